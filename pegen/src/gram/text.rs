//! Rules as text in one layout, whatever that of their file: each alternative on a line, without comments, optional parts in
//! square brackets, one space between parts. What differs between two such texts is the grammar.

use super::{Alternative, Expression, ExpressionKind, Item, Rule};

/// The text of `rules`, one after the other.
pub fn render<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> String {
    rules.into_iter().map(rule_text).collect()
}

fn rule_text(rule: &Rule) -> String {
    let ty = rule.ty.as_ref().map_or(String::new(), |ty| format!("[{}]", one_line(&ty.text)));
    let flags: Vec<&str> = rule.flags.iter().map(|flag| flag.text.as_str()).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    let mut text = format!("{}{ty}{flags}:\n", rule.name.text);
    for alternative in &rule.alternatives {
        text += &format!("    | {}\n", alternative_text(alternative));
    }
    text
}

fn alternative_text(alternative: &Alternative) -> String {
    let items = alternative.items.iter().map(item_text);
    let action =
        alternative.action.iter().map(|action| format!("{{ {} }}", one_line(&action.text)));
    items.chain(action).collect::<Vec<_>>().join(" ")
}

fn item_text(Item { name, ty, expression }: &Item) -> String {
    let ty = ty.as_ref().map_or(String::new(), |ty| format!("[{}]", one_line(&ty.text)));
    let name = name.as_ref().map_or(String::new(), |name| format!("{}{ty}=", name.text));
    name + &expression_text(expression)
}

fn expression_text(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Name(name) => name.clone(),
        ExpressionKind::Hard(text) => format!("'{text}'"),
        ExpressionKind::Soft(text) => format!("\"{text}\""),
        ExpressionKind::Group(alternatives) => format!("({})", alternatives_text(alternatives)),
        ExpressionKind::Optional(of) => match &of.kind {
            ExpressionKind::Group(alternatives) => format!("[{}]", alternatives_text(alternatives)),
            _ => format!("[{}]", expression_text(of)),
        },
        ExpressionKind::Repeat { element, at_least_one } => {
            format!("{}{}", expression_text(element), if *at_least_one { '+' } else { '*' })
        }
        ExpressionKind::Gather { separator, element } => {
            format!("{}.{}+", expression_text(separator), expression_text(element))
        }
        ExpressionKind::Ahead(of) => format!("&{}", expression_text(of)),
        ExpressionKind::NotAhead(of) => format!("!{}", expression_text(of)),
        ExpressionKind::Forced(of) => format!("&&{}", expression_text(of)),
        ExpressionKind::Cut => "~".to_string(),
    }
}

fn alternatives_text(alternatives: &[Alternative]) -> String {
    alternatives.iter().map(alternative_text).collect::<Vec<_>>().join(" | ")
}

/// Text of an action: comments at the ends of its lines are left out, and white space is one space.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split(" #").next().unwrap_or(line));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str) -> String {
        let file = crate::diagnostic::Files::new().add("test.gram", text);
        render(&crate::gram::read(text, file).unwrap().rules)
    }

    #[test]
    fn a_rule_stands_alternative_by_alternative() {
        let text = "a[expr] (memo):\n    | b # first\n    | c\n      d { f(c,\n        d) }\ne: 'x' | 'y'\n";
        let expected =
            "a[expr] (memo):\n    | b\n    | c d { f(c, d) }\ne:\n    | 'x'\n    | 'y'\n";
        assert_eq!(rendered(text), expected);
        assert_eq!(rendered(expected), expected);
    }

    #[test]
    fn one_grammar_has_one_text() {
        let one = "a: b=','.c+ [d e] &&':' ~ | (f|g { h })* !\"x\" &y\n";
        let other = "a:\n  | b = ','.c+  (d e)?  &&':'  ~\n  | ( f | g {h} )*  !\"x\"  &y  # why\n";
        assert_eq!(rendered(one), rendered(other));
        assert_eq!(
            rendered(one),
            "a:\n    | b=','.c+ [d e] &&':' ~\n    | (f | g { h })* !\"x\" &y\n"
        );
    }
}
