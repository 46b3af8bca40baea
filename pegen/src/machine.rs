//! The grammar machine.
