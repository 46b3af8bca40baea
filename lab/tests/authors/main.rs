//! What authors of experiments ask for: `lab list`, `lab test`, `lab magic`, `lab explain`, `lab new`, `lab audit`.

mod audit;
mod explain;
mod list;
mod magic;
mod new;
mod place;
mod test;
