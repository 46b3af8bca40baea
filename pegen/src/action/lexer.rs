//! The lexemes of an action. A cast is one: `(expr_ty)`, `(Token *)`.

/// A piece of an action's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lexeme<'a> {
    /// An operator, a bracket, or a word that is one.
    Sign(&'static str),
    Name(&'a str),
    Number(&'a str),
    /// With its quotes.
    Text(&'a str),
    /// With its backquotes.
    Template(&'a str),
    /// With its parentheses.
    Cast(&'a str),
}

/// What no action can have, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// `None` for a character that begins no lexeme.
    pub what: Option<String>,
    pub start: usize,
    pub end: usize,
}

/// Longer ones in front of those that they begin with.
const SIGNS: [&str; 22] = [
    "||", "&&", "==", "!=", "<=", ">=", "->", "?", ":", "!", "<", ">", "+", "-", "*", "(", ")",
    "[", "]", ",", ".", "=",
];

const WORDS: [&str; 5] = ["if", "else", "or", "and", "not"];

/// The lexemes of a text with their places, up to the first mistake.
pub struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Lexer<'a> {
        Lexer { text, at: 0 }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Result<(usize, Lexeme<'a>, usize), Mistake>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text[self.at..].trim_start();
        let start = self.text.len() - rest.len();
        let first = rest.chars().next()?;
        let Some((lexeme, length)) = lexeme(rest) else {
            self.at = self.text.len();
            return Some(Err(Mistake { what: None, start, end: start + first.len_utf8() }));
        };
        self.at = start + length;
        Some(Ok((start, lexeme, self.at)))
    }
}

/// The lexeme that a text begins with, and its length.
fn lexeme<'a>(rest: &'a str) -> Option<(Lexeme<'a>, usize)> {
    let of = |length: usize, kind: fn(&'a str) -> Lexeme<'a>| (kind(&rest[..length]), length);
    match rest.as_bytes()[0] {
        b'(' if let Some(length) = cast(rest) => Some(of(length, Lexeme::Cast)),
        b'0'..=b'9' => {
            let end = rest.find(|digit: char| !digit.is_ascii_digit());
            Some(of(end.unwrap_or(rest.len()), Lexeme::Number))
        }
        quote @ (b'"' | b'\'') => Some(of(string(rest, quote)?, Lexeme::Text)),
        b'`' => Some(of(rest[1..].find('`')? + 2, Lexeme::Template)),
        b'A'..=b'Z' | b'a'..=b'z' | b'_' => {
            let length = name(rest);
            let word = WORDS.into_iter().find(|word| *word == &rest[..length]);
            Some(word.map_or(of(length, Lexeme::Name), |word| (Lexeme::Sign(word), length)))
        }
        _ => {
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
            Some((Lexeme::Sign(sign), sign.len()))
        }
    }
}

/// The length of the name that a text begins with.
fn name(rest: &str) -> usize {
    let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    end.unwrap_or(rest.len())
}

/// The length of the string that a text begins with.
fn string(rest: &str, quote: u8) -> Option<usize> {
    let mut escapes = false;
    let end = rest.bytes().skip(1).position(|byte| {
        let ends = byte == quote && !escapes;
        escapes = byte == b'\\' && !escapes;
        ends
    });
    end.map(|end| end + 2)
}

/// The length of the cast that a text begins with: a name that ends in `_ty`, or one and stars.
fn cast(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('(')?.trim_start();
    let (ty, behind) = inside.split_at(name(inside));
    let behind = behind.trim_start();
    let end = behind.trim_start_matches('*');
    let is_pointer = end.len() < behind.len() && !ty.is_empty();
    let is_type = ty.ends_with("_ty") && ty.bytes().all(|letter| !letter.is_ascii_uppercase());
    let closed = end.trim_start().strip_prefix(')')?;
    (is_pointer || is_type).then(|| rest.len() - closed.len())
}

/// The value of a string that begins at `start`, with the escapes that C and Python have alike.
pub fn unquote(text: &str, start: usize) -> Result<String, Mistake> {
    let inside = &text[1..text.len() - 1];
    let (mut value, mut characters) = (String::new(), inside.char_indices());
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            value.push(character);
            continue;
        }
        let escaped = characters.next().map_or('\\', |(_, escaped)| escaped);
        match escaped {
            'n' => value.push('\n'),
            't' => value.push('\t'),
            'r' => value.push('\r'),
            '\n' => {}
            '\\' | '\'' | '"' => value.push(escaped),
            _ => {
                let what = format!("`\\{escaped}` is no escape that actions have");
                let start = start + 1 + at;
                let end = start + 1 + escaped.len_utf8();
                return Err(Mistake { what: Some(what), start, end });
            }
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
        Lexer::new(text).map(|lexeme| lexeme.unwrap().1).collect()
    }

    #[test]
    fn a_cast_is_one_lexeme() {
        let sign = Lexeme::Sign;
        assert_eq!(lexemes("(expr_ty) a"), [Lexeme::Cast("(expr_ty)"), Lexeme::Name("a")]);
        assert_eq!(lexemes("( Token ** )"), [Lexeme::Cast("( Token ** )")]);
        assert_eq!(lexemes("(Token)"), [sign("("), Lexeme::Name("Token"), sign(")")]);
        assert_eq!(lexemes("(*)"), [sign("("), sign("*"), sign(")")]);
        assert_eq!(lexemes("(a*b)").len(), 5);
    }

    #[test]
    fn the_longest_sign_is_taken_and_words_are_whole() {
        let text = "a->b-1 if not iffy or 'it\\'s' `x`";
        let sign = Lexeme::Sign;
        let expected = [
            Lexeme::Name("a"),
            sign("->"),
            Lexeme::Name("b"),
            sign("-"),
            Lexeme::Number("1"),
            sign("if"),
            sign("not"),
            Lexeme::Name("iffy"),
            sign("or"),
            Lexeme::Text("'it\\'s'"),
            Lexeme::Template("`x`"),
        ];
        assert_eq!(lexemes(text), expected);
    }

    #[test]
    fn what_begins_no_lexeme_or_has_no_end_is_a_mistake_at_its_place() {
        for (text, at) in [("a § b", 2..4), ("a 'b", 2..3), ("`a", 0..1), ("f(\"\\\")", 2..3)] {
            let mistake = Lexer::new(text).find_map(Result::err).unwrap();
            assert_eq!(mistake.start..mistake.end, at, "{text}");
        }
        assert_eq!(unquote(r#""a\n\\\"""#, 0).unwrap(), "a\n\\\"");
        let mistake = unquote(r"'a\x41'", 10).unwrap_err();
        assert_eq!(mistake.start..mistake.end, 12..14);
    }
}
