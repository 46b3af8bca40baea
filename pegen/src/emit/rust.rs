//! Rust text, line by line, with indentation, and the names that Rust wants.

use std::fmt::Write;

/// A Rust file in the making.
#[derive(Debug, Default)]
pub struct RustFile {
    text: String,
    depth: usize,
}

impl RustFile {
    /// A file that begins with what made it out of what.
    pub fn new(emitter: &str, source: &str, about: &str) -> RustFile {
        let mut file = RustFile::default();
        // A file's name can hold anything; the comment is one line.
        let source = source.replace(char::is_control, "?");
        file.line(format_args!(
            "// Generated from {source} by {emitter}: `lab regen`. Do not edit."
        ));
        file.line("");
        file.line(format_args!("//! {about}"));
        file.line("");
        file
    }

    /// One line; an empty one has no indentation.
    pub fn line(&mut self, line: impl std::fmt::Display) {
        let start = self.text.len();
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        let indented = self.text.len();
        let _ = write!(self.text, "{line}");
        if self.text.len() == indented {
            self.text.truncate(start);
        }
        self.text.push('\n');
    }

    /// `head {`, what `body` writes one step further in, `}`.
    pub fn block(&mut self, head: impl std::fmt::Display, body: impl FnOnce(&mut RustFile)) {
        self.enclosed(format_args!("{head} {{"), body, "}");
    }

    /// `open`, what `body` writes one step further in, `close`.
    pub fn enclosed(
        &mut self,
        open: impl std::fmt::Display,
        body: impl FnOnce(&mut RustFile),
        close: &str,
    ) {
        self.line(open);
        self.depth += 1;
        body(self);
        self.depth -= 1;
        self.line(close);
    }

    /// What `body` writes, one step further in.
    pub fn indented(&mut self, body: impl FnOnce(&mut RustFile)) {
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// `TypeAlias` as `type_alias`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (place, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && place > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// `match_case` as `MatchCase`.
pub fn camel_case(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

/// `name`, with an underscore behind it where it is a keyword of Rust.
pub fn identifier(name: &str) -> String {
    #[rustfmt::skip]
    const KEYWORDS: [&str; 51] = [
        "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
        "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
        "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
        "virtual", "where", "while",
    ];
    if KEYWORDS.contains(&name) || name == "yield" { format!("{name}_") } else { name.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_between_python_and_rust() {
        assert_eq!(snake_case("AsyncFunctionDef"), "async_function_def");
        assert_eq!(camel_case("match_case"), "MatchCase");
        assert_eq!(identifier("type"), "type_");
        assert_eq!(identifier("test"), "test");
    }

    #[test]
    fn blocks_are_indented() {
        let mut file = RustFile::default();
        file.block("impl X", |file| file.block("fn f()", |file| file.line("g();")));
        assert_eq!(file.finish(), "impl X {\n    fn f() {\n        g();\n    }\n}\n");
    }
}
