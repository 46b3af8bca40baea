//! Links the command so that it starts with few pages of memory.

use std::env::var;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The tables of methods and names have 34,000 addresses. Where the program may lie anywhere, each of them is
    // written at every start, into 700 kB of pages of its own.
    if var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux")
        && var("CARGO_CFG_TARGET_ENV").is_ok_and(|library| library == "gnu")
    {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
