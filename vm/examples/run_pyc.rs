//! Runs a compiled file: `run_pyc FILE.pyc [SOURCE.py]`.

use compiler::opcode::Opcodes;
use compiler::pyc::{MAGIC, Pyc};
use vm::{Config, Machine, host::System};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let Some(path) = arguments.get(1) else {
        eprintln!("usage: run_pyc FILE.pyc");
        std::process::exit(2);
    };
    let data = match std::fs::read(path) {
        Ok(data) => data,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(2);
        }
    };
    let path = path.clone();
    let run = move || {
        let pyc = match Pyc::read(&data, MAGIC) {
            Ok(pyc) => pyc,
            Err(error) => {
                eprintln!("{path}: {error}");
                return 2;
            }
        };
        if let Err(error) = vm::verify::verify(&pyc.code, &Opcodes::base()) {
            eprintln!("{path}: {error}");
            return 2;
        }
        let filename = pyc.code.filename.to_string();
        let directory = filename
            .rsplit_once('/')
            .map_or(".".to_string(), |(directory, _)| directory.to_string());
        let arguments = vec![filename.clone()];
        let config = Config {
            arguments,
            path: vec![directory],
            native_stack: 200 << 20,
            ..Config::default()
        };
        let machine = Machine::new(Box::new(System::new()), config);
        let status = machine.run_main(pyc.code, &filename);
        std::process::exit(status);
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(run);
    let status = thread.map(|thread| thread.join().unwrap_or(101)).unwrap_or(2);
    std::process::exit(status);
}
