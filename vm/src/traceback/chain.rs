//! The order of chained exceptions, and the boxes of exception groups.

use super::{entries, exception_only};
use crate::machine::Machine;
use crate::objects::Exception;
use crate::objects::exception::group;
use crate::value::Value;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// Shows an exception behind those that led to it. `seen` keeps rings from going round.
pub(super) fn render(
    vm: &Machine,
    value: &Value,
    indent: &str,
    text: &mut String,
    seen: &mut Vec<u64>,
) {
    let Some(exception) = value.downcast::<Exception>() else { return };
    seen.push(value.bits());
    let cause = exception.cause.get();
    let context = exception.context.get();
    let (earlier, link) = match () {
        () if !cause.is_null() => (cause, CAUSE),
        () if !exception.suppress_context.get() => (context, CONTEXT),
        () => (Value::NULL, ""),
    };
    if !earlier.is_null() && !seen.contains(&earlier.bits()) && seen.len() < 1000 {
        render(vm, &earlier, indent, text, seen);
        let bar = indent.trim_end();
        text.push_str(&format!("{bar}\n{indent}{link}\n{bar}\n"));
    }
    match group::is_group(vm, value) {
        true => render_group(vm, value, exception, indent, text, seen),
        false => render_one(vm, value, exception, indent, text),
    }
}

fn render_one(vm: &Machine, value: &Value, exception: &Exception, indent: &str, text: &mut String) {
    let traceback = exception.traceback.get();
    if !traceback.is_null() {
        text.push_str(&format!("{indent}Traceback (most recent call last):\n"));
        entries(vm, &traceback, indent, text);
    }
    exception_only(vm, value, indent, text);
}

const WIDEST_GROUP: usize = 15;
const DEEPEST_GROUP: usize = 10;

fn render_group(
    vm: &Machine,
    value: &Value,
    exception: &Exception,
    indent: &str,
    text: &mut String,
    seen: &mut Vec<u64>,
) {
    let depth = indent.matches('|').count();
    let (outer, inner) = match depth {
        0 => ("  + ".to_string(), "  | ".to_string()),
        _ => (indent.to_string(), indent.to_string()),
    };
    let traceback = exception.traceback.get();
    if !traceback.is_null() {
        text.push_str(&format!("{outer}Exception Group Traceback (most recent call last):\n"));
        entries(vm, &traceback, &inner, text);
    }
    exception_only(vm, value, &inner, text);
    if depth >= DEEPEST_GROUP {
        text.push_str(&format!("{inner}... (max_group_depth is {DEEPEST_GROUP})\n"));
        return;
    }
    let members = group::members(value);
    let total = members.len();
    let column = " ".repeat(inner.len() - 2);
    for (number, member) in members.iter().enumerate() {
        let lead = if number == 0 { "+-" } else { "  " };
        let title = match number < WIDEST_GROUP {
            true => (number + 1).to_string(),
            false => "...".to_string(),
        };
        let prefix = &inner[..inner.len() - 2];
        let _ = &column;
        text.push_str(&format!("{prefix}{lead}+---------------- {title} ----------------\n"));
        let deeper = format!("{prefix}  | ");
        if number >= WIDEST_GROUP {
            let more = total - number;
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!("{deeper}and {more} more exception{plural}\n"));
            text.push_str(&format!("{prefix}  +------------------------------------\n"));
            return;
        }
        render(vm, member, &deeper, text, seen);
        if number + 1 == total && !ends_with_group(vm, member) {
            text.push_str(&format!("{prefix}  +------------------------------------\n"));
        }
    }
}

fn ends_with_group(vm: &Machine, value: &Value) -> bool {
    group::is_group(vm, value)
}
