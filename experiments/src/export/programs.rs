//! `Lib/test/test_NAME.py`: the samples of an experiment as tests.

use super::edit::{Change, Edit};
use crate::experiment::Experiment;

/// A program of an experiment, and what is expected of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// `samples/x.py`
    pub path: String,
    pub text: String,
    /// What it prints, and the error that it ends with.
    pub out: String,
    pub err: String,
}

/// What all of these tests begin with.
const HEAD: &str = r#"import os
import subprocess
import sys
import tempfile
import unittest


class SamplesTest(unittest.TestCase):
    maxDiff = None

    def check(self, path, text, out, err):
        """Runs a program where a file of this path is, and compares what it prints."""
        with tempfile.TemporaryDirectory() as folder:
            whole = os.path.join(folder, path)
            os.makedirs(os.path.dirname(whole), exist_ok=True)
            with open(whole, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            ran = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", path],
                cwd=folder, capture_output=True, encoding="utf-8",
                env={**os.environ, "NO_COLOR": "1"},
            )
            printed = ran.stderr.replace(os.path.join(os.path.realpath(folder), ""), "")
            self.assertEqual(ran.stdout, out)
            self.assertEqual(printed, err)
            self.assertEqual(ran.returncode != 0, bool(err))
"#;

/// The new file, if there are samples.
pub fn change(experiment: &Experiment, samples: &[Sample]) -> Option<Change> {
    if samples.is_empty() {
        return None;
    }
    let about = format!("{}: {}", experiment.name, experiment.summary);
    let mut text =
        format!("\"\"\"{}\"\"\"\n\n{HEAD}", about.replace('\\', "\\\\").replace('"', "'"));
    for sample in samples {
        text += &test(sample);
    }
    text += "\n\nif __name__ == \"__main__\":\n    unittest.main()\n";
    let path = format!("Lib/test/test_{}.py", experiment.name);
    let edits = vec![Edit::insert(0, text, "all of it")];
    Some(Change { path, old: None, is_new: true, edits })
}

fn test(sample: &Sample) -> String {
    let file = sample.path.rsplit('/').next().unwrap_or(&sample.path);
    let stem = file.strip_suffix(".py").unwrap_or(file);
    let name: String =
        stem.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    let Sample { path, text, out, err } = sample;
    let arguments: String = [path, text, out, err]
        .iter()
        .map(|text| format!("            {},\n", literal(text)))
        .collect();
    format!("\n    def test_{name}(self):\n        self.check(\n{arguments}        )\n")
}

/// A text as Python writes it, a line of it on each line.
fn literal(text: &str) -> String {
    let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
    match lines.is_empty() {
        true => "\"\"".to_string(),
        false => lines.join("\n            "),
    }
}

fn quoted(line: &str) -> String {
    let mut quoted = "\"".to_string();
    for letter in line.chars() {
        match letter {
            '\\' | '"' => quoted.extend(['\\', letter]),
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            letter if letter.is_control() => quoted += &format!("\\x{:02x}", u32::from(letter)),
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}
