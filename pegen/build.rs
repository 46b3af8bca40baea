//! Generates the LALR(1) parsers of `src/**/*.lalrpop` into the build folder.
#![allow(clippy::disallowed_macros)] // how a build script speaks to cargo

fn main() {
    println!("cargo::rerun-if-changed=src");
    if let Err(error) = lalrpop::process_src() {
        panic!("lalrpop: {error}");
    }
}
