//! `gc`.

use crate::errors::PyResult;
use crate::heap::collector;
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Module, Tuple};
use crate::value::{Ref, Value};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    Ok(Module::native("gc", FUNCTIONS))
}

static FUNCTIONS: &[Method] = &[
    function("collect", "(generation=2)", |_, _| Ok(Value::index(collector::collect()))),
    function("enable", "()", |_, _| {
        collector::set_enabled(true);
        Ok(Value::NONE)
    }),
    function("disable", "()", |_, _| {
        collector::set_enabled(false);
        Ok(Value::NONE)
    }),
    function("isenabled", "()", |_, _| Ok(Value::bool(collector::is_enabled()))),
    function("freeze", "()", |_, _| Ok(Value::NONE)),
    function("get_count", "()", |_, _| Ok(Tuple::new(vec![Value::int_unchecked(0); 3]))),
    function("get_threshold", "()", |vm, _| {
        Ok(Tuple::new([2000, 10, 0].map(|number| vm.int(number)).to_vec()))
    }),
    function("set_threshold", "(threshold0, threshold1=0, threshold2=0, /)", |_, _| {
        Ok(Value::NONE)
    }),
];
