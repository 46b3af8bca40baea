//! The methods of `str`.

mod cases;
mod pieces;
mod predicates;
mod searches;

use heap::Kind;
use heap::room;
use heap::value::{Ref, Value};

use super::build::{self, StrBuilder};
use super::escapes::{escape, push_escape};
use super::{Str, StrData, codecs, each_width, format, percent, search, unicode};
use crate::arguments::Text;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::object;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF};
use crate::objects::type_object::spec::{Counting, Method, TypeSpec};
use crate::objects::{Bytes, ItemIterator, Slice, Tuple, TypeRef};
use crate::protocols::compare::Comparison;
use crate::{comparisons, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "str",
    doc: "Texts: the text of an object, or bytes decoded.",
    kind: Kind::Str,
    flags: BASETYPE | MATCH_SELF,
    methods: &[
        OPERATORS,
        COMPARISONS,
        predicates::PREDICATES,
        searches::SEARCHES,
        pieces::PIECES,
        cases::CASES,
    ],
    order: ORDER,
    ..TypeSpec::DEFAULT
};

static ORDER: &[&str] = &[
    "encode",
    "replace",
    "split",
    "rsplit",
    "join",
    "capitalize",
    "casefold",
    "title",
    "center",
    "count",
    "expandtabs",
    "find",
    "partition",
    "index",
    "ljust",
    "lower",
    "lstrip",
    "rfind",
    "rindex",
    "rjust",
    "rstrip",
    "rpartition",
    "splitlines",
    "strip",
    "swapcase",
    "translate",
    "upper",
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "isascii",
    "islower",
    "isupper",
    "istitle",
    "isspace",
    "isdecimal",
    "isdigit",
    "isnumeric",
    "isalpha",
    "isalnum",
    "isidentifier",
    "isprintable",
    "zfill",
    "format",
    "format_map",
    "__format__",
    "maketrans",
    "__sizeof__",
    "__getnewargs__",
];

pub(super) fn this(value: &Value) -> &Str {
    value.downcast::<Str>().expect("a method of str is called with one")
}

static COMPARISONS: &[Method] =
    comparisons!(|_, one: &Str, value, comparison| compare(one, value, comparison));

static OPERATORS: &[Method] = &[
    static_method!("__new__" as "str", "(cls, object='', encoding='utf-8', errors='strict')", new)
        .counting(Counting::ByPosition("str")),
    method!("__repr__", "(self, /)", |_, text: &Str| repr(text)),
    method!("__str__", "(self, /)", |_, text: &Value| plain(text)),
    method!("__format__", "(self, format_spec, /)", |vm, text: &Value, spec: &Ref<Str>| {
        format::text(vm, text, spec.value())
    }),
    method!("__hash__", "(self, /)", |vm, text: &Str| vm.int(text.hash())),
    method!("__len__", "(self, /)", |_, text: &Str| text.len()),
    method!("__iter__", "(self, /)", ItemIterator::over_str),
    method!("__contains__", "(self, key, /)", |vm, text: &Str, key: &Value| {
        Ok(Value::bool(search::contains(vm, text, key)?))
    }),
    method!("__getitem__", "(self, key, /)", subscript),
    method!("__add__", "(self, value, /)", |vm, text: &Str, value: &Value| match value
        .downcast::<Str>()
    {
        Some(other) => Ok(build::concat(text, other)?),
        None => {
            let kind = vm.class(value).name();
            Err(vm.type_error(format!("can only concatenate str (not \"{kind}\") to str")))
        }
    }),
    method!("__mul__", "(self, value, /)", repeat),
    method!("__rmul__", "(self, value, /)", repeat),
    method!("__mod__", "(self, value, /)", |vm, text: &Str, value: &Value| {
        percent::format(vm, text, value, percent::Target::Text)
    }),
    method!("__rmod__", "(self, value, /)", |vm, text: &Value, value: &Value| {
        match value.downcast::<Str>() {
            Some(template) => percent::format(vm, template, text, percent::Target::Text),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }),
    method!("__sizeof__", "(self, /)", |_, text: &Ref<Str>| {
        object::size(text.value())
            + size_of::<Str>()
            + each_width!(text.data(), items => size_of_val::<[_]>(items))
    }),
    method!("__getnewargs__", "(self, /)", |_, text: &Value| Tuple::new(vec![plain(text)])),
    method!(
        "encode",
        "(self, /, encoding='utf-8', errors='strict')",
        |vm, text: &Value, encoding: Option<Text>, errors: Option<Text>| {
            let (name, errors) = (Text::or(encoding, "utf-8"), Text::or(errors, "strict"));
            vm.check_size(4, this(text).len())?;
            Ok(Bytes::new(codecs::encode(vm, text, &name, &errors)?))
        }
    )
    .doc("The text as bytes in an encoding; errors says what to do with what it lacks."),
    method!(
        "format",
        "(self, /, *args, **kwargs)",
        |vm, text: &Str, args: &Value, kwargs: &Value| {
            super::template_format::format(vm, text, args, kwargs)
        }
    )
    .doc("The text with its replacement fields filled from the arguments.")
    .any_keys(),
    method!("format_map", "(self, mapping, /)", |vm, text: &Str, mapping: &Value| {
        super::template_format::format(vm, text, &Value::NULL, mapping)
    })
    .doc("The text with its replacement fields filled from a mapping."),
];

/// The same text as an exact `str`.
fn plain(value: &Value) -> Value {
    match value.is_exact::<Str>() {
        true => value.clone(),
        false => Str::from_data(this(value).data().clone()),
    }
}

fn new(
    vm: &Machine,
    class: &TypeRef,
    object: &Value,
    encoding: &Value,
    errors: &Value,
) -> PyResult {
    let text_of = |given: &Value, name: &str, default: &str| match given.is_kind(Kind::Str) {
        true => super::text_of(vm, given),
        false if given.is_null() => Ok(default.to_string()),
        false => {
            let kind = vm.class(given).name();
            Err(vm.type_error(format!("str() argument '{name}' must be str, not {kind}")))
        }
    };
    let names = match encoding.is_null() && errors.is_null() {
        true => None,
        false => {
            Some((text_of(encoding, "encoding", "utf-8")?, text_of(errors, "errors", "strict")?))
        }
    };
    let text = match (object, names) {
        (object, _) if object.is_null() => Str::new(""),
        (object, None) => vm.str(object)?,
        (object, Some(_)) if object.is_kind(Kind::Str) => {
            return Err(vm.type_error("decoding str is not supported"));
        }
        (object, Some((encoding, errors))) => {
            let Some(bytes) = crate::objects::bytes::copied(object)? else {
                let kind = vm.class(object).name();
                return Err(vm.type_error(format!(
                    "decoding to str: need a bytes-like object, {kind} found"
                )));
            };
            codecs::decode(vm, &bytes, &encoding, &errors)?
        }
    };
    match class.is(&vm.types.str) {
        true => Ok(text),
        false => Ok(heap::new(class, Str::payload(this(&text).data().clone())).into_value()),
    }
}

/// `repr(text)`: in single quotes, unless only double ones need no escape.
pub fn repr(text: &Str) -> PyResult {
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
            Some(c) if c == quote => {
                shown.push_str("\\");
                shown.push_point(point);
            }
            _ if unicode::is_printable(point) => shown.push_point(point),
            _ => shown.push_str(&escape(point)),
        }
    }
    shown.push_point(u32::from(quote));
    Ok(shown.finish()?)
}

/// The text with everything beyond ASCII escaped.
pub fn escape_non_ascii(text: &Str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for point in text.code_points() {
        match char::from_u32(point).filter(char::is_ascii) {
            Some(ascii) => escaped.push(ascii),
            None => push_escape(&mut escaped, point),
        }
    }
    escaped
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
            return Ok(text.slice(range.start, range.start + range.length)?);
        }
        // The code points, and the text of them.
        vm.check_size(8, range.length)?;
        let mut points: Vec<u32> = room::for_items(range.length)?;
        points.extend(range.indices().filter_map(|index| text.code_point(index)));
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

fn repeat(vm: &Machine, text: &Str, value: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(value)? else { return Ok(Value::NOT_IMPLEMENTED) };
    if text.len().checked_mul(count).is_none_or(|length| length > i64::MAX as usize) {
        return Err(vm.overflow_error("repeated string is too long"));
    }
    vm.check_size(text.len(), count)?;
    Ok(build::repeat(text, if text.is_empty() { 0 } else { count }))
}

fn compare(one: &Str, value: &Value, comparison: Comparison) -> PyResult {
    let Some(other) = value.downcast::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(match comparison {
        Comparison::Eq => one == other,
        Comparison::Ne => one != other,
        _ => one.partial_cmp(other).is_some_and(|ordering| comparison.of_ordering(ordering)),
    }))
}
