//! Iteration.

use heap::Kind;
use heap::room;
use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::iterators::Part;
use crate::objects::list::Held;
use crate::objects::*;
use crate::special::Special;

impl Machine {
    /// `iter(value)`.
    #[inline]
    pub fn iter(&self, value: &Value) -> PyResult {
        if let Some(header) = value.header()
            && header.is_exact()
        {
            match header.kind() {
                Kind::List => return Ok(ItemIterator::over_list(self, value)),
                Kind::Tuple => return Ok(ItemIterator::over_tuple(self, value)),
                Kind::Dict => return Ok(DictIterator::new(self, value, Part::Keys, false)),
                Kind::Generator if self.class(value).is(&self.types.generator) => {
                    return Ok(value.clone());
                }
                Kind::ItemIterator | Kind::RangeIterator | Kind::DictIterator => {
                    return Ok(value.clone());
                }
                Kind::Range => {
                    if let Some(range) = value.downcast::<Range>() {
                        return Ok(RangeIterator::over(self, range));
                    }
                }
                _ => (),
            }
        }
        self.iter_by_method(value)
    }

    fn iter_by_method(&self, value: &Value) -> PyResult {
        let class = self.class(value);
        let method = class.special(Special::Iter);
        let made = if method.is_none() { None } else { self.try_call_special(value, &method, &[]) };
        match made {
            Some(iterator) => {
                let iterator = iterator?;
                if !self.class(&iterator).defines(Special::Next) {
                    let kind = self.class(&iterator).name();
                    return Err(
                        self.type_error(format!("iter() returned non-iterator of type '{kind}'"))
                    );
                }
                Ok(iterator)
            }
            None if method.is_null() && self.is_sequence(value) => {
                Ok(ItemIterator::over_sequence(self, value))
            }
            None => Err(self.type_error(format!("'{}' object is not iterable", class.name()))),
        }
    }

    /// Whether its class has a word on iteration: a method, even if none that works, `None`, or indices.
    pub fn iterates(&self, value: &Value) -> bool {
        let class = self.class(value);
        !class.special(Special::Iter).is_null() || self.is_sequence(value)
    }

    /// The next item of an iterator, `None` at its end.
    #[inline]
    pub fn next(&self, iterator: &Value) -> PyResult<Option<Value>> {
        let kind = iterator.header().filter(|header| header.is_exact()).map(|header| header.kind());
        if kind == Some(Kind::Generator) && self.class(iterator).is(&self.types.generator) {
            // It looks itself what has come up, and names its own line.
            return generator::next(self, iterator);
        }
        self.check_interrupt()?;
        match kind {
            Some(Kind::ItemIterator) => {
                if let Some(items) = iterator.downcast::<ItemIterator>() {
                    return items.next(self);
                }
            }
            Some(Kind::RangeIterator) => {
                return Ok(iterator.downcast::<RangeIterator>().and_then(RangeIterator::advance));
            }
            Some(Kind::DictIterator) => {
                if let Some(entries) = iterator.downcast::<DictIterator>() {
                    return entries.next(self);
                }
            }
            _ => (),
        }
        self.next_by_method(iterator)
    }

    fn next_by_method(&self, iterator: &Value) -> PyResult<Option<Value>> {
        let method = self.class(iterator).special(Special::Next);
        let Some(outcome) = self.try_call_special(iterator, &method, &[]) else {
            let kind = self.class(iterator).name();
            return Err(self.type_error(format!("'{kind}' object is not an iterator")));
        };
        match outcome {
            Ok(item) => Ok(Some(item)),
            Err(raised) if raised.is_a(&self.types.exceptions.stop_iteration) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// The next item of an iterator, or at its end the `StopIteration` that Python code raised, or that has a value.
    pub(crate) fn next_or_stop(&self, iterator: &Value) -> PyResult<Result<Value, Option<Raised>>> {
        if iterator.is_exact::<Generator>() && self.class(iterator).is(&self.types.generator) {
            return Ok(match generator::send(self, iterator, Value::NONE)? {
                generator::Sent::Yielded(item) => Ok(item),
                generator::Sent::Returned(result) if result.is_none() => Err(None),
                generator::Sent::Returned(result) => Err(Some(self.stop_iteration(result))),
            });
        }
        if !self.class(iterator).special(Special::Next).is_kind(Kind::Function) {
            return Ok(self.next(iterator)?.ok_or(None));
        }
        match self.call_special(iterator, Special::Next, &[]) {
            Ok(item) => Ok(Ok(item)),
            Err(raised) if raised.is_a(&self.types.exceptions.stop_iteration) => {
                Ok(Err(Some(raised)))
            }
            Err(raised) => Err(raised),
        }
    }

    /// All items of an iterable, at once; a `TypeError` of `iter()` says `refusal`.
    pub fn fast_sequence(&self, iterable: &Value, refusal: &str) -> PyResult<Held> {
        if iterable.is_exact::<List>() || iterable.is_exact::<Tuple>() {
            return self.to_vec(iterable).map(Held::new);
        }
        let iterator = self.iter_or(iterable, || refusal.to_string())?;
        self.check_length_hint(&iterator)?;
        self.to_vec(&iterator).map(Held::new)
    }

    /// `iter(value)`, where each `TypeError` becomes one with the words of `refusal`.
    pub fn iter_or(&self, value: &Value, refusal: impl FnOnce() -> String) -> PyResult {
        self.iter(value).map_err(|raised| match raised.is_a(&self.types.exceptions.type_error) {
            true => self.type_error(refusal()),
            false => raised,
        })
    }

    /// All items of an iterable.
    pub fn to_vec(&self, iterable: &Value) -> PyResult<Vec<Value>> {
        if let Some(list) = iterable.exact::<List>() {
            return Ok(list.items.look(room::copy)?);
        }
        if let Some(tuple) = iterable.exact::<Tuple>() {
            return Ok(room::copy(tuple.items())?);
        }
        if let Some(dict) = iterable.exact::<Dict>() {
            self.check_items(dict.len(), 1)?;
            return Ok(dict.keys());
        }
        let iterator = self.iter(iterable)?;
        let mut items = Held::new(Vec::new());
        while let Some(item) = self.next(&iterator)? {
            items.push(item)?;
        }
        Ok(items.take())
    }

    /// The iterator of what becomes a list: an object of a program's class is asked how much that will be.
    pub fn iter_for_list(&self, iterable: &Value) -> PyResult {
        let iterator = self.iter(iterable)?;
        self.check_length_hint(iterable)?;
        Ok(iterator)
    }

    /// Asks how many items there will be, and refuses more than there is room for.
    pub fn check_length_hint(&self, iterable: &Value) -> PyResult<()> {
        match self.length_hint(iterable)? {
            Some(hint) => self.check_items(hint, 1),
            None => Ok(()),
        }
    }

    /// Whether its items have places: with `__getitem__`, but not that of dicts and generic aliases.
    pub fn is_sequence(&self, value: &Value) -> bool {
        let class = self.class(value);
        class.defines(Special::GetItem)
            && !value.is_kind(Kind::Dict)
            && !class.is(&self.types.generic_alias)
            && !class.is(&self.types.union)
    }
}
