//! The command where the system gives it little: few addresses, a small stack.
#![cfg(target_os = "linux")]

use std::process::Command;

/// Runs a program in a shell with these limits; what it prints, and whether it ended well.
fn run(limits: &str, program: &str) -> (String, bool) {
    let lab = env!("CARGO_BIN_EXE_lab");
    let output = Command::new("sh")
        .args(["-c", &format!("{limits}; exec \"$0\" run -c \"$1\""), lab, program])
        .output()
        .expect("a shell starts");
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8_lossy(&said).into_owned(), output.status.success())
}

#[test]
fn stacks_are_smaller_where_addresses_are_few() {
    let program = "def depth(n):\n    return n and depth(n - 1) + 1\n\
                   nested = []\n\
                   for _ in range(20000): nested = [nested]\n\
                   try:\n    repr(nested)\nexcept RecursionError:\n    pass\n\
                   print(depth(900))";
    for kilobytes in [1_000_000, 450_000, 300_000] {
        let (said, is_well) = run(&format!("ulimit -v {kilobytes}"), program);
        assert!(is_well && said == "900\n", "{kilobytes} kB: {said}");
    }
}

#[test]
fn rows_texts_and_sources_without_room_are_memory_errors() {
    let programs = [
        "(b'a ' * (60 << 20)).split()",
        "('a,' * (60 << 20)).rsplit(',')",
        "bytes.fromhex('aa' * 10**8)",
        "bin(1 << (6 * 10**8))",
        "('a' * (2 * 10**8)).format(1)",
        "float('1' * (3 * 10**8))",
        "memoryview(bytearray(2 * 10**8)).tolist()",
        "from collections import deque\nd = deque([0] * 10**7)\nwhile True: d.extend(d)",
        "import itertools\nnext(itertools.batched(itertools.repeat(1), 1 << 30))",
        "compile('a\\n' * 10**7, 's', 'exec')",
        "eval('[' + '1,' * 10**7 + ']')",
        "compile('#' * (3 * 10**8), 's', 'exec')",
    ];
    for program in programs {
        let (said, _) = run("ulimit -v 400000", program);
        assert!(said.trim_end().ends_with("MemoryError"), "{program}: {said}");
    }
}
