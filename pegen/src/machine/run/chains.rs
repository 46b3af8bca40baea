//! Chains at work: the last link is run, and those in between where the token behind asks for it.

use rustc_hash::FxHashMap;

use super::{Call, Machine, Next};
use crate::machine::chain::{self, Chain};
use crate::machine::program::{LINKED, Program, UNLINKED};
use crate::machine::{Host, Recalled, Word};

/// The chains that have been met.
#[derive(Default)]
pub(super) struct Chains {
    all: Vec<Chain>,
    /// For a rule and the type of the token that it is tried at, the chain that begins there, if one does.
    of: FxHashMap<(u32, u16), Option<usize>>,
    /// How many words all of them take.
    words: usize,
}

/// Beyond this many words, rules are matched one by one: of grammars with very many kinds of token.
const MOST_WORDS: usize = 1 << 20;

impl Chains {
    #[inline]
    fn of(&mut self, program: &Program, rule: u32, kind: u16) -> Option<usize> {
        match self.of.get(&(rule, kind)) {
            Some(known) => *known,
            None => self.look_for(program, rule, kind),
        }
    }

    #[cold]
    fn look_for(&mut self, program: &Program, rule: u32, kind: u16) -> Option<usize> {
        let chain = if self.words < MOST_WORDS { chain::follow(program, rule, kind) } else { None };
        let found = chain.map(|chain| {
            self.words += chain.words();
            self.all.push(chain);
            self.all.len() - 1
        });
        self.of.insert((rule, kind), found);
        found
    }
}

impl<H: Host> Machine<'_, H> {
    /// Begins the chain that a rule begins at the next token, if there is one and it does not nest too deep.
    #[inline]
    pub(super) fn begin_as_chain(&mut self, call: Call) -> Option<Next> {
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
    pub(super) fn linked(&mut self) -> Next {
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
    pub(super) fn unlinked(&mut self) -> Next {
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
}
