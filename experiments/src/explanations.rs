//! What each finding means: the pages of `experiments/findings.md`.
//!
//! A page is a heading with the code, sentences, and blocks of files that show the finding. That every code has one, and that the
//! files show it, is tested in `lab/tests/authors/explain.rs`.

const PAGES: &str = include_str!("../findings.md");

/// The page of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub code: &'static str,
    /// The page as it is written.
    pub text: &'static str,
}

/// All pages, in the order of their codes.
pub fn all() -> Vec<Explanation> {
    let page = |page: &'static str| {
        let (code, text) = page.split_once('\n')?;
        Some(Explanation { code: code.trim(), text: text.trim() })
    };
    PAGES.split("\n## ").skip(1).filter_map(page).collect()
}

impl Explanation {
    pub fn first_sentence(&self) -> String {
        let paragraph = self.text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        let end = paragraph.find(". ").unwrap_or(paragraph.len());
        paragraph[..end].trim_end_matches('.').to_string()
    }

    /// The files that show the finding, by their names.
    pub fn example(&self) -> Vec<(&'static str, &'static str)> {
        let blocks = self.text.split("```").skip(1).step_by(2);
        blocks.filter_map(|block| block.split_once('\n')).collect()
    }

    /// The page for reading in a terminal: files are indented below their names.
    pub fn for_terminal(&self) -> String {
        let mut text = format!("{}\n\n", self.code);
        for (place, part) in self.text.split("```").enumerate() {
            if place % 2 == 0 {
                text += part.trim();
                text += "\n\n";
                continue;
            }
            let (name, lines) = part.split_once('\n').unwrap_or((part, ""));
            text += &format!("  {name}\n");
            lines.lines().for_each(|line| text += &format!("  | {line}\n"));
            text.push('\n');
        }
        text.trim_end().to_string() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_it_is_written() {
        let text = "It is so. And more.\n\n```Tokens\nA 'b'\n```\n\nMend: not.";
        let page = Explanation { code: "x-y", text };
        assert_eq!(page.first_sentence(), "It is so");
        assert_eq!(page.example(), [("Tokens", "A 'b'\n")]);
        let shown = "x-y\n\nIt is so. And more.\n\n  Tokens\n  | A 'b'\n\nMend: not.\n";
        assert_eq!(page.for_terminal(), shown);
    }

    #[test]
    fn pages_are_in_the_order_of_their_codes() {
        let codes: Vec<&str> = all().iter().map(|page| page.code).collect();
        assert!(codes.len() > 50 && codes.is_sorted(), "{codes:?}");
    }
}
