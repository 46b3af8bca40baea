//! From the analysed model to the plan.

use rustc_hash::FxHashMap;

use super::same::same_item;
use super::{
    Body, Branch, Choice, Guard, GuardId, Local, LocalId, Matcher, Memo, Plan, RulePlan, Step, Then,
};
use crate::action::{Item as ListItem, Type, Value, ValueKind};
use crate::analysis::{Analysis, First, FirstSets, Recursion, leftmost};
use crate::model::{Alternative, Expression, Grammar, Item, Rule, RuleId, Token};

/// Plans every rule of `grammar`.
pub fn plan(grammar: &Grammar, analysis: &Analysis) -> Plan {
    let mut builder = Builder {
        grammar,
        analysis,
        guards: Vec::new(),
        guard_ids: FxHashMap::default(),
        locals: Vec::new(),
    };
    let mut memos = 0;
    let mut rules: Vec<RulePlan> = grammar.ids().map(|id| builder.rule(id)).collect();
    let counted = closes_a_cycle(&rules);
    let shared = is_called_by_several(&rules);
    for ((rule, counted), shared) in rules.iter_mut().zip(counted).zip(shared) {
        // The match of a rule that goes by way of a growing one is not final.
        let is_final = analysis.recursion[rule.id.0 as usize] != Recursion::Member;
        rule.counted = counted;
        rule.is_leaf = calls(rule).is_empty();
        let marked = grammar.rule(rule.id).memo && is_final;
        let is_shared_loop = shared && matches!(rule.body, Body::Loop { .. });
        if rule.grown || marked || is_shared_loop {
            rule.memo = Some(Memo { number: memos, always: rule.grown || marked });
            memos += 1;
        }
    }
    Plan { rules, guards: builder.guards, memos }
}

struct Builder<'a> {
    grammar: &'a Grammar,
    analysis: &'a Analysis,
    guards: Vec<Guard>,
    /// By the first sets of both passes.
    guard_ids: FxHashMap<(First, First), GuardId>,
    /// The variables of the rule at hand.
    locals: Vec<Local>,
}

/// What is left of an alternative, and the locals of its bindings so far.
#[derive(Clone)]
struct Rest<'a> {
    items: &'a [Item],
    alternative: &'a Alternative,
    /// Its number, if it is one of the rule's own.
    number: Option<usize>,
    locals: Vec<Option<LocalId>>,
}

impl<'a> Builder<'a> {
    fn rule(&mut self, id: RuleId) -> RulePlan {
        let rule = self.grammar.rule(id);
        self.locals.clear();
        let recursion = self.analysis.recursion[id.0 as usize];
        let looped = match recursion {
            Recursion::Alone => self.as_loop(id, rule),
            _ => None,
        };
        let grown = looped.is_none() && matches!(recursion, Recursion::Alone | Recursion::Leader);
        let body = looped.unwrap_or_else(|| {
            let numbered = rule.alternatives.iter().enumerate();
            let rests = numbered.map(|(number, one)| Rest { number: Some(number), ..whole(one) });
            Body::Choice(self.rests(rests.collect()))
        });
        RulePlan {
            id,
            name: rule.name.clone(),
            ty: rule.ty.clone(),
            body,
            locals: std::mem::take(&mut self.locals),
            memo: None,
            grown,
            counted: false,
            is_leaf: false,
            levels: if matches!(recursion, Recursion::Alone | Recursion::Leader) { 2 } else { 1 },
            quiet: rule.is_quiet(),
        }
    }

    /// A rule whose recursive alternatives begin with it and stand before all others.
    fn as_loop(&mut self, id: RuleId, rule: &'a Rule) -> Option<Body> {
        let numbered = |number, one| Rest { number: Some(number), ..whole(one) };
        let tried: Vec<&Alternative> = rule.alternatives.iter().collect();
        let recursive = |alternative: &Alternative| {
            matches!(alternative.items.first().map(|item| &item.expression),
                Some(Expression::Rule(first)) if *first == id)
        };
        let split = tried.iter().position(|one| !recursive(one))?;
        let (growth, seeds) = tried.split_at(split);
        let first = &self.analysis.second;
        let plain = growth.iter().all(|one| {
            one.items.len() > 1 && !one.items[1..].iter().all(|item| first.nullable(item))
        });
        if growth.is_empty() || !plain || seeds.iter().any(|one| begins_with(id, one, first)) {
            return None;
        }
        let seed = {
            let seeds = seeds.iter().enumerate();
            self.rests(seeds.map(|(number, one)| numbered(split + number, one)).collect())
        };
        let left = self.local("left", &rule.ty);
        let rests: Vec<Rest<'a>> = growth
            .iter()
            .enumerate()
            .map(|(number, alternative)| {
                let mut rest = numbered(number, alternative);
                if let Some(binding) = rest.items[0].binding {
                    rest.locals[binding] = Some(left);
                    self.name_local(left, &alternative.bindings[binding].name);
                }
                rest.items = &rest.items[1..];
                rest
            })
            .collect();
        let guard = self.guard_of_all(&rests);
        let growth = self.rests(rests);
        Some(Body::Loop { seed, left, guard, growth })
    }

    fn choice(&mut self, alternatives: &'a [Alternative]) -> Choice {
        self.rests(alternatives.iter().map(whole).collect())
    }

    /// A choice of what is left of several alternatives: neighbours that go on alike go on together.
    fn rests(&mut self, rests: Vec<Rest<'a>>) -> Choice {
        let mut branches = Vec::new();
        let mut from = 0;
        while from < rests.len() {
            if let Some(invalid) = self.grammar.only_invalid(rests[from].alternative) {
                let then = Then::Value(Value::new(ValueKind::None, Type::Nothing));
                let alternative = rests[from].number;
                let (guard, steps, invalid) = (None, Vec::new(), Some(invalid));
                branches.push(Branch { guard, invalid, alternative, steps, then });
                from += 1;
                continue;
            }
            let mut to = from + 1;
            while to < rests.len() && shared_length(&rests[from..=to]) > 0 {
                to += 1;
            }
            let guard = match to < rests.len() {
                true => self.guard_of(&rests[from..to]),
                false => None,
            };
            branches.push(self.branch(&rests[from..to], guard));
            from = to;
        }
        Choice { branches }
    }

    fn branch(&mut self, rests: &[Rest<'a>], guard: Option<GuardId>) -> Branch {
        if let [rest] = rests {
            let mut rest = rest.clone();
            let steps = self.steps(std::slice::from_mut(&mut rest), rest_length(rests));
            let then = Then::Value(self.action(&rest));
            return Branch { guard, invalid: None, alternative: rest.number, steps, then };
        }
        let mut rests = rests.to_vec();
        let length = shared_length(&rests);
        let steps = self.steps(&mut rests, length);
        let then = Then::Choice(self.rests(rests));
        Branch { guard, invalid: None, alternative: None, steps, then }
    }

    /// The next `length` items, which all of `rests` share.
    fn steps(&mut self, rests: &mut [Rest<'a>], length: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        for _ in 0..length {
            let item = &rests[0].items[0];
            let matcher = self.matcher(item);
            let mut local = None;
            for rest in rests.iter_mut() {
                let (item, more) = (&rest.items[0], &rest.items[1..]);
                rest.items = more;
                let Some(binding) = item.binding.filter(|&it| is_used(it, rest.alternative)) else {
                    continue;
                };
                let name = &rest.alternative.bindings[binding].name;
                let id = *local.get_or_insert_with(|| self.local(name, &item.ty));
                rest.locals[binding] = Some(id);
                self.name_local(id, name);
            }
            steps.push(Step { local, matcher, ty: item.ty.clone() });
        }
        steps
    }

    fn local(&mut self, name: &str, ty: &Type) -> LocalId {
        self.locals.push(Local { name: name.to_string(), ty: ty.clone() });
        LocalId(self.locals.len() - 1)
    }

    /// A local that has no name yet gets one.
    fn name_local(&mut self, id: LocalId, name: &str) {
        let local = &mut self.locals[id.0];
        if local.name.is_empty() {
            local.name = name.to_string();
        }
    }

    fn action(&self, rest: &Rest<'_>) -> Value {
        rebind(&rest.alternative.action, &|binding| {
            rest.locals[binding].map_or(0, |LocalId(local)| local)
        })
    }

    fn boxed(&mut self, item: &'a Item) -> Box<Step> {
        let matcher = self.matcher(item);
        Box::new(Step { local: None, matcher, ty: item.ty.clone() })
    }

    fn matcher(&mut self, item: &'a Item) -> Matcher {
        match &item.expression {
            Expression::Token(token) => Matcher::Token(token.clone()),
            Expression::Rule(id) => Matcher::Rule(*id),
            Expression::Group(alternatives) => Matcher::Group(self.choice(alternatives)),
            Expression::Optional(of) => {
                Matcher::Optional { guard: self.item_guard(of), of: self.boxed(of) }
            }
            Expression::Repeat { element, at_least_one } => Matcher::Repeat {
                guard: self.item_guard(element),
                element: self.boxed(element),
                at_least_one: *at_least_one,
            },
            Expression::Gather { separator, element } => {
                Matcher::Gather { separator: self.boxed(separator), element: self.boxed(element) }
            }
            Expression::Look { ahead, of } => Matcher::Look { ahead: *ahead, of: self.boxed(of) },
            Expression::Forced { of, expected } => {
                Matcher::Forced { of: self.boxed(of), expected: expected.clone() }
            }
            Expression::Cut => Matcher::Cut,
        }
    }

    /// A guard for what is repeated or optional, where trying it costs more than a look at a token.
    fn item_guard(&mut self, item: &Item) -> Option<GuardId> {
        if matches!(item.expression, Expression::Token(_)) {
            return None;
        }
        let firsts = [&self.analysis.first, &self.analysis.second].map(|sets| sets.of_item(item));
        let nullable = self.analysis.second.nullable(item);
        if nullable { None } else { self.guard(firsts, item) }
    }

    fn guard_of(&mut self, rests: &[Rest<'a>]) -> Option<GuardId> {
        let item = rests[0].items.first()?;
        // A token is as quick to try; a cut has to be passed, whatever comes behind it.
        if matches!(
            item.expression,
            Expression::Token(_) | Expression::Look { ahead: true, .. } | Expression::Cut
        ) {
            return None;
        }
        self.guard_of_all(rests)
    }

    /// A guard for what all of `rests` can begin with.
    fn guard_of_all(&mut self, rests: &[Rest<'a>]) -> Option<GuardId> {
        let item = rests[0].items.first()?;
        let firsts = [&self.analysis.first, &self.analysis.second].map(|sets| {
            let mut first = First::default();
            for rest in rests {
                first.add(&sets.of_items(rest.items));
            }
            first
        });
        self.guard(firsts, item)
    }

    /// A guard for the first sets of both passes.
    fn guard(&mut self, [first, second]: [First; 2], item: &Item) -> Option<GuardId> {
        if first.any || second.any {
            return None;
        }
        let firsts = (first, second);
        if let Some(&id) = self.guard_ids.get(&firsts) {
            return Some(id);
        }
        let tokens = self.analysis.first.tokens(&firsts.0);
        let mut second = self.analysis.second.tokens(&firsts.1);
        second.retain(|token| tokens.binary_search(token).is_err());
        let id = GuardId(self.guards.len());
        let wanted = match &item.expression {
            Expression::Rule(rule) => self.grammar.rule(*rule).name.clone(),
            _ => match tokens.first() {
                Some(Token::Named(name) | Token::Keyword(name) | Token::Soft(name)) => {
                    name.to_lowercase()
                }
                Some(Token::AnySoft) | None => String::new(),
            },
        };
        let same = self.guards.iter().filter(|guard| guard.name == wanted).count();
        let taken = |name: &str| self.guards.iter().any(|guard| guard.name == name);
        let name = match same {
            0 => wanted,
            _ => {
                (2..).map(|n| format!("{wanted}_{n}")).find(|name| !taken(name)).unwrap_or_default()
            }
        };
        self.guards.push(Guard { name, tokens, second });
        self.guard_ids.insert(firsts, id);
        Some(id)
    }
}

fn whole(alternative: &Alternative) -> Rest<'_> {
    let locals = vec![None; alternative.bindings.len()];
    Rest { items: &alternative.items, alternative, number: None, locals }
}

fn rest_length(rests: &[Rest<'_>]) -> usize {
    rests[0].items.len()
}

/// How many items all of `rests` go on with alike. A cut commits to one alternative: it is not shared.
fn shared_length(rests: &[Rest<'_>]) -> usize {
    let (first, others) = (&rests[0], &rests[1..]);
    let alike = |&(place, item): &(usize, &Item)| {
        !matches!(item.expression, Expression::Cut)
            && others
                .iter()
                .all(|rest| rest.items.get(place).is_some_and(|other| same_item(item, other)))
    };
    first.items.iter().enumerate().take_while(alike).count()
}

fn is_used(binding: usize, alternative: &Alternative) -> bool {
    let mut used = false;
    alternative.action.walk(&mut |value| used |= value.kind == ValueKind::Bound(binding));
    used
}

/// Whether an alternative can call `id` before it has taken a token.
fn begins_with(id: RuleId, alternative: &Alternative, first: &FirstSets) -> bool {
    let mut rules = Vec::new();
    leftmost(&alternative.items, first, &mut rules);
    rules.contains(&id)
}

/// The value with other numbers for its bindings.
fn rebind(value: &Value, number: &impl Fn(usize) -> usize) -> Value {
    let inner = |value: &Value| Box::new(rebind(value, number));
    let all = |values: &[Value]| values.iter().map(|value| rebind(value, number)).collect();
    let kind = match &value.kind {
        ValueKind::Bound(binding) => ValueKind::Bound(number(*binding)),
        ValueKind::None
        | ValueKind::Matched
        | ValueKind::Int(_)
        | ValueKind::Text(_)
        | ValueKind::Simple(_)
        | ValueKind::Constant(_) => value.kind.clone(),
        ValueKind::Make { kind, fields } => ValueKind::Make { kind: *kind, fields: all(fields) },
        ValueKind::Record { record, fields } => {
            ValueKind::Record { record: *record, fields: all(fields) }
        }
        ValueKind::Help { helper, arguments } => {
            ValueKind::Help { helper: *helper, arguments: all(arguments) }
        }
        ValueKind::Access { of, access, through } => {
            ValueKind::Access { of: inner(of), access: *access, through: *through }
        }
        ValueKind::Present(of) => ValueKind::Present(inner(of)),
        ValueKind::There(of) => ValueKind::There(inner(of)),
        ValueKind::List(items) => ValueKind::List(
            items
                .iter()
                .map(|item| ListItem { spread: item.spread, value: rebind(&item.value, number) })
                .collect(),
        ),
        ValueKind::Choose { test, then, otherwise } => {
            ValueKind::Choose { test: inner(test), then: inner(then), otherwise: inner(otherwise) }
        }
        ValueKind::Binary { left, operator, right } => {
            ValueKind::Binary { left: inner(left), operator: *operator, right: inner(right) }
        }
        ValueKind::Not(of) => ValueKind::Not(inner(of)),
    };
    Value::new(kind, value.ty.clone())
}

/// For each rule whether more than one other calls it: then it may be tried at a place where it was tried before.
fn is_called_by_several(rules: &[RulePlan]) -> Vec<bool> {
    let mut callers = vec![0; rules.len()];
    for rule in rules {
        let mut callees = calls(rule);
        callees.retain(|callee| *callee != rule.id);
        callees.sort_unstable();
        callees.dedup();
        callees.iter().for_each(|callee| callers[callee.0 as usize] += 1);
    }
    callers.into_iter().map(|callers| callers > 1).collect()
}

/// For each rule whether a call of it can close a cycle: without these, no rules call each other in circles.
fn closes_a_cycle(rules: &[RulePlan]) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let calls: Vec<Vec<RuleId>> = rules.iter().map(calls).collect();
    let mut seen = vec![Seen::Not; calls.len()];
    let mut closes = vec![false; calls.len()];
    for root in 0..calls.len() {
        let mut work = vec![(root, 0)];
        while let Some((rule, edge)) = work.pop() {
            if edge == 0 {
                if seen[rule] != Seen::Not {
                    closes[rule] |= seen[rule] == Seen::Open;
                    continue;
                }
                seen[rule] = Seen::Open;
            }
            match calls[rule].get(edge) {
                Some(callee) => {
                    work.push((rule, edge + 1));
                    work.push((callee.0 as usize, 0));
                }
                None => seen[rule] = Seen::Done,
            }
        }
    }
    closes
}

/// The rules that a rule's plan calls.
fn calls(rule: &RulePlan) -> Vec<RuleId> {
    fn in_step(step: &Step, found: &mut Vec<RuleId>) {
        match &step.matcher {
            Matcher::Token(_) | Matcher::Cut => {}
            Matcher::Rule(id) => found.push(*id),
            Matcher::Group(choice) => in_choice(choice, found),
            Matcher::Optional { of, .. }
            | Matcher::Repeat { element: of, .. }
            | Matcher::Look { of, .. }
            | Matcher::Forced { of, .. } => in_step(of, found),
            Matcher::Gather { separator, element } => {
                in_step(separator, found);
                in_step(element, found);
            }
        }
    }
    fn in_choice(choice: &Choice, found: &mut Vec<RuleId>) {
        for branch in &choice.branches {
            found.extend(branch.invalid);
            branch.steps.iter().for_each(|step| in_step(step, found));
            if let Then::Choice(choice) = &branch.then {
                in_choice(choice, found);
            }
        }
    }
    let mut found = Vec::new();
    match &rule.body {
        Body::Choice(choice) => in_choice(choice, &mut found),
        Body::Loop { seed, growth, .. } => {
            in_choice(seed, &mut found);
            in_choice(growth, &mut found);
        }
    }
    found
}
