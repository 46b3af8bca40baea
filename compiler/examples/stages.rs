//! The stages of one file as text: `stages symtable|dis|cfg FILE [-C] [-O] [-P]`.

use std::rc::Rc;

use compiler::compile::{CompileOptions, compile};
use compiler::disassembler::{self, disassemble};
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use compiler::symtable::{Settings, SymbolTable, text};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (stage, path) = arguments.next().zip(arguments.next()).expect("a stage and a file");
    let flags: Vec<String> = arguments.collect();
    let has = |flag: &str| flags.iter().any(|other| other == flag);
    let language = Language::base();
    let text = std::fs::read_to_string(&path).expect("the file is text");
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let source = Rc::new(Source::new(path.as_str(), text));
    let filename = path.as_str().into();
    let ast = parser::parse(&source, &language, parser::Options::default()).expect("it parses");
    if stage == "symtable" {
        let table =
            SymbolTable::build(&ast, &language.schema, Settings::default()).expect("it resolves");
        print!("{}", text::render(&table, &filename));
        return;
    }
    let options = CompileOptions {
        filename,
        optimize: 0,
        flags: 0,
        allow_top_level_await: false,
        language: &language,
        lowering: None,
    };
    let code = compile(&ast, &options).expect("it compiles");
    let options =
        disassembler::Options { caches: has("-C"), offsets: has("-O"), positions: has("-P") };
    print!("{}", disassemble(&code, &language.opcodes, options));
}
