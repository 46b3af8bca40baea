//! The order of chained exceptions, and the boxes of exception groups.
//!
//! First it is found out what is shown ([`Plan`]), each link to an exception once in the whole picture; then it is
//! drawn ([`Drawing`]), the earliest exception of a chain first.

use heap::value::Value;
use rustc_hash::FxHashSet;

use super::{entries, exception_only};
use crate::machine::Machine;
use crate::objects::Exception;
use crate::objects::exception::group;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// How many exceptions of a group are shown, and groups in groups.
const WIDEST_GROUP: usize = 15;
const DEEPEST_GROUP: usize = 10;

/// Shows an exception behind those that led to it.
pub(super) fn render(vm: &Machine, value: &Value, text: &mut String) {
    let plan = Plan::of(vm, value);
    Drawing { vm, plan: &plan, depth: 0, needs_end: false, text }.chain(0);
}

/// An exception of the picture.
struct Part {
    value: Value,
    /// What led to it, and the words for that.
    earlier: Option<(usize, &'static str)>,
    members: Vec<usize>,
}

/// The exceptions that are shown, by number; the first is the one that was raised.
struct Plan {
    parts: Vec<Part>,
    /// Those that were met: none is the cause or context of another twice.
    seen: FxHashSet<u64>,
}

impl Plan {
    fn of(vm: &Machine, value: &Value) -> Plan {
        let mut plan = Plan { parts: Vec::new(), seen: FxHashSet::default() };
        let mut waiting = vec![plan.add(value.clone())];
        while let Some(number) = waiting.pop() {
            let value = plan.parts[number].value.clone();
            let earlier = plan.earlier(&value);
            plan.parts[number].earlier = earlier;
            if group::is_group(vm, &value) {
                let members = group::members(&value).into_iter().map(|member| plan.add(member));
                plan.parts[number].members = members.collect();
            }
            waiting.extend(earlier.map(|(number, _)| number));
            waiting.extend(&plan.parts[number].members);
        }
        plan
    }

    fn add(&mut self, value: Value) -> usize {
        self.seen.insert(value.bits());
        self.parts.push(Part { value, earlier: None, members: Vec::new() });
        self.parts.len() - 1
    }

    fn earlier(&mut self, value: &Value) -> Option<(usize, &'static str)> {
        let exception = value.downcast::<Exception>()?;
        let (cause, context) = (exception.cause.get(), exception.context.get());
        let is_new = |plan: &Plan, one: &Value| !one.is_null() && !plan.seen.contains(&one.bits());
        if is_new(self, &cause) {
            return Some((self.add(cause), CAUSE));
        }
        if !exception.suppress_context.get() && is_new(self, &context) {
            return Some((self.add(context), CONTEXT));
        }
        None
    }
}

/// The picture as far as it is drawn.
struct Drawing<'a> {
    vm: &'a Machine,
    plan: &'a Plan,
    /// How many groups the place is in, the outermost one counting twice for its members.
    depth: usize,
    /// The box of the innermost group has no end yet.
    needs_end: bool,
    text: &'a mut String,
}

impl Drawing<'_> {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// What stands in front of every line, `bar` at its edge.
    fn margin(&self, bar: char) -> String {
        match self.depth {
            0 => String::new(),
            _ => format!("{}{bar} ", self.indent()),
        }
    }

    /// An exception behind those that led to it.
    fn chain(&mut self, last: usize) {
        let mut links = vec![(last, None)];
        let mut number = last;
        while let Some((earlier, words)) = self.plan.parts[number].earlier {
            links.last_mut().expect("there is one").1 = Some(words);
            links.push((earlier, None));
            number = earlier;
        }
        for (number, words) in links.into_iter().rev() {
            if let Some(words) = words {
                let margin = self.margin('|');
                self.text.push_str(&format!("{margin}\n{margin}{words}\n{margin}\n"));
            }
            self.part(number);
        }
    }

    fn part(&mut self, number: usize) {
        let part = &self.plan.parts[number];
        if !group::is_group(self.vm, &part.value) {
            self.exception(&part.value, "Traceback", '|');
        } else if self.depth > DEEPEST_GROUP {
            let margin = self.margin('|');
            self.text.push_str(&format!("{margin}... (max_group_depth is {DEEPEST_GROUP})\n"));
        } else {
            self.group(&part.value, &part.members);
        }
    }

    /// The traceback and the last lines of one exception.
    fn exception(&mut self, value: &Value, title: &str, bar: char) {
        let Some(exception) = value.downcast::<Exception>() else { return };
        let margin = self.margin('|');
        let traceback = exception.traceback.get();
        if !traceback.is_null() {
            let first = self.margin(bar);
            self.text.push_str(&format!("{first}{title} (most recent call last):\n"));
            entries(self.vm, &traceback, &margin, self.text);
        }
        exception_only(self.vm, value, &margin, self.text);
    }

    fn group(&mut self, value: &Value, members: &[usize]) {
        let is_outermost = self.depth == 0;
        self.depth += usize::from(is_outermost);
        self.exception(value, "Exception Group Traceback", if is_outermost { '+' } else { '|' });
        self.needs_end = false;
        let shown = members.len().min(WIDEST_GROUP + 1);
        for (place, &member) in members.iter().take(shown).enumerate() {
            let is_last = place + 1 == shown;
            // The end may be drawn by a group that is the last member.
            self.needs_end |= is_last;
            self.member(member, place, members.len());
            if is_last && self.needs_end {
                let indent = self.indent();
                self.text.push_str(&format!("{indent}  +------------------------------------\n"));
                self.needs_end = false;
            }
        }
        self.depth -= usize::from(is_outermost);
    }

    /// A member of a group with its title; in the place behind the last that is shown, how many there are more.
    fn member(&mut self, number: usize, place: usize, total: usize) {
        let indent = self.indent();
        let corner = if place == 0 { "+-" } else { "  " };
        let is_cut = place >= WIDEST_GROUP;
        let title = if is_cut { "...".to_string() } else { (place + 1).to_string() };
        self.text
            .push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
        self.depth += 1;
        if is_cut {
            let (margin, more) = (self.margin('|'), total - place);
            let plural = if more == 1 { "" } else { "s" };
            self.text.push_str(&format!("{margin}and {more} more exception{plural}\n"));
        } else {
            self.chain(number);
        }
        self.depth -= 1;
    }
}
