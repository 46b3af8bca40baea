//! Uncaught exceptions as text, line for line as CPython prints them.

pub mod carets;
pub mod chain;
pub mod suggestions;

use heap::Kind;
use heap::value::{Ref, Value};

use crate::errors::Raised;
use crate::machine::Machine;
use crate::machine::ending::Ending;
use crate::objects::code::positions::position_at;
use crate::objects::exception::SYNTAX_PRINTED;
use crate::objects::type_object::flags;
use crate::objects::{Exception, Traceback, Tuple, TypeObject, int, traceback};
use crate::special::Special;

/// Prints an exception with its chain to standard error.
pub fn print(vm: &Machine, raised: &Raised) {
    vm.write_error(&render(vm, raised.value()));
}

/// The whole text.
pub fn render(vm: &Machine, exception: &Value) -> String {
    let mut text = String::new();
    chain::render(vm, exception, &mut text);
    text
}

/// Prints an exception that nobody can catch: without the chain, and with nothing below the lines of source. Parts that are
/// `None` are left out, and without a class nothing is said of the exception.
pub fn print_ignored(vm: &Machine, class: &Value, exception: &Value, traceback: &Value) {
    let mut text = String::new();
    if traceback.downcast::<Traceback>().is_some() {
        text.push_str("Traceback (most recent call last):\n");
        places(vm, traceback, "", &mut text, show_plainly);
    }
    if let Some(class) = class.downcast::<TypeObject>() {
        if has_unknown_module(class) {
            text.push_str("<unknown>");
        }
        let name = class.qualified_name();
        text.push_str(name.strip_prefix("__main__.").unwrap_or(&name));
        if !exception.is_none() {
            // What `__str__` writes itself comes in between.
            vm.write_error(&std::mem::take(&mut text));
            vm.write_error(": ");
            let message = vm.str(exception);
            text = message.map_or_else(|_| STR_FAILED.to_string(), |text| text.to_string());
        }
        text.push('\n');
    }
    vm.write_error(&text);
}

const STR_FAILED: &str = "<exception str() failed>";

/// How often the same place is shown before it is only counted.
const MOST_REPEATED: usize = 3;

/// The places of a traceback.
pub(super) fn entries(vm: &Machine, first: &Value, indent: &str, text: &mut String) {
    places(vm, first, indent, text, show_entry);
}

type Show = fn(&Machine, &Ref<Traceback>, &str, &mut String);

fn places(vm: &Machine, first: &Value, indent: &str, text: &mut String, show: Show) {
    let entries = traceback::entries(first);
    let mut previous: Option<(u64, Option<i32>)> = None;
    let mut repeated = 0;
    for entry in &entries {
        let place = (entry.code().value().bits(), entry.line());
        if previous == Some(place) {
            repeated += 1;
        } else {
            more(indent, repeated, text);
            repeated = 1;
        }
        previous = Some(place);
        if repeated <= MOST_REPEATED {
            show(vm, entry, indent, text);
        }
    }
    more(indent, repeated, text);
}

fn more(indent: &str, repeated: usize, text: &mut String) {
    if repeated > MOST_REPEATED {
        let more = repeated - MOST_REPEATED;
        let plural = if more == 1 { "" } else { "s" };
        text.push_str(&format!("{indent}  [Previous line repeated {more} more time{plural}]\n"));
    }
}

/// Where a coroutine was made, the last call at its end: `origin` has file, line and name of each, the last one first.
pub(crate) fn show_origin(vm: &Machine, origin: &[Value], text: &mut String) {
    let (mut previous, mut repeated) = (None, 0);
    for place in origin.iter().rev() {
        let Some([filename, line, name]) = place.downcast::<Tuple>().map(Tuple::items) else {
            return;
        };
        let (filename, line) = (filename.to_string(), int::as_i64(line).unwrap_or(-1));
        let this = Some((filename, line, name.to_string()));
        if this == previous {
            repeated += 1;
        } else {
            more("", repeated, text);
            repeated = 1;
        }
        previous = this;
        if let Some((filename, line, name)) = &previous
            && repeated <= MOST_REPEATED
        {
            text.push_str(&format!("  File \"{filename}\", line {line}, in {name}\n"));
            if let Some(source) = source_line(vm, filename, *line as i32) {
                text.push_str(&format!("    {source}\n"));
            }
        }
    }
    more("", repeated, text);
}

fn show_place(entry: &Ref<Traceback>, indent: &str, text: &mut String) {
    let code = entry.code();
    let line = entry.line().map_or("None".to_string(), |line| line.to_string());
    let (filename, name) = (&code.filename, &*code.name);
    text.push_str(&format!("{indent}  File \"{filename}\", line {line}, in {name}\n"));
}

fn show_plainly(vm: &Machine, entry: &Ref<Traceback>, indent: &str, text: &mut String) {
    show_place(entry, indent, text);
    let filename = entry.code().filename.to_string();
    if let Some(line) = entry.line().and_then(|line| source_line(vm, &filename, line)) {
        text.push_str(&format!("{indent}    {line}\n"));
    }
}

fn show_entry(vm: &Machine, entry: &Ref<Traceback>, indent: &str, text: &mut String) {
    show_place(entry, indent, text);
    let code = entry.code();
    let position = position_at(&code.source, entry.unit);
    let source = source_lines(vm, &code.filename.to_string());
    for shown in carets::show(&source, position, &vm.config.language) {
        text.push_str(&format!("{indent}    {shown}\n"));
    }
}

/// How many calls CPython's reading of a source file is deep, the first time and later: with fewer left, no line is shown.
const READING: [usize; 2] = [7, 2];

fn source_lines(vm: &Machine, filename: &str) -> Vec<String> {
    let was_read = vm.source_was_read.get();
    let builtins = Special::Builtins.name();
    let cannot_import = vm.running_globals().is_some_and(|it| it.get_name(&builtins).is_none());
    let is_late = cannot_import || vm.ending() == Ending::WithoutModules;
    if is_late || filename.starts_with('<') || vm.frames_left() < READING[usize::from(was_read)] {
        return Vec::new();
    }
    vm.source_was_read.set(true);
    // What has no size is no source: a device may never end.
    if vm.host.modified(filename).is_none_or(|(_, size)| size == 0) {
        return Vec::new();
    }
    let data = vm.host.read_file(filename).unwrap_or_default();
    String::from_utf8_lossy(&data).lines().map(str::to_string).collect()
}

/// A line of a source file without the blanks around it, if there is something in it.
pub fn source_line(vm: &Machine, filename: &str, line: i32) -> Option<String> {
    let place = usize::try_from(line).ok()?.checked_sub(1)?;
    let line = source_lines(vm, filename).get(place)?.trim().to_string();
    (!line.is_empty()).then_some(line)
}

/// Whether what names the class's module is no string.
fn has_unknown_module(class: &TypeObject) -> bool {
    class.dict().get_str("__module__").is_some_and(|module| !module.is_kind(Kind::Str))
}

/// The last lines: class and message, notes.
pub(super) fn exception_only(vm: &Machine, exception: &Value, indent: &str, text: &mut String) {
    let class = vm.class(exception);
    let name = match has_unknown_module(class) {
        true => format!("<unknown>.{}", class.qualified_name()),
        false => class.qualified_name(),
    };
    let name = name.strip_prefix("__main__.").unwrap_or(&name);
    let is_syntax_error = vm.class(exception).is_subclass_of(&vm.types.exceptions.syntax_error);
    let mut message = match is_syntax_error {
        true => syntax_error_place(vm, exception, indent, text),
        false => vm.str(exception).map_or_else(|_| STR_FAILED.to_string(), |text| text.to_string()),
    };
    if let Some(hint) = suggestions::hint(vm, exception) {
        message.push_str(&hint);
    }
    let shown = if message.is_empty() { name.to_string() } else { format!("{name}: {message}") };
    for line in shown.split('\n') {
        text.push_str(&format!("{indent}{line}\n"));
    }
    notes(vm, exception, indent, text);
}

fn notes(vm: &Machine, exception: &Value, indent: &str, text: &mut String) {
    let shown = |value: &Value| {
        let shown = vm.repr(value);
        shown.map_or_else(|_| "<__notes__ repr() failed>".to_string(), |text| text.to_string())
    };
    let notes = match vm.get_optional_attribute(exception, &Special::Notes.name()) {
        Ok(Some(notes)) if !notes.is_none() => notes,
        Ok(_) => return,
        Err(raised) => {
            let why = shown(raised.value());
            return text.push_str(&format!("{indent}Ignored error getting __notes__: {why}\n"));
        }
    };
    if !vm.class(&notes).has(flags::SEQUENCE) && !notes.is_kind(Kind::ByteArray) {
        return text.push_str(&format!("{indent}{}\n", shown(&notes)));
    }
    for note in vm.to_vec(&notes).unwrap_or_default() {
        let note = vm
            .str(&note)
            .map_or_else(|_| "<note str() failed>".to_string(), |note| note.to_string());
        for line in note.split('\n') {
            text.push_str(&format!("{indent}{line}\n"));
        }
    }
}

const FURTHEST_COLUMN: i64 = 1 << 16;

/// File, line and carets of a `SyntaxError`; gives its message.
fn syntax_error_place(vm: &Machine, value: &Value, indent: &str, text: &mut String) -> String {
    let Some(exception) = value.downcast::<Exception>() else { return String::new() };
    let field = |index| exception.field(index);
    let number = |index| field(index).as_small_int();
    let message = field(0);
    let message = if message.is_given() {
        vm.str(&message).map_or(String::new(), |text| text.to_string())
    } else {
        "<no detail available>".to_string()
    };
    let Some(line) = number(2) else { return message };
    let filename = field(1);
    let filename = if filename.is_given() { filename.to_string() } else { "<string>".to_string() };
    let header = format!("{indent}  File \"{filename}\", line {line}\n");
    if let Some(printed) = field(SYNTAX_PRINTED).downcast::<Tuple>()
        && let [told, warnings, place, printed] = printed.items()
        && told.to_string() == message
        && field(4).is_kind(Kind::Str)
    {
        text.push_str(&format!("{warnings}{header}"));
        place.to_string().lines().for_each(|line| text.push_str(&format!("{indent}{line}\n")));
        return printed.to_string();
    }
    text.push_str(&header);
    let source = match field(4) {
        given if given.is_kind(Kind::Str) => given.to_string(),
        _ => {
            let place = usize::try_from(line - 1).unwrap_or(usize::MAX);
            source_lines(vm, &filename).get(place).cloned().unwrap_or_default()
        }
    };
    let stripped = source.trim_end_matches(['\n', '\r']);
    let body = stripped.trim_start_matches([' ', '\t', '\x0c']);
    if body.is_empty() {
        return message;
    }
    text.push_str(&format!("{indent}    {body}\n"));
    let Some(offset) = number(3) else { return message };
    let cut = (stripped.chars().count() - body.chars().count()) as i64;
    let same_line = number(5).is_none_or(|end| end == line || end <= 0);
    let end = match number(6) {
        Some(end) if same_line && end > offset => end,
        _ if same_line => offset + 1,
        _ => stripped.chars().count() as i64 + 1,
    };
    // A program can say any number; nobody reads carets that far off.
    let [start, end] = [offset, end].map(|column| column.min(FURTHEST_COLUMN) - 1 - cut);
    if start >= 0 {
        let carets = "^".repeat((end - start).max(1) as usize);
        let space: String = body
            .chars()
            .take(start as usize)
            .map(|c| if c.is_whitespace() { c } else { ' ' })
            .collect();
        let padding = " ".repeat((start as usize).saturating_sub(space.chars().count()));
        text.push_str(&format!("{indent}    {space}{padding}{carets}\n"));
    }
    message
}
