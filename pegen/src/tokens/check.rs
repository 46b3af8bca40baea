//! What is wrong with the tokens of a language together.

use rustc_hash::FxHashMap;
use unicode_general_category::{GeneralCategory, get_general_category};

use super::form::{BRACKETS, Form, Token, Tokens};
use crate::diagnostic::Diagnostic;
use crate::language::Comment;

/// How many tokens a language can have: above them are the numbers of keywords.
const MOST: usize = 400;

/// Names and spellings that stand twice, spellings that no tokenizer can find, brackets without their like.
pub fn check(tokens: &Tokens) -> Vec<Diagnostic> {
    let mut findings = named_twice(tokens);
    let mut forms: FxHashMap<String, &Token> = FxHashMap::default();
    for token in &tokens.tokens {
        let Some(form) = form(token) else { continue };
        if let Some(first) = forms.insert(form.clone(), token) {
            findings.push(defined_twice(&form, token, first));
        }
        findings.extend(token.spelling().and_then(|spelling| strange(spelling, token)));
        findings.extend(prefix_taken(token));
    }
    findings.extend(tokens.tokens.get(MOST).map(|token| {
        Diagnostic::error("too-many", format!("a language has at most {MOST} tokens"))
            .label(token.place(), "one too many")
    }));
    findings.extend(brackets(tokens));
    findings
}

/// Tokens that have the name of another.
pub fn named_twice(tokens: &Tokens) -> Vec<Diagnostic> {
    let mut names: FxHashMap<&str, &Token> = FxHashMap::default();
    let twice = tokens.tokens.iter().filter_map(|token| {
        let first = names.insert(&token.name, token)?;
        Some(defined_twice(&format!("the token `{}`", token.name), token, first))
    });
    twice.collect()
}

/// Comments that begin as something else does, which would be read as a comment then. Tokens that no rule uses do not count.
pub fn comments(
    tokens: &Tokens,
    comments: &[Comment],
    is_used: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for comment in comments {
        let opening = &comment.opening;
        let meaning = |one: char| if one == '#' { None } else { other_meaning(one) };
        let other = opening.chars().find_map(|one| Some((one, meaning(one)?)));
        if let Some((one, why)) = other {
            findings.push(
                Diagnostic::error("comment", format!("no comment can begin with {opening:?}"))
                    .label(comment.place, format!("U+{:04X} {why}", u32::from(one)))
                    .hint("signs without white space, such as `//`"),
            );
        }
        let is_lost = |token: &&Token| {
            token.spelling().is_some_and(|spelling| spelling.starts_with(opening.as_str()))
        };
        for token in tokens.tokens.iter().filter(is_lost).filter(|token| is_used(&token.name)) {
            let spelling = token.spelling().unwrap_or_default();
            findings.push(
                Diagnostic::error("comment", format!("`{spelling}` would begin a comment"))
                    .label(comment.place, format!("{opening:?} begins one"))
                    .label(token.form_place(), "never read as a token")
                    .hint("give one of them another spelling"),
            );
        }
    }
    findings
}

/// How a token is written, in words; no two tokens may be written alike.
fn form(token: &Token) -> Option<String> {
    match &token.form {
        Form::BuiltIn => None,
        Form::Spelled(spelling) | Form::Opening { spelling, closing: _ } => {
            Some(format!("the spelling `{spelling}`"))
        }
        Form::Pattern(pattern) => Some(format!("the expression `{}`", pattern.text)),
        Form::Prefix(letters) => Some(format!("the prefix `{}`", letters.to_ascii_lowercase())),
    }
}

/// A spelling with a character that begins something else.
fn strange(spelling: &str, token: &Token) -> Option<Diagnostic> {
    let (strange, why) = spelling.chars().find_map(|one| Some((one, other_meaning(one)?)))?;
    let shown = if strange.is_control() {
        strange.escape_default().to_string()
    } else {
        strange.to_string()
    };
    Some(
        Diagnostic::error("operator-character", format!("an operator cannot contain `{shown}`"))
            .label(token.form_place(), format!("U+{:04X} {why}", u32::from(strange)))
            .why("the tokenizer would not find it")
            .hint("use punctuation and symbols; of words a grammar makes keywords by itself"),
    )
}

/// What a character means that can be in no operator.
fn other_meaning(character: char) -> Option<&'static str> {
    use GeneralCategory::{
        ClosePunctuation, ConnectorPunctuation, CurrencySymbol, DashPunctuation, FinalPunctuation,
        InitialPunctuation, MathSymbol, ModifierSymbol, OpenPunctuation, OtherPunctuation,
        OtherSymbol,
    };
    match character {
        '\'' | '"' => return Some("begins a string"),
        '#' => return Some("begins a comment"),
        '\\' => return Some("continues a line"),
        _ if character.is_whitespace() => return Some("is white space"),
        _ if character.is_numeric() => return Some("can be part of a number"),
        _ if character == '_' || unicode_ident::is_xid_continue(character) => {
            return Some("can be part of a name");
        }
        _ => {}
    }
    let is_sign = matches!(
        get_general_category(character),
        ClosePunctuation
            | ConnectorPunctuation
            | CurrencySymbol
            | DashPunctuation
            | FinalPunctuation
            | InitialPunctuation
            | MathSymbol
            | ModifierSymbol
            | OpenPunctuation
            | OtherPunctuation
            | OtherSymbol
    );
    (!is_sign).then_some("is neither punctuation nor a symbol")
}

/// A prefix that strings have anyway, its letters in any order.
fn prefix_taken(token: &Token) -> Option<Diagnostic> {
    let Form::Prefix(letters) = &token.form else { return None };
    let letters = letters.to_ascii_lowercase();
    let is_of_python = |(place, letter): (usize, char)| {
        "bruft".contains(letter) && !letters[..place].contains(letter)
    };
    letters.char_indices().all(is_of_python).then(|| {
        Diagnostic::error("prefix-taken", format!("strings have the prefix `{letters}` already"))
            .label(token.form_place(), "of letters that mean something each")
            .why("`b`, `r`, `u`, `f` and `t` stand together in any order")
            .hint("choose another")
    })
}

/// Opening brackets that nothing closes, and spellings that have one bracket of two.
fn brackets(tokens: &Tokens) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut openings: FxHashMap<&str, &Token> = FxHashMap::default();
    let mut closings: FxHashMap<&str, &Token> = FxHashMap::default();
    for token in &tokens.tokens {
        if let Form::Opening { spelling, closing } = &token.form {
            openings.insert(spelling, token);
            closings.insert(closing, token);
        }
    }
    let spelled: FxHashMap<&str, &Token> =
        tokens.tokens.iter().filter_map(|token| Some((token.spelling()?, token))).collect();
    for token in &tokens.tokens {
        let Form::Opening { spelling, closing } = &token.form else { continue };
        let pair = BRACKETS.iter().find(|(one, _)| one == spelling);
        if let Some((_, own)) = pair.filter(|(_, own)| own != closing) {
            let headline = format!("`{spelling}` is closed by `{own}`");
            findings.push(
                Diagnostic::error("bracket-of-python", headline)
                    .label(token.form_place(), "closed by something else here")
                    .hint("give the other pair an opening bracket of its own"),
            );
        } else if !spelled.contains_key(closing.as_str()) {
            let headline = format!("there is no token `{closing}` to close `{spelling}`");
            findings.push(
                Diagnostic::error("no-closing", headline)
                    .label(token.form_place(), "named here")
                    .hint(format!("give it a line and a name: `CLOSING '{closing}'`")),
            );
        } else if let Some(other) = opens(closing, &openings, &spelled) {
            let headline = format!("`{closing}` cannot both open and close");
            findings.push(
                Diagnostic::error("opens-and-closes", headline)
                    .label(token.form_place(), "closes here")
                    .label(other.form_place(), "opens here")
                    .hint("give one of them another spelling"),
            );
        }
    }
    for token in &tokens.tokens {
        let Some(spelling) = token.spelling() else { continue };
        let is_bracket = openings.contains_key(spelling) || closings.contains_key(spelling);
        findings.extend((!is_bracket).then(|| unpaired(spelling, token)).flatten());
    }
    findings
}

/// The token that opens a bracket by the spelling of one that closes.
fn opens<'a>(
    closing: &str,
    openings: &FxHashMap<&str, &'a Token>,
    spelled: &FxHashMap<&str, &'a Token>,
) -> Option<&'a Token> {
    let of_python = BRACKETS.iter().any(|(opening, _)| *opening == closing);
    if of_python { spelled.get(closing).copied() } else { openings.get(closing).copied() }
}

/// An operator that has one bracket of a pair in it, and is not said to be a bracket: what closes or opens it would be
/// refused wherever it stands.
fn unpaired(spelling: &str, token: &Token) -> Option<Diagnostic> {
    let is_pythons =
        |(opening, closing): &(&str, &str)| spelling == *opening || spelling == *closing;
    if BRACKETS.iter().any(is_pythons) {
        return None;
    }
    let count = |bracket: &str| spelling.matches(bracket).count();
    let (opening, closing) =
        BRACKETS.into_iter().find(|(one, other)| count(one) != count(other))?;
    let hint = match count(opening) > count(closing) {
        true => format!("write `{} '{spelling}' ... '{closing}'`", token.name),
        false => format!("say what it closes: `NAME '{opening}…' ... '{spelling}'`"),
    };
    Some(
        Diagnostic::error(
            "unpaired-bracket",
            format!("`{spelling}` is no bracket, but has one in it"),
        )
        .label(token.form_place(), "an operator")
        .why(format!("`{opening}` and `{closing}` have to match in a program"))
        .hint(hint),
    )
}

fn defined_twice(what: &str, token: &Token, first: &Token) -> Diagnostic {
    Diagnostic::error("defined-twice", format!("{what} is defined twice"))
        .label(token.place(), "here again")
        .label(first.place(), "first here")
}
