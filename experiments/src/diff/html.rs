//! The same as a page: one file that needs no other, and runs nothing.

use pegen::difference::{ChangeTag, hunks};

use crate::stages::Stage;

/// Unchanged lines that are shown around a change.
const CONTEXT: usize = 3;

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; font-weight: 600; white-space: pre-line; }
details { border-top: 1px solid #8884; padding: .4rem 0; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 7rem; }
pre { font: 13px/1.45 ui-monospace, monospace; overflow-x: auto; margin: .4rem 0; }
del, ins { display: block; text-decoration: none; }
del { background: #f443; }
ins { background: #3c63; }
.same { opacity: .6; }
.gap { opacity: .5; }
";

/// What changes from stage to stage, with a heading of plain text. Both lists have the same stages.
pub fn page(heading: &str, before: &[Stage], after: &[Stage]) -> String {
    let title = escaped(heading.lines().next().unwrap_or_default());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n<h1>{}</h1>\n",
        escaped(heading.trim())
    );
    let mut told = [false; 2];
    for (before, after) in before.iter().zip(after) {
        for (side, stage) in [before, after].into_iter().enumerate() {
            if stage.is_refusal && !std::mem::replace(&mut told[side], true) {
                let body = lines(&stage.text, ["del", "ins"][side]);
                push_stage(&mut page, stage.name, "the program is refused", true, &body);
            }
        }
        match (before.is_refusal, after.is_refusal) {
            (_, true) => {}
            (true, false) => {
                push_stage(&mut page, after.name, after.about, true, &lines(&after.text, "ins"));
            }
            (false, false) if before.text == after.text => {
                push_stage(&mut page, after.name, "the same", false, &escaped(&after.text));
            }
            (false, false) => {
                let body = changes(&before.text, &after.text);
                push_stage(&mut page, after.name, after.about, true, &body);
            }
        }
    }
    page.push_str("</html>\n");
    page
}

fn push_stage(page: &mut String, name: &str, about: &str, is_open: bool, body: &str) {
    let open = if is_open { " open" } else { " class=\"same\"" };
    let (name, about) = (escaped(name), escaped(about));
    *page += &format!(
        "<details{open}><summary><b>{name}</b> {about}</summary>\n<pre>\n{body}</pre></details>\n"
    );
}

fn changes(before: &str, after: &str) -> String {
    let mut text = String::new();
    for (place, hunk) in hunks(before, after, CONTEXT).into_iter().enumerate() {
        if place > 0 {
            text += "<span class=\"gap\">  ...</span>\n";
        }
        for (tag, line) in hunk.lines {
            match tag {
                ChangeTag::Equal => {
                    text += &format!("  {}\n", escaped(line.trim_end_matches('\n')))
                }
                ChangeTag::Delete => text += &lines(line, "del"),
                ChangeTag::Insert => text += &lines(line, "ins"),
            }
        }
    }
    text
}

/// Every line as an element, which is a line of its own.
fn lines(text: &str, element: &str) -> String {
    let sign = if element == "del" { '-' } else { '+' };
    let line = |line: &str| format!("<{element}>{sign} {}</{element}>", escaped(line));
    text.lines().map(line).collect()
}

/// Text that a browser shows as it is.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => shown += "&amp;",
            '<' => shown += "&lt;",
            '>' => shown += "&gt;",
            '"' => shown += "&quot;",
            '\'' => shown += "&#39;",
            // A page cannot hold it.
            '\0' => shown.push('\u{fffd}'),
            other => shown.push(other),
        }
    }
    shown
}
