//! The methods of `str`.

use super::build::{self, StrBuilder};
use super::{Str, StrData, codecs, format, percent, search, unicode};
use crate::errors::PyResult;
use crate::heap::{self, Kind};
use crate::machine::Machine;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF};
use crate::objects::type_object::spec::{Method, TypeSpec, method, static_method};
use crate::objects::{Bytes, Dict, ItemIterator, List, Slice, Tuple, TypeObject};
use crate::protocols::compare::Comparison;
use crate::value::Value;

pub static SPEC: TypeSpec = TypeSpec {
    name: "str",
    kind: Kind::Str,
    flags: BASETYPE | MATCH_SELF,
    methods: &[OPERATORS, PREDICATES, SEARCHES, PIECES, CASES],
    ..TypeSpec::DEFAULT
};

pub(super) fn this(value: &Value) -> &Str {
    value.downcast::<Str>().expect("a method of str is called with one")
}

static OPERATORS: &[Method] = &[
    static_method("__new__", "(cls, object='', encoding='utf-8', errors='strict')", new),
    method("__repr__", "(self, /)", |_, args| Ok(repr(this(&args[0])))),
    method("__str__", "(self, /)", |_, args| Ok(plain(&args[0]))),
    method("__format__", "(self, format_spec, /)", |vm, args| format::text(vm, &args[0], &args[1])),
    method("__hash__", "(self, /)", |vm, args| Ok(vm.int(this(&args[0]).hash()))),
    method("__len__", "(self, /)", |_, args| Ok(Value::index(this(&args[0]).len()))),
    method("__iter__", "(self, /)", |vm, args| Ok(ItemIterator::over_str(vm, &args[0]))),
    method("__contains__", "(self, key, /)", |vm, args| {
        Ok(Value::bool(search::contains(vm, this(&args[0]), &args[1])?))
    }),
    method("__getitem__", "(self, key, /)", |vm, args| subscript(vm, &args[0], &args[1])),
    method("__add__", "(self, value, /)", |vm, args| match args[1].downcast::<Str>() {
        Some(other) => Ok(build::concat(this(&args[0]), other)),
        None => {
            let kind = vm.class(&args[1]).name();
            Err(vm.type_error(format!("can only concatenate str (not \"{kind}\") to str")))
        }
    }),
    method("__mul__", "(self, value, /)", repeat),
    method("__rmul__", "(self, value, /)", repeat),
    method("__mod__", "(self, value, /)", |vm, args| {
        percent::format(vm, this(&args[0]), &args[1], percent::Target::Text)
    }),
    method("__eq__", "(self, value, /)", |_, args| compare(args, Comparison::Eq)),
    method("__ne__", "(self, value, /)", |_, args| compare(args, Comparison::Ne)),
    method("__lt__", "(self, value, /)", |_, args| compare(args, Comparison::Lt)),
    method("__le__", "(self, value, /)", |_, args| compare(args, Comparison::Le)),
    method("__gt__", "(self, value, /)", |_, args| compare(args, Comparison::Gt)),
    method("__ge__", "(self, value, /)", |_, args| compare(args, Comparison::Ge)),
    method("__getnewargs__", "(self, /)", |_, args| Ok(Tuple::new(vec![plain(&args[0])]))),
    method("encode", "(self, /, encoding='utf-8', errors='strict')", |vm, args| {
        let name = text_or(vm, &args[1], "utf-8")?;
        Ok(Bytes::new(codecs::encode(vm, &args[0], &name, &text_or(vm, &args[2], "strict")?)?))
    }),
    method("format", "(self, /, *args, **kwargs)", |vm, args| {
        super::template_format::format(vm, this(&args[0]), &args[1], &args[2])
    }),
    method("format_map", "(self, mapping, /)", |vm, args| {
        super::template_format::format(vm, this(&args[0]), &Tuple::new(Vec::new()), &args[1])
    }),
];

/// The same text as an exact `str`.
fn plain(value: &Value) -> Value {
    match value.is_exact::<Str>() {
        true => value.clone(),
        false => Str::from_data(this(value).data().clone()),
    }
}

fn text_or(vm: &Machine, value: &Value, default: &str) -> PyResult<String> {
    match value.is_null() {
        true => Ok(default.to_string()),
        false => super::text_of(vm, value),
    }
}

fn new(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(class) = args[0].cast::<TypeObject>() else {
        return Err(vm.type_error("str.__new__(X): X is not a type object"));
    };
    let text = match (&args[1], args[2].is_null() && args[3].is_null()) {
        (object, _) if object.is_null() => Str::new(""),
        (object, true) => vm.str(object)?,
        (object, false) => {
            if object.is_kind(Kind::Str) {
                return Err(vm.type_error("decoding str is not supported"));
            }
            let bytes = crate::objects::bytes::bytes_of(vm, object)?;
            codecs::decode(
                vm,
                &bytes,
                &text_or(vm, &args[2], "utf-8")?,
                &text_or(vm, &args[3], "strict")?,
            )?
        }
    };
    match class.is(&vm.types.str) {
        true => Ok(text),
        false => Ok(heap::new(&class, Str::payload(this(&text).data().clone())).into_value()),
    }
}

/// `repr(text)`: in single quotes, unless only double ones need no escape.
pub fn repr(text: &Str) -> Value {
    let has = |quote: char| text.code_points().any(|point| point == u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut shown = StrBuilder::with_capacity(text.len() + 2);
    shown.push_point(u32::from(quote));
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('\n') => shown.push_str("\\n"),
            Some('\r') => shown.push_str("\\r"),
            Some('\t') => shown.push_str("\\t"),
            Some('\\') => shown.push_str("\\\\"),
            Some(c) if c == quote => shown.push_str(&format!("\\{c}")),
            _ if unicode::is_printable(point) => shown.push_point(point),
            _ => shown.push_str(&escape(point)),
        }
    }
    shown.push_point(u32::from(quote));
    shown.finish()
}

fn escape(point: u32) -> String {
    match point {
        0..=0xFF => format!("\\x{point:02x}"),
        0x100..=0xFFFF => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

/// The text with everything beyond ASCII escaped.
pub fn escape_non_ascii(text: &Str) -> String {
    text.code_points()
        .map(|point| match char::from_u32(point) {
            Some(c) if c.is_ascii() => c.to_string(),
            _ => escape(point),
        })
        .collect()
}

/// `text[key]`.
pub fn subscript(vm: &Machine, value: &Value, key: &Value) -> PyResult {
    let text = this(value);
    if let Some(slice) = key.downcast::<Slice>() {
        let range = slice.resolve(vm, text.len())?;
        if range.is_whole(text.len()) && value.is_exact::<Str>() {
            return Ok(value.clone());
        }
        if range.step == 1 {
            return Ok(text.slice(range.start, range.start + range.length));
        }
        let points: Vec<u32> = range.indices().filter_map(|index| text.code_point(index)).collect();
        return Ok(build::from_points(&points));
    }
    if !vm.is_index(key) {
        let kind = vm.class(key).name();
        return Err(vm.type_error(format!("string indices must be integers, not '{kind}'")));
    }
    let index = vm.subscript_index(key, "string")?;
    let place = if index < 0 { index + text.len() as i64 } else { index };
    let point = usize::try_from(place).ok().and_then(|place| text.code_point(place));
    point.map(Str::character).ok_or_else(|| vm.index_error("string index out of range"))
}

fn repeat(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(count) = vm.repeat_count(&args[1])? else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.check_size(this(&args[0]).len(), count)?;
    Ok(build::repeat(this(&args[0]), count))
}

fn compare(args: &[Value], comparison: Comparison) -> PyResult {
    let Some(other) = args[1].downcast::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let one = this(&args[0]);
    Ok(Value::bool(match comparison {
        Comparison::Eq => one == other,
        Comparison::Ne => one != other,
        _ => one.partial_cmp(other).is_some_and(|ordering| comparison.of_ordering(ordering)),
    }))
}

fn all(args: &[Value], holds: fn(u32) -> bool) -> PyResult {
    let text = this(&args[0]);
    Ok(Value::bool(!text.is_empty() && text.code_points().all(holds)))
}

/// At least one cased character, and all cased ones satisfy `holds`.
fn all_cased(args: &[Value], holds: fn(u32) -> bool, fails: fn(u32) -> bool) -> PyResult {
    let text = this(&args[0]);
    Ok(Value::bool(text.code_points().any(holds) && !text.code_points().any(fails)))
}

static PREDICATES: &[Method] = &[
    method("isalpha", "(self, /)", |_, args| all(args, unicode::is_alphabetic)),
    method("isdigit", "(self, /)", |_, args| {
        all(args, |point| {
            unicode::decimal(point).is_some()
                || matches!(point, 0xB2 | 0xB3 | 0xB9 | 0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089)
        })
    }),
    method("isdecimal", "(self, /)", |_, args| {
        all(args, |point| unicode::decimal(point).is_some())
    }),
    method("isnumeric", "(self, /)", |_, args| all(args, unicode::is_numeric)),
    method("isalnum", "(self, /)", |_, args| {
        all(args, |point| unicode::is_alphabetic(point) || unicode::is_numeric(point))
    }),
    method("isspace", "(self, /)", |_, args| all(args, unicode::is_space)),
    method("isprintable", "(self, /)", |_, args| {
        Ok(Value::bool(this(&args[0]).code_points().all(unicode::is_printable)))
    }),
    method("isascii", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]).as_ascii().is_some()))),
    method("isupper", "(self, /)", |_, args| {
        all_cased(args, unicode::is_upper, |point| {
            unicode::is_lower(point) || unicode::is_title(point)
        })
    }),
    method("islower", "(self, /)", |_, args| {
        all_cased(args, unicode::is_lower, |point| {
            unicode::is_upper(point) || unicode::is_title(point)
        })
    }),
    method("istitle", "(self, /)", is_title),
    method("isidentifier", "(self, /)", |_, args| {
        let text = this(&args[0]).to_lossy();
        let mut points = text.chars();
        let first = points.next().is_some_and(|c| c == '_' || c.is_alphabetic());
        Ok(Value::bool(first && points.all(|c| c == '_' || c.is_alphanumeric())))
    }),
];

fn is_title(_: &Machine, args: &[Value]) -> PyResult {
    let (mut cased, mut previous) = (false, false);
    for point in this(&args[0]).code_points() {
        let (upper, lower) =
            (unicode::is_upper(point) || unicode::is_title(point), unicode::is_lower(point));
        if upper && previous || lower && !previous {
            return Ok(Value::FALSE);
        }
        previous = upper || lower;
        cased |= previous;
    }
    Ok(Value::bool(cased))
}

static SEARCHES: &[Method] = &[
    method("find", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(found(vm, args, search::find)?.map_or(vm.int(-1), Value::index))
    }),
    method("rfind", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(found(vm, args, search::rfind)?.map_or(vm.int(-1), Value::index))
    }),
    method("index", "(self, sub, start=None, end=None, /)", |vm, args| {
        found(vm, args, search::find)?
            .map(Value::index)
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method("rindex", "(self, sub, start=None, end=None, /)", |vm, args| {
        found(vm, args, search::rfind)?
            .map(Value::index)
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method("count", "(self, sub, start=None, end=None, /)", |vm, args| {
        let needle = needle(vm, &args[1], "count", 1)?;
        let (start, end) = vm.search_range(&args[2], &args[3], this(&args[0]).len())?;
        Ok(Value::index(search::find_all(this(&args[0]), needle, start, end, usize::MAX).len()))
    }),
    method("startswith", "(self, prefix, start=None, end=None, /)", |vm, args| {
        affix(vm, args, "startswith")
    }),
    method("endswith", "(self, suffix, start=None, end=None, /)", |vm, args| {
        affix(vm, args, "endswith")
    }),
];

fn needle<'a>(vm: &Machine, value: &'a Value, method: &str, number: usize) -> PyResult<&'a Str> {
    value.downcast::<Str>().ok_or_else(|| {
        let kind = vm.class(value).name();
        vm.type_error(format!("{method}() argument {number} must be str, not {kind}"))
    })
}

type Search = fn(&Str, &Str, usize, usize) -> Option<usize>;

fn found(vm: &Machine, args: &[Value], search: Search) -> PyResult<Option<usize>> {
    let needle = needle(vm, &args[1], "find", 1)?;
    let text = this(&args[0]);
    let (start, end) = vm.search_range(&args[2], &args[3], text.len())?;
    Ok(search(text, needle, start, end))
}

fn affix(vm: &Machine, args: &[Value], method: &str) -> PyResult {
    let text = this(&args[0]);
    let (start, end) = vm.search_range(&args[2], &args[3], text.len())?;
    let matches = |affix: &Str| {
        if start > end || affix.len() > end - start {
            return false;
        }
        let at = if method == "startswith" { start } else { end - affix.len() };
        search::find(text, affix, at, at + affix.len()) == Some(at)
    };
    if let Some(affixes) = args[1].downcast::<Tuple>() {
        for one in affixes.items() {
            let Some(affix) = one.downcast::<Str>() else {
                let kind = vm.class(one).name();
                return Err(
                    vm.type_error(format!("tuple for {method} must only contain str, not {kind}"))
                );
            };
            if matches(affix) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match args[1].downcast::<Str>() {
        Some(affix) => Ok(Value::bool(matches(affix))),
        None => {
            let kind = vm.class(&args[1]).name();
            Err(vm.type_error(format!(
                "{method} first arg must be str or a tuple of str, not {kind}"
            )))
        }
    }
}

static PIECES: &[Method] = &[
    method("join", "(self, iterable, /)", join),
    method("split", "(self, /, sep=None, maxsplit=-1)", |vm, args| split(vm, args, false)),
    method("rsplit", "(self, /, sep=None, maxsplit=-1)", |vm, args| split(vm, args, true)),
    method("splitlines", "(self, /, keepends=False)", splitlines),
    method("partition", "(self, sep, /)", |vm, args| partition(vm, args, false)),
    method("rpartition", "(self, sep, /)", |vm, args| partition(vm, args, true)),
    method("replace", "(self, old, new, /, count=-1)", replace),
    method("strip", "(self, chars=None, /)", |vm, args| strip(vm, args, true, true)),
    method("lstrip", "(self, chars=None, /)", |vm, args| strip(vm, args, true, false)),
    method("rstrip", "(self, chars=None, /)", |vm, args| strip(vm, args, false, true)),
    method("removeprefix", "(self, prefix, /)", |vm, args| {
        let (text, prefix) = (this(&args[0]), needle(vm, &args[1], "removeprefix", 1)?);
        let there = search::find(text, prefix, 0, prefix.len().min(text.len())) == Some(0);
        Ok(if there { text.slice(prefix.len(), text.len()) } else { plain(&args[0]) })
    }),
    method("removesuffix", "(self, suffix, /)", |vm, args| {
        let (text, suffix) = (this(&args[0]), needle(vm, &args[1], "removesuffix", 1)?);
        let at = text.len().checked_sub(suffix.len());
        let there = at.is_some_and(|at| search::find(text, suffix, at, text.len()) == Some(at));
        Ok(if there { text.slice(0, text.len() - suffix.len()) } else { plain(&args[0]) })
    }),
    method("ljust", "(self, width, fillchar=' ', /)", |vm, args| {
        justify(vm, args, |missing, _| (0, missing))
    }),
    method("rjust", "(self, width, fillchar=' ', /)", |vm, args| {
        justify(vm, args, |missing, _| (missing, 0))
    }),
    method("center", "(self, width, fillchar=' ', /)", |vm, args| {
        justify(vm, args, |missing, width| {
            let left = missing / 2 + (missing & width & 1);
            (left, missing - left)
        })
    }),
    method("zfill", "(self, width, /)", |vm, args| {
        let text = this(&args[0]);
        let missing = (vm.index(&args[1])?.max(0) as usize).saturating_sub(text.len());
        vm.check_size(1, text.len() + missing)?;
        let signed = matches!(text.code_point(0).and_then(char::from_u32), Some('+' | '-'));
        let mut filled = StrBuilder::with_capacity(text.len() + missing);
        filled.push_value(&text.slice(0, usize::from(signed)));
        filled.repeat(u32::from('0'), missing);
        filled.push_value(&text.slice(usize::from(signed), text.len()));
        Ok(filled.finish())
    }),
    method("expandtabs", "(self, /, tabsize=8)", |vm, args| {
        let size = if args[1].is_null() { 8 } else { vm.index(&args[1])?.max(0) as usize };
        let (mut out, mut column) = (StrBuilder::default(), 0usize);
        for point in this(&args[0]).code_points() {
            match char::from_u32(point) {
                Some('\t') => {
                    let spaces = if size == 0 { 0 } else { size - column % size };
                    vm.check_size(1, column + spaces)?;
                    out.repeat(u32::from(' '), spaces);
                    column += spaces;
                }
                c => {
                    out.push_point(point);
                    column = if matches!(c, Some('\n' | '\r')) { 0 } else { column + 1 };
                }
            }
        }
        Ok(out.finish())
    }),
    method("translate", "(self, table, /)", translate),
    static_method("maketrans", "(x, y=None, z=None, /)", maketrans),
];

fn join(vm: &Machine, args: &[Value]) -> PyResult {
    let separator = this(&args[0]);
    let items = match vm.iterates(&args[1]) {
        true => vm.to_vec(&args[1])?,
        false => return Err(vm.type_error("can only join an iterable")),
    };
    let length: usize = items
        .iter()
        .filter_map(Value::downcast::<Str>)
        .map(|text| text.len() + separator.len())
        .sum();
    vm.check_size(1, length)?;
    let mut joined = StrBuilder::with_capacity(length);
    for (number, item) in items.iter().enumerate() {
        let Some(text) = item.downcast::<Str>() else {
            let kind = vm.class(item).name();
            return Err(vm.type_error(format!(
                "sequence item {number}: expected str instance, {kind} found"
            )));
        };
        if number > 0 {
            joined.push(separator);
        }
        joined.push(text);
    }
    if let [only] = &items[..] {
        return Ok(plain(only));
    }
    Ok(joined.finish())
}

fn split(vm: &Machine, args: &[Value], from_right: bool) -> PyResult {
    let text = this(&args[0]);
    let most = if args[2].is_null() { -1 } else { vm.index(&args[2])? };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if !args[1].is_given() {
        return Ok(List::new(split_whitespace(text, most, from_right)));
    }
    let Some(separator) = args[1].downcast::<Str>() else {
        let kind = vm.class(&args[1]).name();
        return Err(vm.type_error(format!("must be str or None, not {kind}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let mut places = match from_right {
        false => search::find_all(text, separator, 0, text.len(), most),
        true => {
            let (mut places, mut end) = (Vec::new(), text.len());
            while places.len() < most
                && let Some(place) = search::rfind(text, separator, 0, end)
            {
                places.push(place);
                end = place;
            }
            places.reverse();
            places
        }
    };
    places.push(text.len());
    let mut start = 0;
    let pieces = places.into_iter().map(|place| {
        let piece = text.slice(start, place);
        start = place + separator.len();
        piece
    });
    Ok(List::new(pieces.collect()))
}

fn split_whitespace(text: &Str, most: usize, from_right: bool) -> Vec<Value> {
    let points: Vec<u32> = text.code_points().collect();
    let space = |at: usize| unicode::is_space(points[at]);
    let mut words: Vec<(usize, usize)> = Vec::new();
    if from_right {
        let mut end = points.len();
        loop {
            while end > 0 && space(end - 1) {
                end -= 1;
            }
            if end == 0 {
                break;
            }
            let mut start = end;
            while start > 0 && (words.len() >= most || !space(start - 1)) {
                start -= 1;
            }
            words.push((start, end));
            end = start;
        }
        words.reverse();
    } else {
        let mut start = 0;
        loop {
            while start < points.len() && space(start) {
                start += 1;
            }
            if start == points.len() {
                break;
            }
            let mut end = start;
            while end < points.len() && (words.len() >= most || !space(end)) {
                end += 1;
            }
            words.push((start, end));
            start = end;
        }
    }
    words.into_iter().map(|(start, end)| text.slice(start, end)).collect()
}

fn splitlines(vm: &Machine, args: &[Value]) -> PyResult {
    let text = this(&args[0]);
    let keep = !args[1].is_null() && vm.truth(&args[1])?;
    let points: Vec<u32> = text.code_points().collect();
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < points.len() {
        let is_end =
            |point: &u32| matches!(point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029);
        let end = points[start..].iter().position(is_end).map_or(points.len(), |at| start + at);
        let mut next = (end + 1).min(points.len());
        if points.get(end) == Some(&0x0D) && points.get(next) == Some(&0x0A) {
            next += 1;
        }
        lines.push(text.slice(start, if keep { next } else { end }));
        start = next;
    }
    Ok(List::new(lines))
}

fn partition(vm: &Machine, args: &[Value], from_right: bool) -> PyResult {
    let (text, separator) = (this(&args[0]), needle(vm, &args[1], "partition", 1)?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let search = if from_right { search::rfind } else { search::find };
    Ok(Tuple::new(match search(text, separator, 0, text.len()) {
        Some(at) => {
            vec![text.slice(0, at), args[1].clone(), text.slice(at + separator.len(), text.len())]
        }
        None if !from_right => vec![plain(&args[0]), Str::new(""), Str::new("")],
        None => vec![Str::new(""), Str::new(""), plain(&args[0])],
    }))
}

fn replace(vm: &Machine, args: &[Value]) -> PyResult {
    let text = this(&args[0]);
    let (old, new) = (needle(vm, &args[1], "replace", 1)?, needle(vm, &args[2], "replace", 2)?);
    let most = if args[3].is_null() { -1 } else { vm.index(&args[3])? };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if let (StrData::Ascii(text), StrData::Ascii(old), StrData::Ascii(new)) =
        (text.data(), old.data(), new.data())
    {
        return Ok(Str::from_string(text.replacen(old.as_str(), new, most)));
    }
    let places = search::find_all(text, old, 0, text.len(), most);
    let (mut out, mut start) = (StrBuilder::default(), 0);
    for place in places {
        out.push_value(&text.slice(start, place));
        out.push(new);
        start = place + old.len();
    }
    out.push_value(&text.slice(start, text.len()));
    Ok(out.finish())
}

fn strip(vm: &Machine, args: &[Value], left: bool, right: bool) -> PyResult {
    let text = this(&args[0]);
    let chars: Option<Vec<u32>> = match &args[1] {
        chars if !chars.is_given() => None,
        chars => match chars.downcast::<Str>() {
            Some(chars) => Some(chars.code_points().collect()),
            None => return Err(vm.type_error("strip arg must be None or str")),
        },
    };
    let drops = |point: u32| match &chars {
        Some(chars) => chars.contains(&point),
        None => unicode::is_space(point),
    };
    let (mut start, mut end) = (0, text.len());
    while left && start < end && text.code_point(start).is_some_and(drops) {
        start += 1;
    }
    while right && end > start && text.code_point(end - 1).is_some_and(drops) {
        end -= 1;
    }
    Ok(if start == 0 && end == text.len() { plain(&args[0]) } else { text.slice(start, end) })
}

fn justify(vm: &Machine, args: &[Value], share: fn(usize, usize) -> (usize, usize)) -> PyResult {
    let text = this(&args[0]);
    let width = vm.index(&args[1])?.max(0) as usize;
    let fill = match args[2].downcast::<Str>() {
        None => u32::from(' '),
        Some(fill) if fill.len() == 1 => fill.code_point(0).unwrap_or_default(),
        Some(_) => {
            return Err(vm.type_error("The fill character must be exactly one character long"));
        }
    };
    let missing = width.saturating_sub(text.len());
    vm.check_size(1, text.len() + missing)?;
    let (before, after) = share(missing, width);
    let mut filled = StrBuilder::with_capacity(text.len() + missing);
    filled.repeat(fill, before);
    filled.push(text);
    filled.repeat(fill, after);
    Ok(filled.finish())
}

fn translate(vm: &Machine, args: &[Value]) -> PyResult {
    let mut out = StrBuilder::default();
    for point in this(&args[0]).code_points() {
        match vm.subscript(&args[1], &vm.int(i64::from(point))) {
            Ok(value) if value.is_none() => (),
            Ok(value) => match value.as_small_int() {
                Some(point) => out.push_point(point as u32),
                None => out.push_value(&value),
            },
            Err(raised) if raised.is_a(&vm.types.exceptions.lookup_error) => out.push_point(point),
            Err(raised) => return Err(raised),
        }
    }
    Ok(out.finish())
}

fn maketrans(vm: &Machine, args: &[Value]) -> PyResult {
    let table = Dict::new();
    let key = |point: u32| vm.int(i64::from(point));
    if args[1].is_null() {
        let Some(given) = args[0].downcast::<Dict>() else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for (from, to) in given.items() {
            let from = match from.downcast::<Str>() {
                Some(text) if text.len() == 1 => key(text.code_point(0).unwrap_or_default()),
                Some(_) => {
                    return Err(
                        vm.value_error("string keys in translate table must be of length 1")
                    );
                }
                None => from,
            };
            table.set(vm, &from, to)?;
        }
        return Ok(table.into_value());
    }
    let (from, to) = (needle(vm, &args[0], "maketrans", 1)?, needle(vm, &args[1], "maketrans", 2)?);
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.code_points().zip(to.code_points()) {
        table.set(vm, &key(from), key(to))?;
    }
    if let Some(gone) = args[2].downcast::<Str>() {
        gone.code_points().try_for_each(|point| table.set(vm, &key(point), Value::NONE))?;
    }
    Ok(table.into_value())
}

fn map_chars(text: &Str, mut map: impl FnMut(char, &mut String)) -> Value {
    let mut out = String::with_capacity(text.len());
    text.to_lossy().chars().for_each(|c| map(c, &mut out));
    Str::from_string(out)
}

static CASES: &[Method] = &[
    method("upper", "(self, /)", |_, args| {
        Ok(Str::from_string(this(&args[0]).to_lossy().to_uppercase()))
    }),
    method("lower", "(self, /)", |_, args| {
        Ok(Str::from_string(this(&args[0]).to_lossy().to_lowercase()))
    }),
    method("casefold", "(self, /)", |_, args| {
        Ok(map_chars(this(&args[0]), |c, out| match c {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            _ => out.extend(c.to_lowercase()),
        }))
    }),
    method("swapcase", "(self, /)", |_, args| {
        Ok(map_chars(this(&args[0]), |c, out| match c.is_uppercase() {
            true => out.extend(c.to_lowercase()),
            false => out.extend(c.to_uppercase()),
        }))
    }),
    method("capitalize", "(self, /)", |_, args| {
        let mut first = true;
        Ok(map_chars(this(&args[0]), |c, out| match std::mem::take(&mut first) {
            true => out.extend(c.to_uppercase()),
            false => out.extend(c.to_lowercase()),
        }))
    }),
    method("title", "(self, /)", |_, args| {
        let mut inside = false;
        Ok(map_chars(this(&args[0]), |c, out| {
            match inside {
                true => out.extend(c.to_lowercase()),
                false => out.extend(c.to_uppercase()),
            }
            inside = c.is_uppercase() || c.is_lowercase();
        }))
    }),
];
