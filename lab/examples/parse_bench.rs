//! Temporary: speed of the parser.
use std::rc::Rc;
fn main() {
    let mut sources = Vec::new();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        if let Ok(decoded) = compiler::tokenizer::decode::decode(&bytes) {
            sources.push(Rc::new(compiler::source::Source::new(path, decoded.text)));
        }
    }
    let language = compiler::language::Language::base();
    let bytes: usize = sources.iter().map(|s| s.text().len()).sum();
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let mut n = 0;
        for source in &sources {
            n += compiler::tokenizer::tokenize(source, &language.tokens, Default::default()).tokens.len();
        }
        let t = start.elapsed();
        let start = std::time::Instant::now();
        let mut ok = 0;
        for source in &sources {
            ok += usize::from(compiler::parser::parse(source, &language, Default::default()).is_ok());
        }
        let p = start.elapsed();
        println!("{} files {ok} ok {n} tokens; tokenize {:.1} MB/s, parse {:.1} MB/s", sources.len(), bytes as f64 / 1e6 / t.as_secs_f64(), bytes as f64 / 1e6 / p.as_secs_f64());
    }
}
