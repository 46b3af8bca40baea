//! What `sys` tells of the machine and its numbers, in tuples whose items have names: `sys.flags`, `sys.float_info` and such.

use heap::value::{Ref, Value};
use vm::machine::Machine;
use vm::objects::native::class_of;
use vm::objects::struct_sequence::{self, field};
use vm::objects::type_object::spec::{Attribute, TypeSpec, member};
use vm::objects::{Module, Str, int};

/// What fields of `sys.int_info` say of CPython's ints, as programs may count on it.
const BITS_PER_DIGIT: i64 = 30;
const DIGIT_SIZE: i64 = 4;

/// Where the hash of a number comes from.
const HASH_MODULUS: i64 = (1 << 61) - 1;
const HASH_OF_INFINITY: i64 = 314_159;
const HASH_OF_IMAGINARY: i64 = 1_000_003;

/// Puts them into the module.
pub fn furnish(vm: &Machine, module: &Ref<Module>) {
    let tables = [
        (&VERSION, version(vm)),
        (&FLAGS, flags(vm)),
        (&FLOATS, floats(vm)),
        (&INTS, ints(vm)),
        (&HASHES, hashes(vm)),
    ];
    for (spec, fields) in tables {
        module.dict.set_str(spec.name, struct_sequence::new(&class_of(spec), fields));
    }
}

static VERSION: TypeSpec = TypeSpec {
    name: "version_info",
    module: "sys",
    doc: "The version of the language.",
    attributes: &[
        member("major", field::<0>),
        member("minor", field::<1>),
        member("micro", field::<2>),
        member("releaselevel", field::<3>),
        member("serial", field::<4>),
    ],
    ..struct_sequence::SPEC
};

fn version(vm: &Machine) -> Vec<Value> {
    let (major, minor) = compiler::language::VERSION;
    let [major, minor] = [major, minor].map(|number| vm.int(i64::from(number)));
    vec![major, minor, vm.int(0), Str::new("final"), vm.int(0)]
}

static FLAGS: TypeSpec = TypeSpec {
    name: "flags",
    module: "sys",
    doc: "How the machine was started.",
    attributes: FLAG_FIELDS,
    ..struct_sequence::SPEC
};

static FLAG_FIELDS: &[Attribute] = &[
    member("debug", field::<0>),
    member("inspect", field::<1>),
    member("interactive", field::<2>),
    member("optimize", field::<3>),
    member("dont_write_bytecode", field::<4>),
    member("no_user_site", field::<5>),
    member("no_site", field::<6>),
    member("ignore_environment", field::<7>),
    member("verbose", field::<8>),
    member("bytes_warning", field::<9>),
    member("quiet", field::<10>),
    member("hash_randomization", field::<11>),
    member("isolated", field::<12>),
    member("dev_mode", field::<13>),
    member("utf8_mode", field::<14>),
    member("warn_default_encoding", field::<15>),
    member("safe_path", field::<16>),
    member("int_max_str_digits", field::<17>),
];

/// Most are off: nothing of the machine answers to them.
fn flags(vm: &Machine) -> Vec<Value> {
    let mut fields = vec![vm.int(0); FLAG_FIELDS.len()];
    let set = [
        ("dont_write_bytecode", vm.int(i64::from(!vm.config.cache_bytecode))),
        ("dev_mode", Value::FALSE),
        ("safe_path", Value::FALSE),
        ("int_max_str_digits", Value::index(int::text::most_digits())),
    ];
    for (name, value) in set {
        let place = FLAG_FIELDS.iter().position(|field| field.name == name);
        fields[place.expect("a flag that is set is a field")] = value;
    }
    fields
}

static FLOATS: TypeSpec = TypeSpec {
    name: "float_info",
    module: "sys",
    doc: "The numbers that a float can be.",
    attributes: &[
        member("max", field::<0>),
        member("max_exp", field::<1>),
        member("max_10_exp", field::<2>),
        member("min", field::<3>),
        member("min_exp", field::<4>),
        member("min_10_exp", field::<5>),
        member("dig", field::<6>),
        member("mant_dig", field::<7>),
        member("epsilon", field::<8>),
        member("radix", field::<9>),
        member("rounds", field::<10>),
    ],
    ..struct_sequence::SPEC
};

fn floats(vm: &Machine) -> Vec<Value> {
    let number = |number: i32| vm.int(i64::from(number));
    let count = |count: u32| vm.int(i64::from(count));
    let to_nearest = number(1);
    vec![
        Value::float(f64::MAX),
        number(f64::MAX_EXP),
        number(f64::MAX_10_EXP),
        Value::float(f64::MIN_POSITIVE),
        number(f64::MIN_EXP),
        number(f64::MIN_10_EXP),
        count(f64::DIGITS),
        count(f64::MANTISSA_DIGITS),
        Value::float(f64::EPSILON),
        count(f64::RADIX),
        to_nearest,
    ]
}

static INTS: TypeSpec = TypeSpec {
    name: "int_info",
    module: "sys",
    doc: "How ints are held, and how long their texts may be.",
    attributes: &[
        member("bits_per_digit", field::<0>),
        member("sizeof_digit", field::<1>),
        member("default_max_str_digits", field::<2>),
        member("str_digits_check_threshold", field::<3>),
    ],
    ..struct_sequence::SPEC
};

fn ints(vm: &Machine) -> Vec<Value> {
    vec![
        vm.int(BITS_PER_DIGIT),
        vm.int(DIGIT_SIZE),
        Value::index(int::text::DEFAULT_MOST_DIGITS),
        Value::index(int::text::LEAST_MOST_DIGITS),
    ]
}

static HASHES: TypeSpec = TypeSpec {
    name: "hash_info",
    module: "sys",
    doc: "How hashes are made.",
    attributes: &[
        member("width", field::<0>),
        member("modulus", field::<1>),
        member("inf", field::<2>),
        member("nan", field::<3>),
        member("imag", field::<4>),
        member("algorithm", field::<5>),
        member("hash_bits", field::<6>),
        member("seed_bits", field::<7>),
        member("cutoff", field::<8>),
    ],
    ..struct_sequence::SPEC
};

fn hashes(vm: &Machine) -> Vec<Value> {
    let [zero, width] = [0, 64].map(|number| vm.int(number));
    let [modulus, infinity, imaginary] =
        [HASH_MODULUS, HASH_OF_INFINITY, HASH_OF_IMAGINARY].map(|number| vm.int(number));
    let algorithm = Str::new("fx");
    let (bits, seed) = (width.clone(), zero.clone());
    vec![width, modulus, infinity, zero.clone(), imaginary, algorithm, bits, seed, zero]
}
