//! What a new experiment begins with: the folders of `experiments/templates`, one for each kind of idea.
//!
//! In their files, and in the names of these, `{{name}}` stands for the experiment's name, `{{Name}}` and `{{NAME}}` for that of its node, and of its token or
//! opcode, `{{blank}}` for as many spaces, `{{magic}}` and `{{opcode}}` for free numbers. That each is whole, as `lab audit` says, is
//! tested in `lab/tests/authors/new.rs`.

use compiler::language::Language;
use pegen::definition::Fingerprint;

use crate::shipped::Folder;

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The files of a new experiment, by their paths from its folder on. None for a kind that is not known.
pub fn render(kind: &str, name: &str, magic: u16) -> Option<Vec<(String, String)>> {
    let template = ALL.iter().find(|template| template.name == kind)?;
    let node = node_name(name);
    let (capitals, blank) = (name.to_uppercase(), " ".repeat(name.len()));
    let (magic, opcode) = (magic.to_string(), free_opcode(name)?.to_string());
    let filled = |text: &str| {
        text.replace("{{name}}", name)
            .replace("{{Name}}", &node)
            .replace("{{NAME}}", &capitals)
            .replace("{{blank}}", &blank)
            .replace("{{magic}}", &magic)
            .replace("{{opcode}}", &opcode)
    };
    Some(template.files.iter().map(|(path, text)| (filled(path), filled(text))).collect())
}

/// `MatchExpression` for `match_expression`.
fn node_name(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    name.split('_').map(capital).collect()
}

/// A number that no opcode of the base language has: it depends on the name, so that those of two experiments are seldom
/// the same.
fn free_opcode(name: &str) -> Option<u8> {
    let opcodes = Language::base().opcodes;
    let used: Vec<u16> = opcodes.numbers().collect();
    let free: Vec<u8> =
        (1..=u8::MAX).filter(|number| !used.contains(&u16::from(*number))).collect();
    let place = Fingerprint::default().with(name).0.checked_rem(free.len() as u64)?;
    free.get(place as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_fill_in() {
        assert_eq!(node_name("match_expression"), "MatchExpression");
        assert!(ALL.len() > 5);
        for template in ALL {
            for (path, text) in render(template.name, "match_expression", 20000).unwrap() {
                assert!(!text.contains("{{"), "{}/{path}", template.name);
            }
        }
        assert!(render("nothing", "x", 20000).is_none());
    }
}
