//! Chains: rules that have, at a token, the value of another rule unless something of their own follows it.
//!
//! An operand stands fifteen rules deep: `disjunction` tries `conjunction`, that `inversion`, and so on down to `atom`.
//! Which one each of them tries is known from the next token, and most of them hand on what they get, since the token
//! behind it is none of their operators. So the last rule of the chain is run at once, and those in between only where
//! the token behind asks for it.
//!
//! ```text
//!  links    disjunction > conjunction > inversion > comparison > bitwise_or > ... > primary > atom
//!  more     or          | and         |           | == < in .. | |          |     | ( [ .   |
//! ```
//!
//! What a rule does at a token is found by following its instructions as long as they depend on the token alone. In the
//! first pass only: `invalid_` rules look at everything.

use rustc_hash::FxHashMap;

use super::program::{NOWHERE, Op, Program, START, Slot, Target};

/// The chains that have been met.
#[derive(Debug, Default)]
pub struct Chains {
    pub all: Vec<Chain>,
    /// For a rule and the type of the token that it is tried at, the chain that begins there, if one does.
    of: FxHashMap<(u32, u16), Option<usize>>,
    /// How many words all of them take.
    words: usize,
}

/// Beyond this many words, rules are matched one by one: of grammars with very many kinds of token.
const MOST_WORDS: usize = 1 << 20;

impl Chains {
    #[inline]
    pub fn of(&mut self, program: &Program, rule: u32, kind: u16) -> Option<usize> {
        match self.of.get(&(rule, kind)) {
            Some(known) => *known,
            None => self.look_for(program, rule, kind),
        }
    }

    #[cold]
    fn look_for(&mut self, program: &Program, rule: u32, kind: u16) -> Option<usize> {
        let chain = if self.words < MOST_WORDS { follow(program, rule, kind) } else { None };
        let found = chain.map(|chain| {
            self.words += chain.words();
            self.all.push(chain);
            self.all.len() - 1
        });
        self.of.insert((rule, kind), found);
        found
    }
}

/// A rule and those that it hands a token on to, in this order; two at least.
#[derive(Debug)]
pub struct Chain {
    pub links: Vec<Link>,
    /// The links that are remembered in the first pass too: their places, and the numbers that they are remembered by.
    pub memos: Vec<(usize, usize)>,
}

#[derive(Debug)]
pub struct Link {
    pub rule: u32,
    /// How many calls deeper than the first link.
    pub depth: u32,
    /// The types of the tokens at which this rule does not just hand on the value of the next link.
    more: Vec<u64>,
    /// Those of this and of all links before it.
    any_more: Vec<u64>,
}

/// How many links a chain has at most: the last begins the next one.
const MOST_LINKS: usize = 64;

impl Chain {
    /// How many calls deeper than the first link the last one is.
    #[inline]
    pub fn depth(&self) -> u32 {
        self.links.last().map_or(0, |link| link.depth)
    }

    /// How many words the sets of its links take.
    pub fn words(&self) -> usize {
        self.links.iter().map(|link| link.more.len() + link.any_more.len()).sum()
    }

    /// Whether one of the links before `place` looks at the token that follows.
    #[inline]
    pub fn asks(&self, place: usize) -> bool {
        self.links[..place].last().is_some_and(|before| !before.any_more.is_empty())
    }

    /// The last link before `place` that goes on by itself where a token of type `kind` follows.
    #[inline]
    pub fn who_goes_on(&self, place: usize, kind: u16) -> Option<usize> {
        let before = self.links[..place].last()?;
        if !has(&before.any_more, kind) {
            return None;
        }
        self.links[..place].iter().rposition(|link| has(&link.more, kind))
    }
}

/// The chain of a rule at a token of type `kind`, if the rule hands that on.
fn follow(program: &Program, rule: u32, kind: u16) -> Option<Chain> {
    let mut links: Vec<Link> = Vec::new();
    let (mut rule, mut depth) = (rule, 0);
    let mut any_more = Vec::new();
    while links.len() < MOST_LINKS
        && let Some(Step { next, levels, more }) = step(program, rule, kind)
    {
        // Rules that go round in a ring match nothing.
        if links.iter().any(|link| link.rule == rule) {
            return None;
        }
        merge(&mut any_more, &more);
        links.push(Link { rule, depth, more, any_more: any_more.clone() });
        depth += u32::from(levels) + program.rules[next as usize].levels - 1;
        rule = next;
    }
    if links.is_empty() {
        return None;
    }
    links.push(Link { rule, depth, more: Vec::new(), any_more: Vec::new() });
    let last = links.len() - 1;
    let memo = |(place, link): (usize, &Link)| {
        let memo = program.rules[link.rule as usize].memo.filter(|memo| memo.always)?;
        Some((place, memo.number))
    };
    let memos = links[..last].iter().enumerate().filter_map(memo).collect();
    Some(Chain { links, memos })
}

/// What a rule hands a token on to.
struct Step {
    next: u32,
    levels: u16,
    more: Vec<u64>,
}

/// What is known of a register.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Nothing,
    /// The place of the token, or that behind the value.
    Start,
    Behind,
    /// The value that the other rule has.
    Value,
    /// A list without items.
    Empty,
}

/// The instructions of a rule are few where it only hands on.
const MOST_STEPS: usize = 400;

/// Follows the instructions of a rule at a token of type `kind`.
fn step(program: &Program, rule: u32, kind: u16) -> Option<Step> {
    let info = &program.rules[rule as usize];
    if info.grown {
        return None;
    }
    let mut known = vec![Known::Nothing; usize::from(info.slots)];
    known[usize::from(START)] = Known::Start;
    let mut at = info.entry;
    let mut found: Option<Step> = None;
    for _ in 0..MOST_STEPS {
        let behind = found.is_some();
        let place = if behind { Known::Behind } else { Known::Start };
        let next = at + 1;
        // Where a test of the token leads: behind the value those tokens are left to the rule that pass it.
        let mut test = |kinds: &[u64], pass: Target, fail: Target| match &mut found {
            None if has(kinds, kind) => pass,
            None => fail,
            Some(step) => {
                merge(&mut step.more, kinds);
                fail
            }
        };
        at = match program.ops[at as usize] {
            Op::Jump { to } => to,
            Op::Guard { guard, fail } => test(&program.guards[guard as usize][0], next, fail),
            Op::Ahead { kind: ahead, fail } => test(&bit(ahead), next, fail),
            Op::Token { kind: token, fail, .. } => {
                let failed = test(&bit(token), NO_TARGET, fail);
                if failed == NO_TARGET {
                    return None;
                }
                failed
            }
            Op::Invalid { fail } => fail,
            Op::Alternative { .. } => next,
            Op::Mark { into } => {
                set(&mut known, into, place);
                next
            }
            Op::Reset { from } if known[usize::from(from)] == place => next,
            Op::Word { into, .. } => {
                set(&mut known, into, Known::Nothing);
                next
            }
            Op::Copy { from, into } => {
                let copied = known[usize::from(from)];
                set(&mut known, into, copied);
                next
            }
            Op::Begin { into } => {
                set(&mut known, into, Known::Empty);
                next
            }
            Op::NotEmpty { from, fail } if known[usize::from(from)] == Known::Empty => fail,
            Op::Call { rule, levels, into, .. } if !behind && into != NOWHERE => {
                found = Some(Step { next: rule, levels, more: Vec::new() });
                set(&mut known, into, Known::Value);
                next
            }
            Op::Return { value } if known[usize::from(value)] == Known::Value => return found,
            _ => return None,
        };
    }
    None
}

/// Where no instruction is.
const NO_TARGET: Target = Target::MAX;

fn set(known: &mut [Known], into: Slot, what: Known) {
    if into != NOWHERE {
        known[usize::from(into)] = what;
    }
}

fn bit(kind: u16) -> Vec<u64> {
    let mut bits = vec![0; usize::from(kind) / 64 + 1];
    bits[usize::from(kind) / 64] = 1 << (kind % 64);
    bits
}

#[inline]
pub(super) fn has(bits: &[u64], kind: u16) -> bool {
    bits.get(usize::from(kind) / 64).is_some_and(|word| word >> (kind % 64) & 1 == 1)
}

fn merge(into: &mut Vec<u64>, bits: &[u64]) {
    if into.len() < bits.len() {
        into.resize(bits.len(), 0);
    }
    for (word, more) in into.iter_mut().zip(bits) {
        *word |= more;
    }
}
