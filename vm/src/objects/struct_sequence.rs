//! Tuples whose items have names, such as `sys.float_info`: the attributes of their spec are the fields, in order.

use heap::Kind;
use heap::value::Value;

use super::type_object::spec::{Counting, Method, TypeSpec};
use super::{Str, Tuple, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::{method, static_method};

/// What they have in common; used as `..struct_sequence::SPEC`.
pub const SPEC: TypeSpec = TypeSpec { kind: Kind::Tuple, methods: &[METHODS], ..TypeSpec::DEFAULT };

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, sequence, dict={})", make)
        .counting(Counting::Named("structseq")),
    method!("__repr__", "(self, /)", repr),
];

/// The value of a field.
pub fn field<const PLACE: usize>(_: &Machine, value: &Value) -> PyResult {
    Ok(value.downcast::<Tuple>().map_or(Value::NONE, |tuple| tuple.items()[PLACE].clone()))
}

/// A new one of a class that a spec describes, which has as many fields.
pub fn new(class: &TypeRef, fields: Vec<Value>) -> Value {
    debug_assert!(fields.len() == names(class).count(), "a field has a value");
    heap::new_row::<Tuple, _>(class, fields.into_iter()).into_value()
}

fn names(class: &TypeRef) -> impl Iterator<Item = &'static str> {
    class.spec.iter().flat_map(|spec| spec.attributes).map(|field| field.name)
}

fn make(vm: &Machine, class: &TypeRef, sequence: &Value, _: Option<&Value>) -> PyResult {
    let fields = vm.fast_sequence(sequence, "constructor requires a sequence")?;
    let (wanted, given) = (names(class).count(), fields.len());
    if wanted != given {
        let name = class.qualified_name();
        return Err(
            vm.type_error(format!("{name}() takes a {wanted}-sequence ({given}-sequence given)"))
        );
    }
    Ok(new(class, fields.to_vec()))
}

fn repr(vm: &Machine, value: &Value) -> PyResult {
    let (class, mut shown) = (vm.class(value), Vec::new());
    let items = value.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    for (name, item) in names(class).zip(items) {
        shown.push(format!("{name}={}", vm.repr(item)?));
    }
    Ok(Str::from_string(format!("{}({})", class.qualified_name(), shown.join(", "))))
}
