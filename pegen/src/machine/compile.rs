//! From the plan to the program.

use rustc_hash::FxHashMap;

use super::Numbers;
use super::program::{
    Arguments, LINKED, NOWHERE, Op, Program, Rule, START, Slot, Target, UNLINKED,
};
use crate::action::{Schema, Type};
use crate::diagnostic::{Checked, Diagnostic};
use crate::model::{Grammar, RuleId, Token};
use crate::plan::{Body, Branch, Choice, GuardId, Matcher, Plan, RulePlan, Step, Then};

/// Compiles every rule of `plan`.
pub fn compile(grammar: &Grammar, plan: &Plan, numbers: &dyn Numbers) -> Checked<Program> {
    let mut compiler = Compiler {
        grammar,
        schema: &grammar.schema,
        rule: RuleId(0),
        in_invalid: false,
        helpers: 0,
        numbers,
        program: Program { ops: vec![Op::Linked, Op::Unlinked], ..Program::default() },
        findings: Vec::new(),
        labels: Vec::new(),
        next_slot: 0,
        most_slots: 0,
        first_local: 0,
        texts: FxHashMap::default(),
    };
    debug_assert!(compiler.program.ops[LINKED as usize] == Op::Linked);
    debug_assert!(compiler.program.ops[UNLINKED as usize] == Op::Unlinked);
    for guard in &plan.guards {
        let mut kinds: Vec<u16> = guard.tokens.iter().map(|one| compiler.token(one)).collect();
        let first = bits(&kinds);
        kinds.extend(guard.second.iter().map(|one| compiler.token(one)));
        compiler.program.guards.push([first, bits(&kinds)]);
    }
    for rule in &plan.rules {
        compiler.rule(rule);
    }
    let Compiler { program, findings, .. } = compiler;
    if findings.is_empty() { Ok(program) } else { Err(findings) }
}

/// A bit for each of `kinds`.
fn bits(kinds: &[u16]) -> Vec<u64> {
    let most = kinds.iter().copied().max().unwrap_or(0);
    let mut bits = vec![0; usize::from(most) / 64 + 1];
    for &kind in kinds {
        bits[usize::from(kind) / 64] |= 1 << (kind % 64);
    }
    bits
}

/// Whether what does not match leaves the input where it was.
fn stays_where_it_fails(matcher: &Matcher) -> bool {
    matches!(matcher, Matcher::Token(_) | Matcher::Rule(_))
}

pub(super) struct Compiler<'a> {
    grammar: &'a Grammar,
    pub(super) schema: &'a Schema,
    /// The rule at hand.
    rule: RuleId,
    /// It is an `invalid_` one.
    in_invalid: bool,
    /// How many functions pegen's C has between the rule at hand and what is compiled: one for each group and
    /// repetition, two for what is gathered.
    helpers: u16,
    pub(super) numbers: &'a dyn Numbers,
    pub(super) program: Program,
    pub(super) findings: Vec<Diagnostic>,
    /// Where each label of the rule at hand is.
    labels: Vec<Target>,
    /// Registers: first what rules need, then the locals, then what expressions need.
    next_slot: Slot,
    most_slots: Slot,
    first_local: Slot,
    /// Where the texts of the program are.
    texts: FxHashMap<String, u32>,
}

/// How a choice is left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exit {
    /// The register with the place where it began.
    pub start: Slot,
    /// The register for its value and where to go with it; none returns from the rule.
    pub matched: Option<(Slot, Target)>,
    /// Where to go without one.
    pub failed: Target,
}

impl Compiler<'_> {
    fn rule(&mut self, rule: &RulePlan) {
        let entry = self.program.ops.len() as Target;
        self.rule = rule.id;
        self.in_invalid = self.grammar.rule(rule.id).is_invalid();
        self.labels.clear();
        self.first_local = 1;
        let slots = Slot::try_from(1 + rule.locals.len()).unwrap_or(NOWHERE);
        self.next_slot = slots;
        self.most_slots = self.next_slot;
        let failed = self.label();
        let start = START;
        match &rule.body {
            Body::Choice(choice) => {
                self.choice(choice, Exit { start, matched: None, failed }, start);
            }
            Body::Loop { seed, left, guard, growth } => {
                let left = self.local(left.0);
                let (seeded, end) = (self.label(), self.label());
                self.choice(seed, Exit { start, matched: Some((left, seeded)), failed }, start);
                self.jump(failed);
                self.here(seeded);
                let before = self.slot();
                self.push(Op::Mark { into: before });
                if let Some(GuardId(guard)) = guard {
                    self.push(Op::Guard { guard: *guard as u32, fail: end });
                }
                let exit = Exit { start, matched: Some((left, seeded)), failed: end };
                self.choice(growth, exit, before);
                self.here(end);
                self.push(Op::Reset { from: before });
                self.push(Op::Return { value: left });
            }
        }
        self.here(failed);
        self.push(Op::Fail);
        self.resolve_labels(entry);
        if self.most_slots == NOWHERE {
            self.findings.push(
                Diagnostic::error("too-many", format!("`{}` is too large a rule", rule.name))
                    .label(self.grammar.rule(rule.id).place, "its parts are too many")
                    .hint("let parts of it be rules of their own"),
            );
        }
        self.program.rules.push(Rule {
            name: rule.name.clone(),
            entry,
            slots: self.most_slots,
            memo: rule.memo,
            grown: rule.grown,
            levels: rule.levels,
            quiet: rule.quiet,
            invalid: self.in_invalid,
        });
    }

    /// Labels become the places that they are at, or to which the jumps lead that are there.
    fn resolve_labels(&mut self, entry: Target) {
        const MOST_JUMPS: usize = 8;
        let end = self.program.ops.len() as Target;
        for place in entry..end {
            let mut op = self.program.ops[place as usize];
            let Some(target) = op.target() else { continue };
            *target = self.labels[*target as usize];
            self.program.ops[place as usize] = op;
        }
        for place in entry..end {
            let mut op = self.program.ops[place as usize];
            let Some(target) = op.target() else { continue };
            for _ in 0..MOST_JUMPS {
                let Op::Jump { to } = self.program.ops[*target as usize] else { break };
                *target = to;
            }
            self.program.ops[place as usize] = op;
        }
    }

    pub(super) fn push(&mut self, op: Op) {
        self.program.ops.push(op);
    }

    pub(super) fn label(&mut self) -> Target {
        self.labels.push(0);
        self.labels.len() as Target - 1
    }

    /// Puts a label at the next instruction.
    pub(super) fn here(&mut self, label: Target) {
        self.labels[label as usize] = self.program.ops.len() as Target;
    }

    pub(super) fn jump(&mut self, to: Target) {
        self.push(Op::Jump { to });
    }

    /// A register that is free until the branch ends.
    pub(super) fn slot(&mut self) -> Slot {
        self.next_slot = self.next_slot.saturating_add(1);
        self.most_slots = self.most_slots.max(self.next_slot);
        self.next_slot - 1
    }

    pub(super) fn local(&self, local: usize) -> Slot {
        self.first_local.saturating_add(local as Slot)
    }

    pub(super) fn text(&mut self, text: &str) -> u32 {
        if let Some(place) = self.texts.get(text) {
            return *place;
        }
        let place = self.program.texts.len() as u32;
        self.program.texts.push(text.to_string());
        self.texts.insert(text.to_string(), place);
        place
    }

    pub(super) fn arguments(&mut self, slots: &[Slot]) -> Arguments {
        let first = self.program.arguments.len() as u32;
        self.program.arguments.extend_from_slice(slots);
        Arguments { first, count: slots.len() as u16 }
    }

    pub(super) fn missing(&mut self, what: &str, name: &str) -> u16 {
        let headline = format!("this build of lab has no {what} `{name}`");
        self.findings.push(Diagnostic::error("not-in-this-build", headline));
        0
    }

    fn token(&mut self, token: &Token) -> u16 {
        let number = match token {
            Token::Named(name) => self.numbers.token(name),
            Token::Keyword(word) => self.numbers.keyword(word),
            Token::Soft(_) | Token::AnySoft => self.numbers.token("NAME"),
        };
        number.unwrap_or_else(|| match token {
            Token::Named(name) | Token::Keyword(name) | Token::Soft(name) => {
                self.missing("token", name)
            }
            Token::AnySoft => self.missing("token", "NAME"),
        })
    }

    /// The branches in order; behind them is where none matched, with `mark` at `back`.
    fn choice(&mut self, choice: &Choice, exit: Exit, back: Slot) {
        for branch in &choice.branches {
            let slots = self.next_slot;
            self.branch(branch, exit, back);
            self.next_slot = slots;
        }
    }

    fn branch(&mut self, branch: &Branch, exit: Exit, back: Slot) {
        let next = self.label();
        let skipped = self.label();
        if let Some(rule) = branch.invalid {
            self.push(Op::Invalid { fail: skipped });
            self.call(rule, NOWHERE, next);
            self.here(next);
            self.push(Op::Reset { from: back });
            self.here(skipped);
            return;
        }
        if let Some(GuardId(guard)) = branch.guard {
            self.push(Op::Guard { guard: guard as u32, fail: skipped });
        }
        if let (true, Some(number)) = (self.in_invalid, branch.alternative) {
            self.push(Op::Alternative { number: number as u32 });
        }
        let mut fail = next;
        for (place, step) in branch.steps.iter().enumerate() {
            let into = step.local.map_or(NOWHERE, |local| self.local(local.0));
            match place {
                // Nothing has been taken that would have to be given back.
                0 if stays_where_it_fails(&step.matcher) => {
                    self.step(step, into, &mut { skipped }, exit);
                }
                _ => self.step(step, into, &mut fail, exit),
            }
        }
        match &branch.then {
            Then::Value(value) => {
                if let Some(number) = branch.alternative.filter(|number| self.is_watched(*number)) {
                    self.push(Op::Taken { number: number as u32 });
                }
                self.leave_with(value, exit);
            }
            Then::Choice(choice) => {
                let after = self.slot();
                self.push(Op::Mark { into: after });
                self.choice(choice, exit, after);
            }
        }
        self.here(next);
        self.push(Op::Reset { from: back });
        self.here(skipped);
    }

    /// Whether an alternative of the rule at hand comes from an overlay.
    fn is_watched(&self, alternative: usize) -> bool {
        let alternative = self.grammar.rule(self.rule).alternatives.get(alternative);
        alternative.is_some_and(|one| self.grammar.authored.contains(&one.place.file))
    }

    /// Matches a step, or goes to `fail`.
    fn step(&mut self, step: &Step, into: Slot, fail: &mut Target, exit: Exit) {
        match &step.matcher {
            Matcher::Token(Token::Soft(word)) => {
                let word = self.text(word);
                self.push(Op::Soft { word, into, fail: *fail });
            }
            Matcher::Token(Token::AnySoft) => self.push(Op::AnySoft { into, fail: *fail }),
            Matcher::Token(token) => {
                let kind = self.token(token);
                self.push(Op::Token { kind, into, fail: *fail });
            }
            Matcher::Rule(id) => self.call(*id, into, *fail),
            Matcher::Group(choice) => {
                self.helpers += 1;
                self.group(choice, into, *fail);
                self.helpers -= 1;
            }
            Matcher::Optional { guard, of } => self.optional(*guard, of, into, exit),
            Matcher::Repeat { guard, element, at_least_one } => {
                self.helpers += 1;
                self.repeat(*guard, element, *at_least_one, into, *fail, exit);
                self.helpers -= 1;
            }
            Matcher::Gather { separator, element } => {
                self.helpers += 1;
                self.gather(separator, element, into, *fail, exit);
                self.helpers -= 1;
            }
            Matcher::Look { ahead, of } => self.look(*ahead, of, *fail, exit),
            Matcher::Forced { of, expected } => {
                let (missing, found) = (self.label(), self.label());
                self.step(of, into, &mut { missing }, exit);
                self.jump(found);
                self.here(missing);
                let what = self.text(expected);
                self.push(Op::Expected { what });
                self.jump(*fail);
                self.here(found);
            }
            Matcher::Cut => *fail = exit.failed,
        }
    }

    fn call(&mut self, rule: RuleId, into: Slot, fail: Target) {
        self.push(Op::Call { rule: rule.0, levels: 1 + self.helpers, into, fail });
    }

    fn group(&mut self, choice: &Choice, into: Slot, fail: Target) {
        let start = self.slot();
        let value = if into == NOWHERE { self.slot() } else { into };
        let (matched, failed) = (self.label(), self.label());
        self.push(Op::Mark { into: start });
        self.choice(choice, Exit { start, matched: Some((value, matched)), failed }, start);
        self.here(failed);
        self.push(Op::Reset { from: start });
        self.jump(fail);
        self.here(matched);
    }

    /// A register with the place to go back to where something does not match, if that does not go back itself.
    fn mark_unless_it_stays(&mut self, matcher: &Matcher) -> Option<Slot> {
        if stays_where_it_fails(matcher) {
            return None;
        }
        let into = self.slot();
        self.push(Op::Mark { into });
        Some(into)
    }

    fn reset(&mut self, to: Option<Slot>) {
        if let Some(from) = to {
            self.push(Op::Reset { from });
        }
    }

    fn optional(&mut self, guard: Option<GuardId>, of: &Step, into: Slot, exit: Exit) {
        let (absent, end) = (self.label(), self.label());
        let before = self.mark_unless_it_stays(&of.matcher);
        if let Some(GuardId(guard)) = guard {
            self.push(Op::Guard { guard: guard as u32, fail: absent });
        }
        self.step(of, into, &mut { absent }, exit);
        self.jump(end);
        self.here(absent);
        self.reset(before);
        if into != NOWHERE {
            self.push(Op::Word { word: 0, into });
        }
        self.here(end);
    }

    fn repeat(
        &mut self,
        guard: Option<GuardId>,
        element: &Step,
        at_least_one: bool,
        into: Slot,
        fail: Target,
        exit: Exit,
    ) {
        let (list, item) = (self.slot(), self.slot());
        let (again, end) = (self.label(), self.label());
        self.push(Op::Begin { into: list });
        self.here(again);
        let before = self.mark_unless_it_stays(&element.matcher);
        if let Some(GuardId(guard)) = guard {
            self.push(Op::Guard { guard: guard as u32, fail: end });
        }
        self.element(element, item, end, exit);
        self.jump(again);
        self.here(end);
        self.reset(before);
        if at_least_one {
            self.push(Op::NotEmpty { from: list, fail });
        }
        self.push(Op::End { from: list, into });
    }

    fn gather(&mut self, separator: &Step, element: &Step, into: Slot, fail: Target, exit: Exit) {
        let (list, item, back) = (self.slot(), self.slot(), self.slot());
        let (again, end) = (self.label(), self.label());
        self.push(Op::Begin { into: list });
        self.push(Op::Mark { into: back });
        self.element(element, item, end, exit);
        self.helpers += 1;
        self.here(again);
        self.push(Op::Mark { into: back });
        self.step(separator, NOWHERE, &mut { end }, exit);
        self.element(element, item, end, exit);
        self.helpers -= 1;
        self.jump(again);
        self.here(end);
        self.push(Op::Reset { from: back });
        self.push(Op::NotEmpty { from: list, fail });
        self.push(Op::End { from: list, into });
    }

    /// One element of a list; a mere match counts as one.
    fn element(&mut self, element: &Step, item: Slot, end: Target, exit: Exit) {
        if element.ty == Type::Matched {
            self.push(Op::Word { word: 1, into: item });
        }
        self.step(element, item, &mut { end }, exit);
        self.push(Op::Push { value: item });
    }

    fn look(&mut self, ahead: bool, of: &Step, fail: Target, exit: Exit) {
        let before = self.slot();
        let (unseen, end) = (self.label(), self.label());
        if let (true, Matcher::Token(token @ (Token::Named(_) | Token::Keyword(_)))) =
            (ahead, &of.matcher)
        {
            let kind = self.token(token);
            self.push(Op::Ahead { kind, fail });
            return;
        }
        self.push(Op::Mark { into: before });
        self.step(of, NOWHERE, &mut { unseen }, exit);
        self.push(Op::Reset { from: before });
        self.jump(if ahead { end } else { fail });
        self.here(unseen);
        self.push(Op::Reset { from: before });
        self.jump(if ahead { fail } else { end });
        self.here(end);
    }
}
