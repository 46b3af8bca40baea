//! Emits `compiler/src/operator/generated/operators.rs`: how tightly expressions bind, the table of the operators, and
//! the numbers that instructions have for them.

use super::rust::RustFile;
use crate::operators::{Operator, Operators};

/// The instructions whose operand numbers an operator.
const BINARY: &str = "BINARY_OP";
const COMPARISON: &str = "COMPARE_OP";

pub fn emit(operators: &Operators) -> String {
    let mut file = RustFile::new("emit::operators", "grammar/operators.toml", "The operators.");
    file.line("use std::borrow::Cow;");
    file.line("");
    file.line("use crate::ast::Kind;");
    file.line("use crate::opcode::Opcode;");
    file.line("use crate::operator::{Application, Level, Operator};");
    file.line("");
    file.block("impl Level", |file| {
        for (number, level) in operators.levels.iter().enumerate() {
            let name = level.to_ascii_uppercase();
            file.line(format_args!("pub const {name}: Level = Level({number});"));
        }
    });
    table(&mut file, operators);
    numbers(&mut file, operators);
    let symbols = |opcode: &str| -> Vec<String> {
        operators.applied_by(opcode).iter().map(|one| one.symbol.clone()).collect()
    };
    let mut binary = symbols(BINARY);
    binary.extend(symbols(BINARY).iter().map(|symbol| format!("{symbol}=")));
    binary.push("[]".to_string());
    words(&mut file, "BINARY_OPERATORS", "numbers of `BINARY_OP`", &binary);
    words(&mut file, "COMPARISONS", "numbers of `COMPARE_OP`", &symbols(COMPARISON));
    file.finish()
}

fn table(file: &mut RustFile, operators: &Operators) {
    let count = operators.operators.len();
    file.line("");
    file.line("/// What is known of each operator.");
    file.enclosed(
        format_args!("pub static OPERATORS: [Operator; {count}] = ["),
        |file| {
            for operator in &operators.operators {
                file.enclosed("Operator {", |file| entry(file, operator, operators), "},");
            }
        },
        "];",
    );
}

fn entry(file: &mut RustFile, operator: &Operator, operators: &Operators) {
    let level = operators.levels[usize::from(operator.level)].to_ascii_uppercase();
    file.line(format_args!("kind: Kind::{},", operator.node));
    file.line(format_args!("symbol: Cow::Borrowed({:?}),", operator.symbol));
    file.line(format_args!("level: Level::{level},"));
    file.line(format_args!("groups_right: {},", operator.groups_right));
    match &operator.application {
        None => file.line("application: None,"),
        Some(by) => file.line(format_args!(
            "application: Some(Application {{ opcode: Opcode::{}, number: {}, outcomes: {} }}),",
            by.opcode, by.number, by.outcomes
        )),
    }
}

/// The numbers of the binary operators: those in place follow in the same order, and behind them comes the subscript.
/// And those of the comparisons.
fn numbers(file: &mut RustFile, operators: &Operators) {
    let binary = operators.applied_by(BINARY);
    file.line("");
    file.line("/// The operands of `BINARY_OP`.");
    file.block("pub mod number", |file| {
        constants(file, &binary);
        file.line("/// Added to the above for the form with `=`.");
        file.line(format_args!("pub const INPLACE: u32 = {};", binary.len()));
        file.line(format_args!("pub const SUBSCR: u32 = {};", 2 * binary.len()));
    });
    file.line("");
    file.line("/// The numbers of the comparisons in the operands of `COMPARE_OP`.");
    file.block("pub mod comparison", |file| constants(file, &operators.applied_by(COMPARISON)));
}

fn constants(file: &mut RustFile, operators: &[&Operator]) {
    for (number, operator) in operators.iter().enumerate() {
        let name = operator.name.clone().unwrap_or(operator.node.to_ascii_uppercase());
        file.line(format_args!("pub const {name}: u32 = {number};"));
    }
}

fn words(file: &mut RustFile, name: &str, what: &str, words: &[String]) {
    file.line("");
    file.line(format_args!("/// As they are written, in the order of the {what}."));
    file.enclosed(
        format_args!("pub static {name}: [&str; {}] = [", words.len()),
        |file| words.iter().for_each(|word| file.line(format_args!("{word:?},"))),
        "];",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    #[test]
    fn an_operator_and_a_comparison() {
        let text = "levels = ['compare', 'term']\n\
                    [operator]\nMult = { symbol = '*', binds = 'term', instruction = 'BINARY_OP', name = 'MULTIPLY' }\n\
                    [cmpop]\nLt = { symbol = '<', binds = 'compare', instruction = 'COMPARE_OP', outcomes = ['less'] }\n";
        let file = Files::new().add("operators.toml", text);
        let operators = crate::operators::read_over(text, file, &Operators::default()).unwrap();
        insta::assert_snapshot!(emit(&operators));
    }
}
