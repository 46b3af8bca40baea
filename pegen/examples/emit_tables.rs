//! Temporary
use pegen::*;
fn main() {
    let mut files = diagnostic::Files::new();
    let mut rd = |n: &str| {
        let t = std::fs::read_to_string(format!("grammar/{n}")).unwrap();
        let f = files.add(n, t.clone());
        (t, f)
    };
    let (t, f) = rd("Python.asdl");
    std::fs::write(
        "compiler/src/ast/generated/nodes.rs",
        emit::ast::emit(&asdl::read(&t, f).unwrap()),
    )
    .unwrap();
    let (t, f) = rd("Tokens");
    std::fs::write(
        "compiler/src/token/generated/tokens.rs",
        emit::tokens::emit(&tokens::read(&t, f).unwrap()),
    )
    .unwrap();
    let (t, f) = rd("opcodes.toml");
    std::fs::write(
        "compiler/src/opcode/generated/opcodes.rs",
        emit::opcodes::emit(&opcodes::read(&t, f).unwrap()),
    )
    .unwrap();
    let (t, f) = rd("language.toml");
    language::read(&t, f).unwrap();
}
