//! `Python/bytecodes.c`: an entry for each new opcode, with the stack effect that it declares. CPython gives numbers itself.

use pegen::diagnostic::Diagnostic;
use pegen::opcodes::Opcode;
use pegen::opcodes::effect::Item;

use super::edit::{Change, Edit, line_start};
use super::{OPCODES, Subject};

/// What the definitions of instructions end with.
const END: &str = "// END BYTECODES //";

/// The opcodes that the experiments add.
pub fn new<'a>(subject: &Subject<'a>) -> Vec<&'a Opcode> {
    let known = &subject.base.opcodes;
    let opcodes = subject.changed.model.opcodes.opcodes.iter();
    opcodes.filter(|opcode| known.get(&opcode.name) != Some(opcode)).collect()
}

pub fn has_some(subject: &Subject<'_>) -> bool {
    !new(subject).is_empty()
}

/// The entries, in the text of the file if there is one.
pub fn change(subject: &Subject<'_>, file: Option<String>) -> Result<Change, Diagnostic> {
    let text: String = new(subject).into_iter().map(entry).collect();
    let about = format!("in front of `{END}`");
    let Some(old) = file else {
        let edits = vec![Edit::insert(0, text, about)];
        return Ok(Change { path: OPCODES.to_string(), old: None, is_new: false, edits });
    };
    match old.rfind(END) {
        Some(end) => {
            let edit = Edit::insert(line_start(&old, end), format!("{text}\n"), about);
            Ok(Change::of(OPCODES, &old, vec![edit]))
        }
        None => Err(Diagnostic::error("cpython-file", format!("{OPCODES} has no `{END}`"))
            .why("new instructions stand in front of that line in CPython 3.14")),
    }
}

fn entry(opcode: &Opcode) -> String {
    let cache = opcode.cache.iter().map(|(_, size)| format!("unused/{size}"));
    let inputs: Vec<String> = cache.chain(opcode.effect.inputs.iter().map(item)).collect();
    let outputs: Vec<String> = opcode.effect.outputs.iter().map(item).collect();
    let inputs = inputs.join(", ");
    let space = if inputs.is_empty() { "" } else { " " };
    let effect = format!("{inputs}{space}-- {}", outputs.join(", "));
    let oparg = match &opcode.operand {
        Some(kind) => format!("\n            // oparg: {kind}"),
        None => String::new(),
    };
    format!(
        "        inst({}, ({})) {{\n            // To be written: {}{oparg}\n        }}\n",
        opcode.name,
        effect.trim_end(),
        opcode.doc
    )
}

fn item(item: &Item) -> String {
    match &item.size {
        Some(size) => format!("{}[{size}]", item.name),
        None => item.name.clone(),
    }
}
