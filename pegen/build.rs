//! Generates the LALR(1) parsers of `src/**/*.lalrpop` into the build folder.

fn main() {
    println!("cargo::rerun-if-changed=src");
    if let Err(error) = lalrpop::process_src() {
        panic!("lalrpop: {error}");
    }
}
