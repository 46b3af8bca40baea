//! `SyntaxError` and its kin, from what a compiler says of source text.

use compiler::error::Position;
use compiler::finding::typos::Printed;
use heap::value::Value;

use super::Raised;
use crate::machine::{Machine, SyntaxErrorInfo};
use crate::objects::exception::SYNTAX_PRINTED;
use crate::objects::{Str, Tuple};

impl Machine {
    /// The exception for source text that is not a program.
    pub fn syntax_error(&self, filename: &str, info: &SyntaxErrorInfo) -> Raised {
        let classes = &self.types.exceptions;
        if let Some(failure) = &info.codec {
            return self.codec_error(failure);
        }
        let class = match info.class {
            "IndentationError" => &classes.indentation_error,
            "TabError" => &classes.tab_error,
            "_IncompleteInputError" => &classes.incomplete_input_error,
            "RecursionError" => return self.recursion_error(&info.message),
            "MemoryError" => return self.memory_error(&info.message),
            _ => &classes.syntax_error,
        };
        let number = |number: Option<i32>| match number {
            Some(number) => self.int(i64::from(number)),
            None => Value::NONE,
        };
        let position = info.position;
        let message = Str::new(&info.message);
        if position == Position::default() {
            // It concerns no place, not even a file.
            let raised = self.error_with(class, vec![message.clone()]);
            raised.exception().set_field(0, message);
            return raised;
        }
        let text = info.text.as_deref().map_or(Value::NONE, Str::new);
        let name = Str::new(filename);
        let (line, end_line) = (number(position.lineno), number(position.end_lineno));
        let mut details = vec![name, line, number(position.offset), text];
        if position.end_lineno.is_some() {
            details.extend([end_line, number(position.end_offset)]);
        }
        let mut arguments = vec![message.clone()];
        if !info.has_bare_arguments {
            let mut told = details.clone();
            if info.is_nameless {
                told[0] = Value::NONE;
            }
            arguments.push(Tuple::new(told));
        }
        let raised = self.error_with(class, arguments);
        raised.exception().set_field(0, message);
        for (index, detail) in details.into_iter().enumerate() {
            raised.exception().set_field(index + 1, detail);
        }
        if let Some(printed) = &info.printed {
            let Printed { warnings, place, message } = &**printed;
            let printed = [&info.message, warnings, place, message];
            let printed = printed.map(|text| Str::new(text)).to_vec();
            raised.exception().set_field(SYNTAX_PRINTED, Tuple::new(printed));
        }
        info.notes.iter().for_each(|note| raised.add_note(self, note));
        raised
    }
}
