//! Format specifications: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::Str;
use super::build::StrBuilder;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::float as float_object;
use crate::value::Value;

/// A format specification, taken apart.
#[derive(Clone, Debug)]
pub struct Spec {
    fill: u32,
    align: Option<char>,
    sign: Option<char>,
    no_negative_zero: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// Takes a specification apart; `class` names the value's type in errors.
pub fn parse(vm: &Machine, spec: &Value, class: &str) -> PyResult<Spec> {
    let Some(text) = spec.downcast::<Str>() else {
        return Err(vm.type_error("format spec must be a string"));
    };
    let points: Vec<char> =
        text.code_points().map(|p| char::from_u32(p).unwrap_or('\u{FFFD}')).collect();
    let invalid = || {
        let shown = text.to_lossy().to_string();
        vm.value_error(format!("Invalid format specifier '{shown}' for object of type '{class}'"))
    };
    let mut parsed = Spec {
        fill: u32::from(' '),
        align: None,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        zero: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: None,
    };
    let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '=' | '^'));
    let mut at = 0;
    if is_align(points.get(1)) {
        parsed.fill = u32::from(points[0]);
        parsed.align = Some(points[1]);
        at = 2;
    } else if is_align(points.first()) {
        parsed.align = Some(points[0]);
        at = 1;
    }
    let take = |at: &mut usize, wanted: &[char]| {
        let found = points.get(*at).copied().filter(|c| wanted.contains(c));
        *at += usize::from(found.is_some());
        found
    };
    parsed.sign = take(&mut at, &['+', '-', ' ']);
    parsed.no_negative_zero = take(&mut at, &['z']).is_some();
    parsed.alternate = take(&mut at, &['#']).is_some();
    parsed.zero = take(&mut at, &['0']).is_some();
    let number = |at: &mut usize| -> PyResult<Option<usize>> {
        let start = *at;
        let mut value = 0usize;
        while let Some(digit) = points.get(*at).and_then(|c| c.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(digit as usize);
            *at += 1;
        }
        if value > 1 << 40 {
            return Err(vm.value_error("Too many decimal digits in format string"));
        }
        Ok((*at > start).then_some(value))
    };
    parsed.width = number(&mut at)?.unwrap_or(0);
    vm.check_size(1, parsed.width)?;
    parsed.grouping = take(&mut at, &[',', '_']);
    if let Some(second) = take(&mut at, &[',', '_']) {
        return Err(match parsed.grouping == Some(second) {
            true => vm.value_error(format!("Cannot specify '{second}' with '{second}'.")),
            false => vm.value_error("Cannot specify both ',' and '_'."),
        });
    }
    if take(&mut at, &['.']).is_some() {
        parsed.precision = number(&mut at)?;
        if parsed.precision.is_none() {
            return Err(vm.value_error("Format specifier missing precision"));
        }
    }
    if points.len() - at > 1 {
        return Err(invalid());
    }
    parsed.kind = points.get(at).copied();
    Ok(parsed)
}

fn unknown_code(vm: &Machine, kind: char, class: &str) -> Raised {
    vm.value_error(format!("Unknown format code '{kind}' for object of type '{class}'"))
}

/// Puts fill characters around `body`.
fn pad(spec: &Spec, body: &Value, default: char) -> Value {
    let length = body.downcast::<Str>().map_or(0, Str::len);
    let missing = spec.width.saturating_sub(length);
    if missing == 0 {
        return body.clone();
    }
    let (before, after) = match spec.align.unwrap_or(default) {
        '<' => (0, missing),
        '^' => (missing / 2, missing - missing / 2),
        _ => (missing, 0),
    };
    let mut padded = StrBuilder::with_capacity(spec.width);
    padded.repeat(spec.fill, before);
    padded.push_value(body);
    padded.repeat(spec.fill, after);
    padded.finish()
}

/// `format(text, spec)`.
pub fn text(vm: &Machine, value: &Value, spec: &Value) -> PyResult {
    let mut parsed = parse(vm, spec, "str")?;
    let Some(this) = value.downcast::<Str>() else { return Ok(value.clone()) };
    match parsed.kind {
        None | Some('s') => (),
        Some(kind) => return Err(unknown_code(vm, kind, "str")),
    }
    if parsed.sign.is_some() {
        return Err(vm.value_error(match parsed.sign {
            Some(' ') => "Space not allowed in string format specifier",
            _ => "Sign not allowed in string format specifier",
        }));
    }
    if parsed.alternate {
        return Err(vm.value_error("Alternate form (#) not allowed in string format specifier"));
    }
    if let Some(grouping) = parsed.grouping {
        return Err(vm.value_error(format!("Cannot specify '{grouping}' with 's'.")));
    }
    if parsed.align == Some('=') {
        return Err(vm.value_error("'=' alignment not allowed in string format specifier"));
    }
    if parsed.zero && parsed.align.is_none() {
        parsed.fill = u32::from('0');
    }
    let cut = match parsed.precision {
        Some(precision) if precision < this.len() => this.slice(0, precision),
        _ => value.clone(),
    };
    Ok(pad(&parsed, &cut, '<'))
}

/// A number's sign and prefix, and its digits, padded and grouped.
fn assemble(spec: &Spec, negative: bool, prefix: &str, digits: &str, group: usize) -> Value {
    let sign = match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let mut spec = spec.clone();
    if spec.zero && spec.align.is_none() {
        spec.fill = u32::from('0');
        spec.align = Some('=');
    }
    let (whole, rest) = match digits.find(|c: char| !c.is_ascii_hexdigit()) {
        Some(end) if group == 3 => digits.split_at(end.min(digits.find(['e', 'E']).unwrap_or(end))),
        _ => (digits, ""),
    };
    let lead = sign.len() + prefix.len();
    let mut whole = whole.to_string();
    if let Some(separator) = spec.grouping {
        let zeros = spec.align == Some('=') && spec.fill == u32::from('0');
        let least = if zeros { spec.width.saturating_sub(lead + rest.len()) } else { 0 };
        whole = grouped(&whole, separator, group, least);
    }
    if spec.align == Some('=') {
        let missing = spec.width.saturating_sub(lead + whole.len() + rest.len());
        let mut padded = StrBuilder::default();
        padded.push_str(sign);
        padded.push_str(prefix);
        padded.repeat(spec.fill, missing);
        padded.push_str(&whole);
        padded.push_str(rest);
        return padded.finish();
    }
    pad(&spec, &Str::from_string(format!("{sign}{prefix}{whole}{rest}")), '>')
}

/// Digits in groups, with leading zeros until they take `least` places.
fn grouped(digits: &str, separator: char, group: usize, least: usize) -> String {
    let mut out: Vec<char> = Vec::new();
    let mut count = 0;
    let mut digits = digits.chars().rev();
    loop {
        let digit = match digits.next() {
            Some(digit) => digit,
            None if out.len() < least => '0',
            None => break,
        };
        if count > 0 && count % group == 0 {
            out.push(separator);
        }
        out.push(digit);
        count += 1;
    }
    out.into_iter().rev().collect()
}

/// `format(int, spec)`.
pub fn int(vm: &Machine, number: &BigInt, spec: &Value) -> PyResult {
    let parsed = parse(vm, spec, "int")?;
    let kind = parsed.kind.unwrap_or('d');
    if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        let float = float_object::from_big(number)
            .ok_or_else(|| vm.overflow_error("int too large to convert to float"))?;
        return float_with(vm, float, &parsed);
    }
    if parsed.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    let magnitude = number.magnitude();
    let (digits, prefix, group) = match kind {
        'd' | 'n' => (magnitude.to_string(), "", 3),
        'b' => (magnitude.to_str_radix(2), "0b", 4),
        'o' => (magnitude.to_str_radix(8), "0o", 4),
        'x' => (magnitude.to_str_radix(16), "0x", 4),
        'X' => (magnitude.to_str_radix(16).to_uppercase(), "0X", 4),
        'c' => {
            if parsed.sign.is_some() {
                return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
            }
            let point = number.to_u32().filter(|point| *point < 0x11_0000);
            let point = point.ok_or_else(|| vm.overflow_error("%c arg not in range(0x110000)"))?;
            return Ok(pad(&parsed, &Str::character(point), '<'));
        }
        kind => return Err(unknown_code(vm, kind, "int")),
    };
    if parsed.grouping == Some(',') && group == 4 {
        return Err(vm.value_error(format!("Cannot specify ',' with '{kind}'.")));
    }
    let prefix = if parsed.alternate { prefix } else { "" };
    Ok(assemble(&parsed, number.is_negative(), prefix, &digits, group))
}

/// `format(float, spec)`.
pub fn float(vm: &Machine, number: f64, spec: &Value) -> PyResult {
    if spec.downcast::<Str>().is_some_and(Str::is_empty) {
        return Ok(Str::from_string(float_object::repr(number)));
    }
    float_with(vm, number, &parse(vm, spec, "float")?)
}

fn float_with(vm: &Machine, number: f64, spec: &Spec) -> PyResult {
    let kind = spec.kind;
    if let Some(kind) = kind
        && !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')
    {
        return Err(unknown_code(vm, kind, "float"));
    }
    vm.check_size(1, spec.precision.unwrap_or(0))?;
    let body = digits(number, kind, spec.precision, spec.alternate);
    let mut negative = number.is_sign_negative() && !number.is_nan();
    if spec.no_negative_zero
        && negative
        && !body.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
        && number.is_finite()
    {
        negative = false;
    }
    Ok(assemble(spec, negative, "", &body, 3))
}

/// `format(complex, spec)`; `shown` is what an empty specification gives.
pub fn complex(vm: &Machine, real: f64, imag: f64, shown: &str, spec: &Value) -> PyResult {
    if spec.downcast::<Str>().is_some_and(Str::is_empty) {
        return Ok(Str::new(shown));
    }
    let whole = parse(vm, spec, "complex")?;
    if let Some(kind) = whole.kind
        && !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')
    {
        return Err(unknown_code(vm, kind, "complex"));
    }
    if whole.zero {
        let message = "Zero padding is not allowed in complex format specifier";
        return Err(vm.value_error(message));
    }
    if whole.align == Some('=') {
        let message = "'=' alignment flag is not allowed in complex format specifier";
        return Err(vm.value_error(message));
    }
    let plain = whole.kind.is_none();
    let part = |number: f64, sign: Option<char>| -> PyResult<String> {
        let mut spec = Spec { width: 0, align: None, sign, ..whole.clone() };
        // Without a type a part is as short as `repr` shows it.
        if plain && spec.precision.is_none() {
            let digits = float_object::repr(number.abs());
            let digits = digits.strip_suffix(".0").unwrap_or(&digits);
            return Ok(assemble(&spec, number.is_sign_negative(), "", digits, 3).to_string());
        }
        spec.kind = spec.kind.or(Some('g'));
        Ok(float_with(vm, number, &spec)?.to_string())
    };
    let hides_real = plain && real == 0.0 && real.is_sign_positive();
    let body = match (hides_real, plain) {
        (true, _) => format!("{}j", part(imag, whole.sign)?),
        (false, true) => format!("({}{}j)", part(real, whole.sign)?, part(imag, Some('+'))?),
        (false, false) => format!("{}{}j", part(real, whole.sign)?, part(imag, Some('+'))?),
    };
    Ok(pad(&whole, &Str::from_string(body), '>'))
}

/// The digits of a float's magnitude in presentation `kind`.
pub fn digits(
    number: f64,
    kind: Option<char>,
    precision: Option<usize>,
    alternate: bool,
) -> String {
    let magnitude = number.abs();
    let upper = matches!(kind, Some('E' | 'F' | 'G'));
    if !magnitude.is_finite() {
        let text = if magnitude.is_nan() { "nan" } else { "inf" };
        let text = if upper { text.to_uppercase() } else { text.to_string() };
        return if kind == Some('%') { text + "%" } else { text };
    }
    let body = match kind {
        None if precision.is_none() => float_object::repr(magnitude),
        None => {
            let text = general(magnitude, precision.unwrap_or(6), alternate);
            // Without a type a whole number shows that it is a float.
            if text.contains(['.', 'e']) {
                text
            } else {
                whole_as_float(&text, precision.unwrap_or(6))
            }
        }
        Some('e' | 'E') => scientific(magnitude, precision.unwrap_or(6)),
        Some('f' | 'F') => fixed(magnitude, precision.unwrap_or(6)),
        Some('%') => fixed(magnitude * 100.0, precision.unwrap_or(6)) + "%",
        _ => general(magnitude, precision.unwrap_or(6), alternate),
    };
    let body = if alternate && !body.contains('.') && !matches!(kind, Some('g' | 'G')) {
        body + "."
    } else {
        body
    };
    if upper { body.to_uppercase() } else { body }
}

fn whole_as_float(text: &str, precision: usize) -> String {
    match text.len() < precision.max(2) || precision > text.len() {
        true => format!("{text}.0"),
        false => {
            let number: f64 = text.parse().unwrap_or(0.0);
            scientific(number, precision.saturating_sub(1)).trim_start_matches('+').to_string()
        }
    }
}

/// No float has more digits behind its point, nor more digits at all: what follows are zeros.
const MOST_DIGITS: usize = 1100;

fn fixed(magnitude: f64, precision: usize) -> String {
    let digits = precision.min(MOST_DIGITS);
    format!("{magnitude:.digits$}") + &"0".repeat(precision - digits)
}

fn scientific(magnitude: f64, precision: usize) -> String {
    let digits = precision.min(MOST_DIGITS);
    let text = format!("{magnitude:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if exponent < 0 { '-' } else { '+' };
    let zeros = "0".repeat(precision - digits);
    format!("{mantissa}{zeros}e{sign}{:02}", exponent.abs())
}

fn general(magnitude: f64, precision: usize, alternate: bool) -> String {
    let precision = precision.max(1);
    let rounded = format!("{magnitude:.*e}", (precision - 1).min(MOST_DIGITS));
    let exponent: i32 =
        rounded.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let trim = |text: String| match text.contains('.') && !alternate {
        true => text.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => text,
    };
    if exponent < -4 || i64::from(exponent) >= precision as i64 {
        let text = scientific(magnitude, precision - 1);
        let (mantissa, rest) = text.split_once('e').unwrap_or((&text, ""));
        return format!("{}e{rest}", trim(mantissa.to_string()));
    }
    trim(fixed(magnitude, (precision as i64 - 1 - i64::from(exponent)).max(0) as usize))
}
