//! Temporary: reads grammar/ and writes the generated parser.
use pegen::*;
fn main() {
    let mut files = diagnostic::Files::new();
    let mut rd = |n: &str| {
        let t = std::fs::read_to_string(format!("grammar/{n}")).unwrap();
        let f = files.add(n, t.clone());
        (t, f)
    };
    let (at, af) = rd("Python.asdl");
    let (tt, tf) = rd("Tokens");
    let (dt, df) = rd("actions.toml");
    let (gt, gf) = rd("python.gram");
    let t0 = std::time::Instant::now();
    let go = || -> diagnostic::Checked<String> {
        let asdl = asdl::read(&at, af)?;
        let tokens = tokens::read(&tt, tf)?;
        let d = action::declarations::read(&dt, df)?;
        eprintln!("decl {:?}", t0.elapsed());
        let schema = action::Schema::new(&asdl, d);
        let gram = gram::read(&gt, gf)?;
        eprintln!("gram {:?}", t0.elapsed());
        let grammar = model::resolve(&gram, &tokens, schema)?;
        eprintln!("resolve {:?}", t0.elapsed());
        let analysis = analysis::analyse(&grammar, &["file", "interactive", "eval", "func_type"])?;
        eprintln!("analyse {:?}", t0.elapsed());
        let plan = plan::plan(&grammar, &analysis, plan::Options::default());
        eprintln!("plan {:?}", t0.elapsed());
        eprintln!("{} warnings", analysis.warnings.len());
        for w in &analysis.warnings { eprintln!("{}", w.headline); }
        eprintln!("{:?}", grammar.rules.iter().zip(&analysis.recursion).filter(|(_, r)| **r != analysis::Recursion::None).map(|(g, r)| (g.name.as_str(), *r)).collect::<Vec<_>>());
        eprintln!("grown {:?}", plan.rules.iter().filter(|r| r.grown).map(|r| &r.name).collect::<Vec<_>>());
        eprintln!("counted {:?}", plan.rules.iter().filter(|r| r.counted).map(|r| &r.name).collect::<Vec<_>>());
        Ok(emit::parser::emit(&grammar, &plan))
    };
    let result = go();
    eprintln!("{:?}", t0.elapsed());
    match result {
        Ok(text) => std::fs::write("compiler/src/parser/generated/parser.rs", text).unwrap(),
        Err(findings) => eprintln!("{}", report::render(&findings, &files, report::Format::Plain)),
    }
}
