//! Generates the LALR(1) parsers of `src/**/*.lalrpop` into the build folder, and tells the generator what it is built of.
#![allow(clippy::disallowed_macros)] // how a build script speaks to cargo

#[path = "src/regen/sources.rs"]
mod sources;

fn main() {
    println!("cargo::rerun-if-changed=src");
    if let Err(error) = lalrpop::process_src() {
        panic!("lalrpop: {error}");
    }
    match sources::fingerprint(std::path::Path::new("src")) {
        Ok(fingerprint) => println!("cargo::rustc-env=PEGEN_SOURCES={fingerprint}"),
        Err(error) => panic!("src: {error}"),
    }
}
