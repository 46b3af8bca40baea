//! Links the command so that it starts with few pages of memory.

use std::env::var;
use std::process::Command;

/// The first version of glibc whose loader reads packed addresses, in 2.x.
const PACKED: u32 = 36;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The tables of methods and names have 34,000 addresses that are known only where the program lies: as a list of
    // places they take 800 kB, which are read at each start, as a bit map 10 kB.
    if var("HOST") == var("TARGET") && glibc().is_some_and(|minor| minor >= PACKED) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this machine's glibc, in 2.x; none where there is another library.
fn glibc() -> Option<u32> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?.stdout;
    let told = String::from_utf8(told).ok()?;
    told.trim().strip_prefix("glibc 2.")?.split('.').next()?.parse().ok()
}
