//! Links the command so that it starts with few pages of memory.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" && target("ARCH") == "x86_64" {
        // The tables of methods and names have 34,000 addresses that are known only where the program lies: as a list of
        // places they take 800 kB, which are read at each start, as a bit map 10 kB.
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
