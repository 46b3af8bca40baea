//! Emits `vm/src/eval/generated/natives.rs`: the opcodes of experiments that a build has baked in, and what carries them out.
//!
//! A handler is an experiment's: a function called like its opcode in small letters, in its `ops.rs`, whose text becomes a module.
//! Of an opcode that takes so many values, pushes one at most and goes on, it gets the values, which stay on the stack
//! meanwhile, and the parts of its argument. Of any other it gets what the function of `ops.py` gets, in a slice. What it
//! declines, and the opcodes of all other experiments, the functions of `ops.py` carry out.

use super::rust::RustFile;
use crate::opcodes::effect::Holds;
use crate::opcodes::{Opcode, Opcodes};
use crate::operands::{Meaning, Operands, Part, Table};

/// The native handlers of an experiment.
#[derive(Debug, Clone)]
pub struct Native {
    /// Its name.
    pub experiment: String,
    /// Its `ops.rs`.
    pub text: String,
    /// What its handlers are made of, as a number: other texts have others.
    pub fingerprint: u64,
    /// The opcodes that it has a handler for.
    pub opcodes: Vec<String>,
}

pub fn emit(natives: &[Native], opcodes: &Opcodes, operands: &Operands) -> String {
    let sources: Vec<String> =
        natives.iter().map(|native| format!("ops.rs of {}", native.experiment)).collect();
    let source = match sources.is_empty() {
        true => "no experiment".to_string(),
        false => sources.join(" and "),
    };
    let about = "The opcodes of experiments that are baked in.";
    let mut file = RustFile::new("emit::natives", &source, about);
    if !natives.is_empty() {
        file.line("use crate::eval::{Context, Flow, extension};");
        file.line("use crate::native::Outcome;");
        let named = natives.iter().flat_map(|native| &native.opcodes);
        if named.filter_map(|name| opcodes.get(name)).any(|opcode| !is_plain(opcode)) {
            file.line("use crate::native::{Machine, Value};");
        }
        file.line("");
    }
    file.line("/// The experiments, and fingerprints of the texts that were baked in.");
    file.enclosed(
        "pub const BAKED: &[(&str, u64)] = &[",
        |file| {
            for Native { experiment, fingerprint, .. } in natives {
                file.line(format_args!("({experiment:?}, 0x{fingerprint:016x}),"));
            }
        },
        "];",
    );
    for native in natives {
        for name in &native.opcodes {
            if let Some(opcode) = opcodes.get(name) {
                file.line("");
                match is_plain(opcode) {
                    true => handler(&mut file, native, opcode, operands),
                    false => general_handler(&mut file, native, opcode),
                }
            }
        }
        file.line("");
        file.line("#[forbid(unsafe_code)]");
        // As it is written: a text may go over several lines.
        file.line(format_args!("mod {} {{", native.experiment));
        native.text.lines().for_each(|line| file.line(line));
        file.line("}");
    }
    file.finish()
}

/// Whether an opcode takes so many values, which are there, pushes one at most, and goes on to the next instruction.
fn is_plain(opcode: &Opcode) -> bool {
    let effect = &opcode.effect;
    let mut items = effect.inputs.iter().chain(&effect.outputs);
    !matches!(opcode.operand.as_deref(), Some("jump_forward" | "jump_backward" | "jump"))
        && items.all(|item| item.size.is_none() && item.holds == Holds::Value)
        && effect.outputs.len() <= 1
}

/// What the loop calls for an opcode of another kind: the machine does with the result what it does with that of `ops.py`.
fn general_handler(file: &mut RustFile, native: &Native, opcode: &Opcode) {
    let (name, number, experiment) =
        (opcode.name.to_lowercase(), opcode.number, &native.experiment);
    file.line(format_args!("/// `{}`", opcode.name));
    file.block(format_args!("pub fn {name}(cx: &mut Context, argument: u32) -> Flow"), |file| {
        file.block(format_args!("if !cx.vm.has_native({number})"), |file| {
            file.line(elsewhere(number));
        });
        file.line(format_args!(
            "let handler = |vm: &Machine, given: &[Value]| {experiment}::{name}(vm, given).outcome();"
        ));
        file.line(format_args!(
            "cx.outline(|cx| extension::native_opcode(cx, {number}, argument, &handler))"
        ));
    });
}

/// Leaves an instruction to the function of `ops.py`.
fn elsewhere(number: u16) -> String {
    format!("return cx.outline(|cx| extension::added_opcode(cx, {number}, argument));")
}

/// What the loop calls: takes care of the stack around the experiment's function.
fn handler(file: &mut RustFile, native: &Native, opcode: &Opcode, operands: &Operands) {
    let (name, number) = (opcode.name.to_lowercase(), opcode.number);
    let inputs = opcode.effect.inputs.len();
    let elsewhere = elsewhere(number);
    file.line(format_args!("/// `{}`", opcode.name));
    file.line("#[inline(always)]");
    file.block(format_args!("pub fn {name}(cx: &mut Context, argument: u32) -> Flow"), |file| {
        file.block(format_args!("if !cx.vm.has_native({number})"), |file| file.line(&elsewhere));
        let mut given = vec!["cx.vm".to_string()];
        given.extend((0..inputs).rev().map(|depth| format!("&cx.peek({depth})")));
        let kind = opcode.operand.as_deref().and_then(|name| operands.get(name));
        let whole = [(0, 32, &Meaning::Number)];
        let parts: Vec<(u8, u8, &Meaning)> = match kind {
            None => Vec::new(),
            Some(kind) if kind.parts.is_empty() => whole.to_vec(),
            Some(kind) => {
                let of = |part: &'_ Part| (part.shift, part.width);
                kind.parts.iter().map(|part| (of(part).0, of(part).1, &part.meaning)).collect()
            }
        };
        if parts.is_empty() {
            file.line("let _ = argument;");
        }
        for (place, (shift, width, meaning)) in parts.iter().enumerate().rev() {
            let mask = u32::MAX >> (32 - width);
            file.line(format_args!("let part_{place} = argument >> {shift} & 0x{mask:x};"));
            given.push(match meaning {
                Meaning::Index(Table::Consts) => format!("cx.constant(part_{place})"),
                Meaning::Index(Table::Names) => format!("cx.name(part_{place}).value()"),
                Meaning::Index(Table::Locals) if opcode.locals => {
                    file.line(format_args!(
                        "let value_{place} = cx.local(part_{place}).to_value();"
                    ));
                    // It tells that the local has no value.
                    file.block(format_args!("if value_{place}.is_null()"), |file| {
                        file.line(&elsewhere);
                    });
                    format!("&value_{place}")
                }
                _ => format!("part_{place}"),
            });
        }
        let call = format!("{}::{name}({})", native.experiment, given.join(", "));
        file.block(format_args!("match {call}.outcome()"), |file| {
            file.block("Ok(Some(_result)) =>", |file| {
                replaced(file, inputs, opcode.effect.outputs.len());
                file.line(format_args!("cx.skip({});", opcode.caches()));
                file.line("Flow::Next");
            });
            file.line(format_args!(
                "Ok(None) => {}",
                elsewhere.replace("return ", "").replace(';', ",")
            ));
            file.line("Err(raised) => Flow::Raise(raised),");
        });
    });
}

/// The result in the place of what was taken.
fn replaced(file: &mut RustFile, inputs: usize, outputs: usize) {
    match (inputs, outputs) {
        (_, 0) => file.line(format_args!("cx.drop_top({inputs});")),
        (0, _) => file.line("cx.push(_result);"),
        (2, _) => file.line("cx.replace_two(_result);"),
        _ => {
            file.line(format_args!("cx.drop_top({});", inputs - 1));
            file.line("cx.set_top(_result);");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    #[test]
    fn what_jumps_or_counts_is_done_as_for_ops_py() {
        let text = "[MANY]\nnumber = 99\neffect = 'values[oparg] -- one, two'\noperand = 'count'\n";
        let mut files = Files::new();
        let kinds = "[count]\ndoc = 'a count'\n";
        let operands = crate::operands::read_over(
            kinds,
            files.add("operands.toml", kinds),
            &Operands::default(),
        )
        .unwrap();
        let opcodes = crate::opcodes::read(text, files.add("opcodes.toml", text), &operands);
        let (experiment, opcodes_of) = ("many".to_string(), vec!["MANY".to_string()]);
        let native =
            Native { experiment, text: String::new(), fingerprint: 7, opcodes: opcodes_of };
        let emitted = emit(&[native], &opcodes.unwrap(), &operands);
        assert!(emitted.contains("many::many(vm, given).outcome();"), "{emitted}");
        assert!(emitted.contains("extension::native_opcode(cx, 99, argument, &handler)"));
    }

    #[test]
    fn a_handler_takes_care_of_the_stack() {
        let text = "[TWICE]\nnumber = 99\neffect = 'value -- result'\n";
        let mut files = Files::new();
        let operands = Operands::default();
        let opcodes = crate::opcodes::read(text, files.add("opcodes.toml", text), &operands);
        let native = Native {
            experiment: "twice".into(),
            text: "pub fn twice() {}\n".into(),
            fingerprint: 7,
            opcodes: vec!["TWICE".into()],
        };
        let emitted = emit(&[native], &opcodes.unwrap(), &operands);
        assert!(
            emitted.contains("match twice::twice(cx.vm, &cx.peek(0)).outcome() {"),
            "{emitted}"
        );
        assert!(emitted.contains("(\"twice\", 0x0000000000000007),"));
        assert!(emitted.contains("cx.set_top(_result);"));
        assert!(emitted.contains("mod twice {\npub fn twice() {}\n}\n"));
        let none = emit(&[], &Opcodes { opcodes: Vec::new() }, &operands);
        assert!(none.ends_with("&[\n];\n"), "{none}");
    }
}
