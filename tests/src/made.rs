//! Programs made at random, for what a machine can get wrong about the lives of its objects.
//!
//! ```text
//!  tests/made/programs.txt -> Grammar -> the program of a number -> ours:       twice over, on two kinds of heap
//!                                                               -> reference:  in a process of its own
//! ```
//!
//! A program is known by its number alone. What fails is made smaller, line by line, as long as it fails in the same way.

pub mod grammar;
pub mod ours;
pub mod smaller;
pub mod trial;
pub mod worker;
