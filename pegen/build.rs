//! Generates the LALR(1) parsers of `src/**/*.lalrpop` into the build folder, and tells the generator what it is built of, and
//! of which language.
#![allow(clippy::disallowed_macros)] // how a build script speaks to cargo
#![allow(clippy::disallowed_methods)] // it reads the definition

#[path = "src/definition/fingerprint.rs"]
#[allow(dead_code)] // the crate has a use for all of it
mod fingerprint;
#[path = "src/regen/sources.rs"]
mod sources;

use fingerprint::{FILE_NAMES, Fingerprint};

fn main() {
    println!("cargo::rerun-if-changed=src");
    if let Err(error) = lalrpop::process_src() {
        panic!("lalrpop: {error}");
    }
    match sources::fingerprint(std::path::Path::new("src")) {
        Ok(fingerprint) => println!("cargo::rustc-env=PEGEN_SOURCES={fingerprint}"),
        Err(error) => panic!("src: {error}"),
    }
    let texts = FILE_NAMES.map(|name| {
        let path = format!("../grammar/{name}");
        println!("cargo::rerun-if-changed={path}");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    });
    let Fingerprint(base) = Fingerprint::of_texts(texts.each_ref().map(String::as_str));
    println!("cargo::rustc-env=PEGEN_BASE={base}");
}
