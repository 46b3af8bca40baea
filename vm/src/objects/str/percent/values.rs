//! What `format % values` fills in: the items of a tuple in their order, or one value; of a mapping what a key finds
//! stands then in place of everything else.

use heap::Kind;
use heap::value::Value;

use super::Target;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Bytes, Tuple, bytes, int, str};
use crate::special::Special;

pub(super) struct Values<'a> {
    pub(super) vm: &'a Machine,
    pub(super) target: Target,
    items: Vec<Value>,
    next: usize,
    mapping: Option<&'a Value>,
}

impl<'a> Values<'a> {
    pub(super) fn new(vm: &'a Machine, values: &'a Value, target: Target) -> Self {
        let items = values
            .downcast::<Tuple>()
            .map_or_else(|| vec![values.clone()], |tuple| tuple.items().to_vec());
        let is_mapping = !values.is_kind(Kind::Tuple)
            && !values.is_kind(Kind::Str)
            && (target == Target::Text || bytes::look_at_own(values, |_| ()).is_none())
            && vm.class(values).defines(Special::GetItem);
        Self { vm, target, items, next: 0, mapping: is_mapping.then_some(values) }
    }

    pub(super) fn take(&mut self) -> PyResult {
        self.next += 1;
        let value = self.items.get(self.next - 1).cloned();
        value.ok_or_else(|| self.vm.type_error("not enough arguments for format string"))
    }

    /// The next value as a width or precision, which is no larger than the named type of C can hold.
    pub(super) fn take_size(&mut self, largest: i64, c_type: &str) -> PyResult<i64> {
        let value = self.take()?;
        if !int::is_int(&value) {
            return Err(self.vm.type_error("* wants int"));
        }
        let size = int::as_i64(&value).filter(|size| (-largest - 1..=largest).contains(size));
        size.ok_or_else(|| {
            let message = format!("Python int too large to convert to C {c_type}");
            self.vm.overflow_error(message)
        })
    }

    /// The mapping that keys are looked up in.
    pub(super) fn mapping(&self) -> PyResult<&'a Value> {
        self.mapping.ok_or_else(|| self.vm.type_error("format requires a mapping"))
    }

    /// Makes what the mapping has for `key` the one value that there is to take.
    pub(super) fn choose(&mut self, key: Value) -> PyResult<()> {
        let key = match self.target {
            Target::Text => key,
            Target::Bytes => Bytes::new(str::codecs::encode(self.vm, &key, "latin-1", "strict")?),
        };
        self.items = vec![self.vm.subscript(self.mapping()?, &key)?];
        self.next = 0;
        Ok(())
    }

    /// Whether something was given that no conversion took, which a mapping may have.
    pub(super) fn are_left(&self) -> bool {
        self.next < self.items.len() && self.mapping.is_none()
    }
}
