//! Runs a program.

use super::chain::Chains;
use super::program::{Arguments, LINKED, NOWHERE, Op, Program, START, Slot, Target, UNLINKED};
use super::{Event, Host, Recalled, Word};
use crate::action::Operator;
use crate::model::RuleId;

/// Runs the rule `start`: its value, or none where the input does not match.
pub fn run<H: Host>(program: &Program, start: RuleId, host: &mut H) -> Option<Word> {
    let mut machine = Machine {
        program,
        host,
        chains: Chains::default(),
        handed: None,
        slots: vec![0],
        base: 0,
        frames: Vec::new(),
        scratch: Vec::new(),
        arguments: Vec::new(),
    };
    machine.run(start.0)
}

/// A rule that is being matched.
struct Frame {
    rule: u32,
    /// Where it was tried.
    start: usize,
    /// How many calls deep it is.
    depth: u32,
    /// The caller's registers, where to go on there, and the register for the value.
    base: usize,
    matched: Target,
    failed: Target,
    into: Slot,
    /// The longest match so far of a rule that grows.
    best: Option<(Word, usize)>,
    /// Whether `invalid_` rules were tried around it.
    invalid: bool,
    /// The alternative that is tried, of an `invalid_` rule.
    alternative: u32,
    /// The chain that is run in place of the rule, and the link of it that is being matched.
    chain: usize,
    link: usize,
}

/// A rule that is called.
#[derive(Clone, Copy)]
struct Call {
    rule: u32,
    /// How many calls deep it is.
    depth: u32,
    /// The register for the value, and where to go on.
    into: Slot,
    matched: Target,
    failed: Target,
}

struct Machine<'a, H> {
    program: &'a Program,
    host: &'a mut H,
    chains: Chains,
    /// What the next call of this rule at this token has, which has been made already.
    handed: Option<(u32, usize, Recalled)>,
    slots: Vec<Word>,
    base: usize,
    frames: Vec<Frame>,
    /// Lists in the making, one on top of the other.
    scratch: Vec<Word>,
    arguments: Vec<Word>,
}

/// Where the program goes on; none at its end.
type Next = Option<Target>;

impl<H: Host> Machine<'_, H> {
    fn run(&mut self, start: u32) -> Option<Word> {
        let mut at = match self.call(start, 1, 0, 0, 0) {
            Some(at) if !self.frames.is_empty() => at,
            _ => return None,
        };
        loop {
            let op = self.program.ops[at as usize];
            match self.step(op, at) {
                Some(next) => at = next,
                None if self.host.is_over() => {
                    self.tell_of_raise();
                    return None;
                }
                None => {
                    return (self.frames.is_empty() && self.slots[0] != 0).then(|| self.slots[0]);
                }
            }
        }
    }

    #[inline]
    fn get(&self, slot: Slot) -> Word {
        self.slots[self.base + usize::from(slot)]
    }

    #[inline]
    fn set(&mut self, slot: Slot, word: Word) {
        if slot != NOWHERE {
            self.slots[self.base + usize::from(slot)] = word;
        }
    }

    fn step(&mut self, op: Op, at: Target) -> Next {
        let next = Some(at + 1);
        match op {
            Op::Jump { to } => Some(to),
            Op::Guard { guard, fail } => {
                let kind = self.host.kind();
                let pass = usize::from(self.host.tries_invalid());
                let bits = &self.program.guards[guard as usize][pass];
                let word = bits.get(usize::from(kind) / 64).copied().unwrap_or(0);
                if word >> (kind % 64) & 1 == 1 { next } else { Some(fail) }
            }
            Op::Invalid { fail } => {
                if self.host.tries_invalid() {
                    next
                } else {
                    Some(fail)
                }
            }
            Op::Alternative { number } => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.alternative = number;
                }
                next
            }
            Op::Taken { number: alternative } => {
                self.host.taken_from_overlay();
                if let Some(rule) = self.frames.last().map(|frame| frame.rule) {
                    self.host.watch(Event::Taken { rule, alternative });
                }
                next
            }
            Op::Mark { into } => {
                self.set(into, self.host.mark() as Word);
                next
            }
            Op::Reset { from } => {
                self.host.reset(self.get(from) as usize);
                next
            }
            Op::Token { kind, into, fail } => {
                let place = self.host.mark();
                if !self.host.take(kind) {
                    return Some(fail);
                }
                self.set(into, place as Word + 1);
                next
            }
            Op::Ahead { kind, fail } => {
                if self.host.kind() == kind {
                    next
                } else {
                    Some(fail)
                }
            }
            Op::Soft { word, into, fail } => {
                let place = self.host.mark();
                if !self.host.take_word(&self.program.texts[word as usize]) {
                    return Some(fail);
                }
                self.set(into, place as Word + 1);
                next
            }
            Op::AnySoft { into, fail } => {
                let place = self.host.mark();
                if !self.host.take_any_word() {
                    return Some(fail);
                }
                self.set(into, place as Word + 1);
                next
            }
            Op::Call { rule, levels, into, fail } => self.call(rule, levels, into, at + 1, fail),
            Op::Expected { what } => {
                self.host.expected(&self.program.texts[what as usize]);
                next.filter(|_| !self.host.is_over())
            }
            Op::Return { value } => {
                let value = self.get(value);
                self.matched(value)
            }
            Op::Fail => self.failed(),
            Op::Linked => self.linked(),
            Op::Unlinked => self.unlinked(),
            Op::Test { of, fail } => {
                if self.get(of) != 0 {
                    next
                } else {
                    Some(fail)
                }
            }
            Op::NotEmpty { from, fail } => {
                if self.scratch.len() > self.get(from) as usize {
                    next
                } else {
                    Some(fail)
                }
            }
            _ => {
                self.make(op);
                next.filter(|_| !self.host.is_over())
            }
        }
    }

    /// Begins a rule, or recalls it.
    fn call(
        &mut self,
        rule: u32,
        levels: u16,
        into: Slot,
        matched: Target,
        failed: Target,
    ) -> Next {
        let around = self.frames.last().map_or(0, |frame| frame.depth);
        let levels_of_rule = self.program.rules[rule as usize].levels;
        let depth = around + u32::from(levels) + levels_of_rule - 1;
        let call = Call { rule, depth, into, matched, failed };
        if depth > self.host.deepest() {
            self.host.too_deep();
            return None;
        }
        if let Some(recalled) = self.recall(rule) {
            return self.hand_over(call, recalled);
        }
        if let Some(next) = self.begin_as_chain(call) {
            return next;
        }
        self.begin(call)
    }

    /// What a rule did at the next token, if that is known.
    #[inline]
    fn recall(&mut self, rule: u32) -> Option<Recalled> {
        let start = self.host.mark();
        if let Some((handed, at, result)) = self.handed
            && (handed, at) == (rule, start)
        {
            self.handed = None;
            return Some(result);
        }
        self.memo(rule).and_then(|memo| self.host.recall(memo, start))
    }

    /// Goes on behind a call whose result is known.
    fn hand_over(&mut self, call: Call, recalled: Recalled) -> Next {
        let (rule, at, remembered) = (call.rule, self.host.mark(), true);
        match recalled {
            Recalled::Failure => {
                self.host.watch(Event::Fail { rule, at, remembered });
                Some(call.failed)
            }
            Recalled::Match { value, end } => {
                self.host.watch(Event::Match { rule, at, end, remembered, alternative: None });
                self.host.reset(end);
                self.set(call.into, value);
                Some(call.matched)
            }
        }
    }

    /// Begins to match a rule.
    fn begin(&mut self, call: Call) -> Next {
        let (rule, start) = (call.rule, self.host.mark());
        let info = &self.program.rules[rule as usize];
        self.host.watch(Event::Try { rule, at: start });
        if info.grown
            && let Some(memo) = self.memo(rule)
        {
            self.host.remember(memo, start, Recalled::Failure);
        }
        self.push_frame(call, usize::from(info.slots), usize::MAX);
        self.set(START, start as Word);
        if info.quiet {
            self.host.try_invalid(false);
        }
        Some(info.entry)
    }

    fn push_frame(&mut self, call: Call, slots: usize, chain: usize) {
        let base = std::mem::replace(&mut self.base, self.slots.len());
        self.slots.resize(self.base + slots, 0);
        self.frames.push(Frame {
            rule: call.rule,
            start: self.host.mark(),
            depth: call.depth,
            base,
            matched: call.matched,
            failed: call.failed,
            into: call.into,
            best: None,
            invalid: self.host.tries_invalid(),
            alternative: 0,
            chain,
            link: 0,
        });
    }

    /// Begins the chain that a rule begins at the next token, if there is one and it does not nest too deep.
    #[inline]
    fn begin_as_chain(&mut self, call: Call) -> Option<Next> {
        if H::WATCHES || self.host.is_second_pass() || self.host.tries_invalid() {
            return None;
        }
        let kind = self.host.kind();
        let chain = self.chains.of(self.program, call.rule, kind)?;
        let deepest = call.depth + self.chains.all[chain].depth();
        (deepest <= self.host.deepest()).then(|| self.begin_chain(call, chain))
    }

    /// Begins with the last link of a chain, or with the first that is remembered.
    fn begin_chain(&mut self, call: Call, chain: usize) -> Next {
        self.push_frame(call, 1, chain);
        let last = self.chains.all[chain].links.len() - 1;
        for remembered in 0..self.chains.all[chain].memos.len() {
            let (place, memo) = self.chains.all[chain].memos[remembered];
            // The first link has been looked for.
            if place > 0
                && let Some(recalled) = self.host.recall(memo, self.host.mark())
            {
                let call = self.call_of_link(chain, place);
                return self.hand_over(call, recalled);
            }
        }
        let call = self.call_of_link(chain, last);
        match self.recall(call.rule) {
            Some(recalled) => self.hand_over(call, recalled),
            None => self.begin(call),
        }
    }

    /// The call of a link, for the frame of its chain, which is the last.
    fn call_of_link(&mut self, chain: usize, place: usize) -> Call {
        let link = &self.chains.all[chain].links[place];
        let frame = self.frames.last_mut().expect("a chain has a frame");
        frame.link = place;
        Call {
            rule: link.rule,
            depth: frame.depth + link.depth,
            into: 0,
            matched: LINKED,
            failed: UNLINKED,
        }
    }

    /// A link has a value: those before it have the same, but for the last one that goes on by itself.
    fn linked(&mut self) -> Next {
        let (value, end) = (self.get(0), self.host.mark());
        let frame = self.frames.last()?;
        let (chain, start, place) = (frame.chain, frame.start, frame.link);
        let links = &self.chains.all[chain];
        let goes_on =
            if links.asks(place) { links.who_goes_on(place, self.host.kind()) } else { None };
        let first = goes_on.map_or(0, |place| place + 1);
        for &(remembered, memo) in &self.chains.all[chain].memos {
            if (first..place).contains(&remembered) {
                self.host.remember(memo, start, Recalled::Match { value, end });
            }
        }
        match goes_on {
            Some(link) => self.run_link(chain, link, Recalled::Match { value, end }),
            None => self.leave_chain(Some(value)),
        }
    }

    /// A link has failed: the one before it may have another alternative.
    fn unlinked(&mut self) -> Next {
        let frame = self.frames.last()?;
        match frame.link.checked_sub(1) {
            Some(before) => self.run_link(frame.chain, before, Recalled::Failure),
            None => self.leave_chain(None),
        }
    }

    /// Runs a link to which the next one hands its result.
    fn run_link(&mut self, chain: usize, place: usize, result: Recalled) -> Next {
        let start = self.frames.last()?.start;
        self.host.reset(start);
        self.handed = Some((self.chains.all[chain].links[place + 1].rule, start, result));
        let call = self.call_of_link(chain, place);
        self.begin(call)
    }

    /// Goes back to whoever called the rule that the chain stands for.
    fn leave_chain(&mut self, value: Option<Word>) -> Next {
        let frame = self.frames.pop()?;
        self.slots.truncate(self.base);
        self.base = frame.base;
        if let Some(value) = value {
            self.set(frame.into, value);
        }
        if self.frames.is_empty() {
            return None;
        }
        Some(if value.is_some() { frame.matched } else { frame.failed })
    }

    /// The number under which a rule is remembered in this pass.
    fn memo(&self, rule: u32) -> Option<usize> {
        let memo = self.program.rules[rule as usize].memo?;
        (memo.always || self.host.is_second_pass()).then_some(memo.number)
    }

    /// An error has ended the parse: tells of the `invalid_` rules that were being tried.
    fn tell_of_raise(&mut self) {
        for frame in &self.frames {
            if self.program.rules[frame.rule as usize].invalid {
                let (rule, alternative) = (frame.rule, frame.alternative);
                self.host.watch(Event::Raise { rule, alternative });
            }
        }
    }

    /// The rule at hand has matched.
    fn matched(&mut self, value: Word) -> Next {
        let end = self.host.mark();
        let program = self.program;
        let frame = self.frames.last_mut()?;
        let info = &program.rules[frame.rule as usize];
        if info.grown {
            if end <= frame.best.map_or(frame.start, |(_, end)| end) {
                return self.grown();
            }
            frame.best = Some((value, end));
            let (start, rule) = (frame.start, frame.rule);
            if let Some(memo) = self.memo(rule) {
                self.host.remember(memo, start, Recalled::Match { value, end });
            }
            self.host.reset(start);
            return Some(info.entry);
        }
        let (start, rule) = (frame.start, frame.rule);
        if let Some(memo) = self.memo(rule) {
            self.host.remember(memo, start, Recalled::Match { value, end });
        }
        self.leave(Some((value, end)))
    }

    fn failed(&mut self) -> Next {
        let program = self.program;
        let frame = self.frames.last()?;
        let info = &program.rules[frame.rule as usize];
        if info.grown {
            return self.grown();
        }
        let (start, rule) = (frame.start, frame.rule);
        if let Some(memo) = self.memo(rule) {
            self.host.remember(memo, start, Recalled::Failure);
        }
        self.leave(None)
    }

    /// A rule that grows has stopped growing.
    fn grown(&mut self) -> Next {
        let best = self.frames.last()?.best;
        if let Some((_, end)) = best {
            self.host.reset(end);
        }
        self.leave(best)
    }

    /// Goes back to the caller of the rule at hand.
    fn leave(&mut self, found: Option<(Word, usize)>) -> Next {
        let frame = self.frames.pop()?;
        let (rule, at) = (frame.rule, frame.start);
        let info = &self.program.rules[rule as usize];
        if info.quiet {
            self.host.try_invalid(frame.invalid);
        }
        self.slots.truncate(self.base);
        self.base = frame.base;
        match found {
            Some((value, end)) => {
                let alternative = info.invalid.then_some(frame.alternative);
                let remembered = false;
                self.host.watch(Event::Match { rule, at, end, remembered, alternative });
                self.set(frame.into, value);
            }
            None => {
                self.host.watch(Event::Fail { rule, at, remembered: false });
                self.host.reset(at);
            }
        }
        if self.frames.is_empty() {
            return None;
        }
        Some(if found.is_some() { frame.matched } else { frame.failed })
    }

    fn load(&mut self, arguments: Arguments) {
        let first = arguments.first as usize;
        let slots = &self.program.arguments[first..first + usize::from(arguments.count)];
        self.arguments.clear();
        for &slot in slots {
            self.arguments.push(self.slots[self.base + usize::from(slot)]);
        }
    }

    /// The instructions that have a value and always go on.
    fn make(&mut self, op: Op) {
        match op {
            Op::Begin { into } => self.set(into, self.scratch.len() as Word),
            Op::Push { value } => self.scratch.push(self.get(value)),
            Op::Extend { list } => {
                let list = self.get(list);
                self.host.items(list, &mut self.scratch);
            }
            Op::End { from, into } => {
                let from = (self.get(from) as usize).min(self.scratch.len());
                if into != NOWHERE {
                    let list = self.host.list(&self.scratch[from..]);
                    self.set(into, list);
                }
                self.scratch.truncate(from);
            }
            Op::Word { word, into } => self.set(into, word),
            Op::Copy { from, into } => self.set(into, self.get(from)),
            Op::Text { text, into } => {
                let text = self.host.text(&self.program.texts[text as usize]);
                self.set(into, text);
            }
            Op::Singleton { which, into } => {
                let constant = self.host.singleton(which);
                self.set(into, constant);
            }
            Op::Make { kind, fields, start, into } => {
                self.load(fields);
                let start = (start != NOWHERE).then(|| self.get(start) as usize);
                let node = self.host.make(kind, &self.arguments, start);
                self.set(into, node);
            }
            Op::Record { fields, into } => {
                self.load(fields);
                let record = self.host.record(&self.arguments);
                self.set(into, record);
            }
            Op::Help { helper, arguments, start, into } => {
                self.load(arguments);
                let start = self.get(start) as usize;
                let value = self.host.help(helper, &self.arguments, start);
                self.set(into, value);
            }
            Op::PlusOne { of, into } => self.set(into, self.get(of).wrapping_add(1)),
            Op::Not { of, into } => self.set(into, Word::from(self.get(of) == 0)),
            Op::Binary { operator, left, right, into } => {
                let word = binary(operator, self.get(left), self.get(right));
                self.set(into, word);
            }
            _ => self.access(op),
        }
    }

    fn access(&mut self, op: Op) {
        match op {
            Op::Field { of, into, .. }
            | Op::Part { of, into, .. }
            | Op::HelpSome { of, into, .. } => {
                let of = self.get(of);
                let word = if of == 0 { 0 } else { self.one(op, of) };
                self.set(into, word);
            }
            Op::EachField { of, into, .. }
            | Op::EachPart { of, into, .. }
            | Op::EachHelp { of, into, .. } => {
                let from = self.scratch.len();
                let list = self.get(of);
                self.host.items(list, &mut self.scratch);
                for place in from..self.scratch.len() {
                    let of = self.scratch[place];
                    self.scratch[place] = if of == 0 { 0 } else { self.one(op, of) };
                }
                let list = self.host.list(&self.scratch[from..]);
                self.scratch.truncate(from);
                self.set(into, list);
            }
            _ => {}
        }
    }

    /// An access to one value.
    fn one(&mut self, op: Op, of: Word) -> Word {
        match op {
            Op::Field { kind, field, .. } | Op::EachField { kind, field, .. } => {
                self.host.field(of, kind, usize::from(field))
            }
            Op::Part { field, .. } | Op::EachPart { field, .. } => {
                self.host.part(of, usize::from(field))
            }
            Op::HelpSome { helper, start, .. } | Op::EachHelp { helper, start, .. } => {
                let start = self.get(start) as usize;
                self.host.help(helper, &[of], start)
            }
            _ => 0,
        }
    }
}

fn binary(operator: Operator, left: Word, right: Word) -> Word {
    let (a, b) = (left as i32, right as i32);
    match operator {
        Operator::Or => Word::from(left != 0 || right != 0),
        Operator::And => Word::from(left != 0 && right != 0),
        Operator::Equal => Word::from(a == b),
        Operator::NotEqual => Word::from(a != b),
        Operator::Less => Word::from(a < b),
        Operator::LessOrEqual => Word::from(a <= b),
        Operator::Greater => Word::from(a > b),
        Operator::GreaterOrEqual => Word::from(a >= b),
        Operator::Add => a.wrapping_add(b) as Word,
        Operator::Subtract => a.wrapping_sub(b) as Word,
    }
}
