//! Lists of anything.

use crate::ast::{Int, List, Word};
use crate::parser::run::Parser;

impl Parser<'_> {
    /// All elements of all lists.
    pub(crate) fn flatten<T: Word>(&mut self, lists: List<List<T>>) -> List<T> {
        let items = self.ast.list(lists);
        if let (Some(only), 1) = (items.first(), items.len()) {
            return only;
        }
        let from = self.begin();
        for place in 0..items.len() {
            if let Some(list) = self.ast.list(lists).get(place) {
                self.extend(list);
            }
        }
        self.end(from)
    }

    /// The first element of a list that has one.
    pub(crate) fn first<T: Word>(&mut self, list: List<T>) -> T {
        match self.ast.list(list).first() {
            Some(first) => first,
            None => {
                self.fail_at_last(
                    "an action of the grammar asks for the first element of an empty list",
                );
                T::from_word(1)
            }
        }
    }

    /// The last element of a list that has one.
    pub(crate) fn last<T: Word>(&mut self, list: List<T>) -> T {
        match self.ast.list(list).last() {
            Some(last) => last,
            None => {
                self.fail_at_last(
                    "an action of the grammar asks for the last element of an empty list",
                );
                T::from_word(1)
            }
        }
    }

    /// How many elements a list has.
    pub(crate) fn length<T: Word>(&mut self, list: List<T>) -> Int {
        self.ast.list(list).len() as Int
    }
}
