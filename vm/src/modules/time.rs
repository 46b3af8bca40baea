//! `time`: clocks.

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Module, int};
use crate::value::{Ref, Value};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    Ok(Module::native("time", FUNCTIONS))
}

fn seconds(nanoseconds: u64) -> PyResult {
    Ok(Value::float(nanoseconds as f64 / 1e9))
}

/// In seconds.
const LONGEST_NAP: f64 = 0.05;

static FUNCTIONS: &[Method] = &[
    function("time", "()", |vm, _| seconds(vm.host.wall_clock())),
    function("time_ns", "()", |vm, _| Ok(int::from_u64(vm.host.wall_clock()))),
    function("monotonic", "()", |vm, _| seconds(vm.host.monotonic_clock())),
    function("monotonic_ns", "()", |vm, _| Ok(int::from_u64(vm.host.monotonic_clock()))),
    function("perf_counter", "()", |vm, _| seconds(vm.host.monotonic_clock())),
    function("perf_counter_ns", "()", |vm, _| Ok(int::from_u64(vm.host.monotonic_clock()))),
    function("process_time", "()", |vm, _| seconds(vm.host.monotonic_clock())),
    function("sleep", "(seconds, /)", |vm, args| {
        let seconds = vm.to_float(&args[0])?;
        if seconds < 0.0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        // In naps, so that an interrupt is noticed.
        let mut left = seconds;
        while left > 0.0 {
            vm.check_interrupt()?;
            vm.host.sleep(left.min(LONGEST_NAP));
            left -= LONGEST_NAP;
        }
        vm.check_interrupt()?;
        Ok(Value::NONE)
    }),
];
