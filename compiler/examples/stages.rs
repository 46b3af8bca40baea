//! The stages of one file as text: `stages symtable|dis|cfg|check FILE [-C] [-O] [-P]`. `check` reads
//! programs with lines of `=====` between them, and tells the error or the warnings of each.

use std::rc::Rc;

use compiler::compile::{CompileOptions, compile, compile_with_warnings, flow_graphs};
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
    if stage == "check" {
        text.split("=====\n").for_each(|program| check(program, &language));
        return;
    }
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
        observer: None,
    };
    if stage == "cfg" {
        let pass = flags.first().map(String::as_str);
        print!("{}", flow_graphs(&ast, &options, pass).expect("it compiles"));
        return;
    }
    let code = compile(&ast, &options).expect("it compiles");
    let options =
        disassembler::Options { caches: has("-C"), offsets: has("-O"), positions: has("-P") };
    print!("{}", disassemble(&code, &language.opcodes, options));
}

fn check(program: &str, language: &Language) {
    let source = Rc::new(Source::new("<string>", program.to_string()));
    let options = CompileOptions {
        filename: "<string>".into(),
        optimize: 0,
        flags: 0,
        allow_top_level_await: false,
        language,
        lowering: None,
        observer: None,
    };
    let result = parser::parse(&source, language, parser::Options::default())
        .and_then(|ast| compile_with_warnings(&ast, &options));
    match result {
        Err(error) => println!("{error} {:?}", error.position(&source)),
        Ok((_, warnings)) => {
            println!("ok");
            for warning in warnings {
                let location = source.location(warning.span);
                println!("  {} {}", location.lineno, warning.message);
            }
        }
    }
}
