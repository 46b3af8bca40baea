//! Parses files and prints their trees (`--dump`), or how fast that was (`--time`).
use std::rc::Rc;
use std::time::{Duration, Instant};

use compiler::ast::dump;
use compiler::language::Language;
use compiler::parser::{Engine, Options, parse};
use compiler::source::Source;
use compiler::tokenizer::{self, decode};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let mut language = Language::base();
    let engine = match std::env::var("ENGINE").as_deref() {
        Ok("machine") => Engine::Machine,
        _ => Engine::Generated,
    };
    let type_comments = std::env::var_os("TYPE_COMMENTS").is_some();
    let options = Options { engine, type_comments, ..Options::default() };
    let building = Instant::now();
    if engine == Engine::Machine {
        compiler::parser::Machine::base();
        eprintln!("machine built in {:?}", building.elapsed());
    }
    if let Ok(path) = std::env::var("GRAMMAR") {
        use pegen::definition::{Definition, Model};
        let mut definition = Definition::base();
        let text = std::fs::read_to_string(&path).expect("a readable grammar");
        let building = Instant::now();
        definition.replace("python.gram", path, text);
        let machine = Model::read(&definition).and_then(|model| {
            compiler::parser::Machine::new(&model, &language.tokens, &language.schema)
        });
        language.machine = Some(machine.unwrap_or_else(|findings| {
            use pegen::report::{Format, render};
            panic!("{}", render(&findings, &definition.files, Format::Plain))
        }));
        eprintln!("machine built in {:?}", building.elapsed());
    }
    let files: Vec<String> = match arguments.next().as_deref() {
        Some("-") | None => std::io::stdin().lines().map_while(Result::ok).collect(),
        Some(first) => std::iter::once(first.to_string()).chain(arguments).collect(),
    };
    let (mut bytes, mut lexing, mut parsing) = (0, Duration::ZERO, Duration::ZERO);
    for file in files {
        let Ok(text) = std::fs::read(&file) else { continue };
        bytes += text.len();
        let Ok(decoded) = decode::decode(&text) else {
            println!("ERR\t{file}\tdecode");
            continue;
        };
        let source = Rc::new(Source::new(file.clone(), decoded.text));
        let start = Instant::now();
        let _ = tokenizer::tokenize(&source, &language.tokens, tokenizer::Options::default());
        lexing += start.elapsed();
        let start = Instant::now();
        let tree = parse(&source, &language, options);
        parsing += start.elapsed();
        match tree {
            Err(error) => println!("ERR\t{file}\t{error} {:?}", error.position(&source)),
            Ok(ast) if what == "--dump" => {
                let options = dump::Options { attributes: true, ..Default::default() };
                println!("{}", dump::dump(&ast, &language.schema, ast.root(), options));
            }
            Ok(ast) if what == "--md5" => {
                let options = dump::Options { attributes: true, ..Default::default() };
                let text = dump::dump(&ast, &language.schema, ast.root(), options);
                std::fs::write("/tmp/oracle/tree.txt", &text).expect("written");
                let sum = std::process::Command::new("md5sum").arg("/tmp/oracle/tree.txt").output();
                let sum = String::from_utf8(sum.expect("md5sum").stdout).unwrap_or_default();
                println!("OK\t{file}\t{}", sum.split(' ').next().unwrap_or_default());
            }
            Ok(_) => {}
        }
    }
    if what == "--time" {
        let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        println!(
            "{bytes} bytes; tokenizer {lexing:?} ({:.1} MB/s); text to AST {parsing:?} ({:.1} MB/s)",
            rate(lexing),
            rate(parsing)
        );
    }
}
