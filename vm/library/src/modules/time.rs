//! `time`: clocks.

use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::type_object::spec::Method;
use vm::objects::{Module, int};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    Ok(Module::native("time", FUNCTIONS))
}

fn seconds(nanoseconds: u64) -> PyResult {
    Ok(Value::float(nanoseconds as f64 / 1e9))
}

/// In seconds.
const LONGEST_NAP: f64 = 0.05;

static FUNCTIONS: &[Method] = &[
    function!("time", "()", |vm| seconds(vm.host.wall_clock()))
        .doc("Seconds since 1970 began, as a float.")
        .untold(),
    function!("time_ns", "()", |vm| int::from_u64(vm.host.wall_clock()))
        .doc("Nanoseconds since 1970 began.")
        .untold(),
    function!("monotonic", "()", |vm| seconds(vm.host.monotonic_clock()))
        .doc("Seconds of a clock that never goes back.")
        .untold(),
    function!("monotonic_ns", "()", |vm| int::from_u64(vm.host.monotonic_clock()))
        .doc("Nanoseconds of a clock that never goes back.")
        .untold(),
    function!("perf_counter", "()", |vm| seconds(vm.host.monotonic_clock()))
        .doc("Seconds of the clock that is best for short times.")
        .untold(),
    function!("perf_counter_ns", "()", |vm| int::from_u64(vm.host.monotonic_clock()))
        .doc("Nanoseconds of the clock that is best for short times.")
        .untold(),
    function!("process_time", "()", |vm| seconds(vm.host.monotonic_clock()))
        .doc("Seconds of computing that the process has used.")
        .untold(),
    function!("sleep", "(seconds, /)", |vm, seconds: f64| {
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
    })
    .doc("Do nothing for so many seconds.")
    .untold(),
];
