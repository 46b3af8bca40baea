//! `time`: clocks and sleeping. Clocks are the host's.

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Module, int};
use crate::value::{Ref, Value};

pub fn create(_: &Machine) -> Ref<Module> {
    Module::native("time", FUNCTIONS)
}

static FUNCTIONS: &[Method] = &[
    function("time", "()", |vm, _| Ok(seconds(vm.host.since_epoch()))),
    function("time_ns", "()", |vm, _| Ok(int::from_u64(vm.host.since_epoch().as_nanos() as u64))),
    function("monotonic", "()", |vm, _| Ok(seconds(vm.host.since_start()))),
    function("monotonic_ns", "()", |vm, _| Ok(int::from_u64(vm.host.since_start().as_nanos() as u64))),
    function("perf_counter", "()", |vm, _| Ok(seconds(vm.host.since_start()))),
    function("perf_counter_ns", "()", |vm, _| Ok(int::from_u64(vm.host.since_start().as_nanos() as u64))),
    function("process_time", "()", |vm, _| Ok(seconds(vm.host.since_start()))),
    function("sleep", "(seconds, /)", sleep),
];

fn seconds(duration: std::time::Duration) -> Value {
    Value::float(duration.as_secs_f64())
}

fn sleep(vm: &Machine, args: &[Value]) -> PyResult {
    let seconds = vm.to_float(&args[0])?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    match std::time::Duration::try_from_secs_f64(seconds) {
        Ok(duration) => vm.host.sleep(duration),
        Err(_) => return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t")),
    }
    Ok(Value::NONE)
}
