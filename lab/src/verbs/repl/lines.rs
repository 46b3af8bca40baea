//! Where the lines come from: a terminal, edited and remembered, or a pipe, as they are.

use std::collections::VecDeque;
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::input::Failure;

const PROMPT: &str = ">>> ";
const CONTINUATION: &str = "... ";

/// What came of asking for a line.
pub enum Line {
    Typed(String),
    /// Ctrl-C: what was typed so far is not wanted.
    Dropped,
    /// The end of the input.
    End,
}

/// The input of a session.
pub enum Lines {
    Terminal(Box<Terminal>),
    Pipe,
}

pub struct Terminal {
    editor: DefaultEditor,
    /// Where lines are remembered; `None` where there is no home.
    history: Option<PathBuf>,
    /// Lines that were pasted with the one that was read last.
    pasted: VecDeque<String>,
}

impl Lines {
    pub fn open() -> Result<Lines, Failure> {
        if !std::io::stdin().is_terminal() {
            return Ok(Lines::Pipe);
        }
        let mut editor =
            DefaultEditor::new().map_err(|error| Failure(format!("the terminal: {error}")))?;
        let history = history_path();
        if let Some(path) = &history {
            // The first session has no history.
            let _ = editor.load_history(path);
        }
        Ok(Lines::Terminal(Box::new(Terminal { editor, history, pasted: VecDeque::new() })))
    }

    pub fn is_terminal(&self) -> bool {
        matches!(self, Lines::Terminal(_))
    }

    /// The next line, without its end; `goes_on` where a statement has begun.
    pub fn next(&mut self, goes_on: bool) -> Result<Line, Failure> {
        match self {
            Lines::Terminal(terminal) => terminal.next(goes_on),
            Lines::Pipe => next_of_pipe(),
        }
    }
}

impl Terminal {
    fn next(&mut self, goes_on: bool) -> Result<Line, Failure> {
        if let Some(line) = self.pasted.pop_front() {
            return Ok(Line::Typed(line));
        }
        match self.editor.readline(if goes_on { CONTINUATION } else { PROMPT }) {
            Ok(text) => {
                self.remember(&text);
                self.pasted = text.split('\n').map(str::to_string).collect();
                Ok(Line::Typed(self.pasted.pop_front().unwrap_or_default()))
            }
            Err(ReadlineError::Interrupted) => Ok(Line::Dropped),
            Err(ReadlineError::Eof) => Ok(Line::End),
            Err(error) => Err(Failure(format!("the terminal: {error}"))),
        }
    }

    /// Lines are written at once: a program that is interrupted takes the session with it.
    fn remember(&mut self, text: &str) {
        if text.trim().is_empty() || !self.editor.add_history_entry(text).unwrap_or(false) {
            return;
        }
        if let Some(path) = &self.history {
            // A history that cannot be written is no reason to stop.
            let _ = self.editor.append_history(path);
        }
    }
}

/// Standard input is shared with `input()`, line by line.
fn next_of_pipe() -> Result<Line, Failure> {
    let mut line = Vec::new();
    match std::io::stdin().lock().read_until(b'\n', &mut line) {
        Ok(0) => Ok(Line::End),
        Ok(_) => {
            // What is no text becomes a character that no program can have.
            let line = String::from_utf8_lossy(&line);
            Ok(Line::Typed(line.trim_end_matches(['\n', '\r']).to_string()))
        }
        Err(error) => Err(Failure(format!("standard input: {error}"))),
    }
}

/// `$LAB_HISTORY`, or `.lab_history` at home.
fn history_path() -> Option<PathBuf> {
    let named = std::env::var_os("LAB_HISTORY").map(PathBuf::from);
    named.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".lab_history")))
}
