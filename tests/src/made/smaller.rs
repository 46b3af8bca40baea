//! Programs made smaller: blocks of lines are left out, and blocks taken in place of what they stand in.

/// A line, and the lines that are deeper below it.
#[derive(Debug, Clone)]
struct Node {
    line: String,
    body: Vec<Node>,
}

/// The smallest program found that `fails` too, for which `text` is the first.
pub fn smaller(text: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut program = read(text);
    loop {
        let before = size(&program);
        let mut chunk = before.div_ceil(2);
        while chunk > 0 {
            leave_out(&mut program, chunk, &mut fails);
            chunk /= 2;
        }
        unwrap(&mut program, &mut fails);
        if size(&program) == before {
            return write(&program);
        }
    }
}

fn size(program: &[Node]) -> usize {
    program.iter().map(|node| 1 + size(&node.body)).sum()
}

/// Tries without the nodes `start..start + chunk`, in the order of the text, for every start.
fn leave_out(program: &mut Vec<Node>, chunk: usize, fails: &mut impl FnMut(&str) -> bool) {
    let mut start = 0;
    while start < size(program) {
        let mut number = 0;
        let without = kept(program, &mut number, &(start..start + chunk));
        if size(&without) < size(program) && fails(&write(&without)) {
            *program = without;
        } else {
            start += chunk;
        }
    }
}

/// What is left without the nodes of these numbers.
fn kept(nodes: &[Node], number: &mut usize, gone: &std::ops::Range<usize>) -> Vec<Node> {
    let mut left = Vec::new();
    for node in nodes {
        let own = *number;
        *number += 1;
        let body = kept(&node.body, number, gone);
        if !gone.contains(&own) {
            left.push(Node { line: node.line.clone(), body });
        }
    }
    left
}

/// Tries each block in the place of the line that it belongs to.
fn unwrap(program: &mut Vec<Node>, fails: &mut impl FnMut(&str) -> bool) {
    for target in (0..size(program)).rev() {
        let mut number = 0;
        let lifted = lift(program, &mut number, target);
        if size(&lifted) < size(program) && fails(&write(&lifted)) {
            *program = lifted;
        }
    }
}

fn lift(nodes: &[Node], number: &mut usize, target: usize) -> Vec<Node> {
    let mut lifted = Vec::new();
    for node in nodes {
        let own = *number;
        *number += 1;
        let body = lift(&node.body, number, target);
        match own == target && !body.is_empty() {
            true => lifted.extend(body),
            false => lifted.push(Node { line: node.line.clone(), body }),
        }
    }
    lifted
}

fn read(text: &str) -> Vec<Node> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    block(&mut lines.into_iter().peekable(), 0)
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn block<'a>(
    lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    least: usize,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(line) = lines.next_if(|line| depth(line) >= least) {
        let body = block(lines, depth(line) + 1);
        nodes.push(Node { line: line.trim().to_string(), body });
    }
    nodes
}

fn write(program: &[Node]) -> String {
    let mut text = String::new();
    write_block(program, 0, &mut text);
    text
}

fn write_block(nodes: &[Node], depth: usize, text: &mut String) {
    for node in nodes {
        text.push_str(&format!("{:1$}{2}\n", "", 4 * depth, node.line));
        write_block(&node.body, depth + 1, text);
        if node.body.is_empty() && node.line.ends_with(':') {
            text.push_str(&format!("{:1$}pass\n", "", 4 * (depth + 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn what_does_not_matter_is_left_out() {
        let text = "a = 1\nif a:\n    b = 2\n    while b:\n        c = 3\nd = 4\n";
        let failing = |text: &str| text.contains("c = 3") && text.contains("a = 1");
        assert_eq!(smaller(text, failing), "a = 1\nc = 3\n");
    }
}
