//! Binary and unary operators, by special methods.

use compiler::ast::Kind;
use compiler::operator::{self, BINARY_OPERATORS};
use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::int::arithmetic;
use crate::objects::type_object::flags;
use crate::objects::{NativeFunction, Str, TypeObject, TypeRef, float, int, str};
use crate::special::Special;

pub use compiler::operator::number;

/// The special methods of a binary operator.
#[derive(Clone, Copy)]
pub struct Operator {
    /// Its number, of which there is a symbol.
    number: u32,
    pub method: Special,
    pub reflected: Special,
    pub in_place: Special,
}

impl Operator {
    /// As it is written.
    pub fn symbol(&self) -> &'static str {
        BINARY_OPERATORS[self.number as usize]
    }
}

macro_rules! operators {
    ($($number:ident $method:ident $reflected:ident $in_place:ident)*) => {
        /// In the order of the numbers, which are the arguments of `BINARY_OP`.
        pub static OPERATORS: &[Operator] = &[
            $(Operator {
                number: number::$number,
                method: Special::$method,
                reflected: Special::$reflected,
                in_place: Special::$in_place,
            }),*
        ];
    };
}

operators! {
    ADD Add RAdd IAdd
    AND And RAnd IAnd
    FLOOR_DIVIDE FloorDiv RFloorDiv IFloorDiv
    LSHIFT LShift RLShift ILShift
    MATRIX_MULTIPLY MatMul RMatMul IMatMul
    MULTIPLY Mul RMul IMul
    REMAINDER Mod RMod IMod
    OR Or ROr IOr
    POWER Pow RPow IPow
    RSHIFT RShift RRShift IRShift
    SUBTRACT Sub RSub ISub
    TRUE_DIVIDE TrueDiv RTrueDiv ITrueDiv
    XOR Xor RXor IXor
}

/// Each stands in the place of its number.
const _: () = {
    assert!(OPERATORS.len() == number::INPLACE as usize);
    let mut place = 0;
    while place < OPERATORS.len() {
        assert!(OPERATORS[place].number as usize == place);
        place += 1;
    }
};

impl Machine {
    /// `one <op> two`, in place where `op` says so, by its `NB_*` number.
    pub fn binary_operator(&self, one: &Value, two: &Value, op: u32) -> PyResult {
        let plain = if op >= number::INPLACE { op - number::INPLACE } else { op };
        if let Some(result) = arithmetic::small(self, one, two, plain) {
            return result;
        }
        if let Some(result) = float::arithmetic(self, one, two, plain) {
            return result;
        }
        if plain == number::ADD
            && let (Some(one), Some(two)) = (one.exact::<Str>(), two.exact::<Str>())
        {
            return Ok(str::build::concat(one, two)?);
        }
        if op == number::SUBSCR {
            return self.subscript(one, two);
        }
        let Some(operator) = OPERATORS.get(plain as usize) else {
            return Err(self.system_error("unknown binary operator"));
        };
        let in_place = op >= number::INPLACE;
        let first = if in_place { operator.in_place } else { operator.method };
        let class = self.class(one);
        let method = class.special(first);
        // `+=` of a sequence is a number's too in classes of programs.
        let is_number = first == Special::Add || (first == Special::IAdd && class.has(flags::HEAP));
        if !is_number && is_of_sequence(&method, first) {
            if let Some(result) = self.try_reflected(one, two, operator.reflected)? {
                return Ok(result);
            }
            if plain == number::MULTIPLY && !self.is_index(two) {
                return Err(self.unsupported_operands(one, two, operator, in_place));
            }
            return self.call_special(one, first, std::slice::from_ref(two));
        }
        if in_place
            && let Some(result) = self.try_call_special(one, &method, std::slice::from_ref(two))
        {
            let result = result?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        match self.try_operator(one, two, operator.method, operator.reflected)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(one, two, operator, in_place)),
        }
    }

    /// By `method` of the left operand or `reflected` of the right one; `None` where neither knows.
    pub fn try_operator(
        &self,
        one: &Value,
        two: &Value,
        method: Special,
        reflected: Special,
    ) -> PyResult<Option<Value>> {
        self.try_operator_with(one, two, method, reflected, &[])
    }

    /// The same for methods that get more than the other operand.
    fn try_operator_with(
        &self,
        one: &Value,
        two: &Value,
        method: Special,
        reflected: Special,
        more: &[Value],
    ) -> PyResult<Option<Value>> {
        let (left, right) = (self.class(one), self.class(two));
        let left_method = left.special(method);
        let right_method = if left.is(right) { Value::NULL } else { right.special(reflected) };
        let call = |object: &Value, method: &Value, other: &Value| -> PyResult<Option<Value>> {
            let result = match more {
                [] => self.try_call_special(object, method, std::slice::from_ref(other)),
                more => {
                    let arguments = [std::slice::from_ref(other), more].concat();
                    self.try_call_special(object, method, &arguments)
                }
            };
            match result {
                None => Ok(None),
                Some(result) => {
                    result.map(|result| (!result.is_not_implemented()).then_some(result))
                }
            }
        };
        let overrides = !right_method.is_null()
            && !right_method.is(&left.special(reflected))
            && (right.is_subclass_of(left)
                || is_of_sequence(&left_method, method)
                    && !is_of_sequence(&right_method, reflected));
        if overrides && let Some(result) = call(two, &right_method, one)? {
            return Ok(Some(result));
        }
        if let Some(result) = call(one, &left_method, two)? {
            return Ok(Some(result));
        }
        if !overrides && let Some(result) = call(two, &right_method, one)? {
            return Ok(Some(result));
        }
        Ok(None)
    }

    /// By `reflected` of the right operand alone, where its class is another one.
    fn try_reflected(
        &self,
        one: &Value,
        two: &Value,
        reflected: Special,
    ) -> PyResult<Option<Value>> {
        let (left, right) = (self.class(one), self.class(two));
        let method = if left.is(right) { Value::NULL } else { right.special(reflected) };
        if is_of_sequence(&method, reflected) {
            return Ok(None);
        }
        match self.try_call_special(two, &method, std::slice::from_ref(one)).transpose()? {
            Some(result) if !result.is_not_implemented() => Ok(Some(result)),
            _ => Ok(None),
        }
    }

    #[cold]
    fn unsupported_operands(
        &self,
        one: &Value,
        two: &Value,
        operator: &Operator,
        in_place: bool,
    ) -> crate::errors::Raised {
        let (left, right) = (self.class(one).name(), self.class(two).name());
        let symbol = operator.symbol();
        let repeats =
            |value: &Value, special| is_of_sequence(&self.class(value).special(special), special);
        if symbol == "*" && repeats(one, Special::Mul) {
            return self
                .type_error(format!("can't multiply sequence by non-int of type '{right}'"));
        }
        if symbol == "*" && repeats(two, Special::RMul) {
            return self.type_error(format!("can't multiply sequence by non-int of type '{left}'"));
        }
        let shown = match (symbol, in_place) {
            ("**", false) => "** or pow()".to_string(),
            (symbol, true) => format!("{symbol}="),
            (symbol, false) => symbol.to_string(),
        };
        self.type_error(format!("unsupported operand type(s) for {shown}: '{left}' and '{right}'"))
    }

    /// `-value`, `+value`, `~value`, `abs(value)`.
    pub fn unary_operator(&self, value: &Value, special: Special) -> PyResult {
        let class = self.class(value);
        match self.try_call_special(value, &class.special(special), &[]) {
            Some(result) => result,
            None => {
                let kind = class.name();
                let unary = |op: Kind| {
                    format!("bad operand type for unary {}: '{kind}'", operator::symbol(op))
                };
                Err(self.type_error(match special {
                    Special::Neg => unary(Kind::USub),
                    Special::Pos => unary(Kind::UAdd),
                    Special::Invert => unary(Kind::Invert),
                    _ => format!("bad operand type for abs(): '{kind}'"),
                }))
            }
        }
    }

    /// `pow(base, exponent, modulus)`.
    pub fn power(&self, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
        if modulus.is_none() || modulus.is_null() {
            return self.binary_operator(base, exponent, number::POWER);
        }
        let more = std::slice::from_ref(modulus);
        let result = self.try_operator_with(base, exponent, Special::Pow, Special::RPow, more)?;
        if let Some(result) = result {
            return Ok(result);
        }
        if let Some(result) = self.power_of_modulus(base, exponent, modulus)? {
            return Ok(result);
        }
        let [base, exponent, modulus] =
            [base, exponent, modulus].map(|value| self.class(value).name());
        Err(self.type_error(format!(
            "unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'"
        )))
    }

    /// What the modulus, the last to be asked, makes of a power: only numbers that are built in know.
    fn power_of_modulus(
        &self,
        base: &Value,
        exponent: &Value,
        modulus: &Value,
    ) -> PyResult<Option<Value>> {
        let power = self.class(modulus).special(Special::Pow);
        let types = &self.types;
        let reflected = self.class(modulus).special(Special::RPow);
        let is_of = |class: &TypeRef| {
            class.special(Special::Pow).is(&power) && class.special(Special::RPow).is(&reflected)
        };
        if is_of(&types.float) {
            let words = "pow() 3rd argument not allowed unless all arguments are integers";
            return Err(self.type_error(words));
        }
        let is_number = |value: &Value| {
            let class = self.class(value);
            [&types.int, &types.float, &types.complex].iter().any(|one| class.is_subclass_of(one))
        };
        if is_of(&types.complex) && is_number(base) && is_number(exponent) {
            return Err(self.value_error("complex modulo"));
        }
        if is_of(&types.int) && int::is_int(base) && int::is_int(exponent) {
            let arguments = [exponent.clone(), modulus.clone()];
            return self.try_call_special(base, &power, &arguments).transpose();
        }
        Ok(None)
    }

    /// `divmod(one, two)`.
    pub fn divmod(&self, one: &Value, two: &Value) -> PyResult {
        match self.try_operator(one, two, Special::DivMod, Special::RDivMod)? {
            Some(result) => Ok(result),
            None => {
                let (left, right) = (self.class(one).name(), self.class(two).name());
                Err(self.type_error(format!(
                    "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
                )))
            }
        }
    }
}

/// Whether a method joins or repeats a builtin sequence. What numbers do comes before that, a reflected method too.
fn is_of_sequence(method: &Value, special: Special) -> bool {
    if !matches!(
        special,
        Special::Add | Special::Mul | Special::RMul | Special::IAdd | Special::IMul
    ) {
        return false;
    }
    let Some(native) = method.downcast::<NativeFunction>() else { return false };
    let Some(class) = native.owner.downcast::<TypeObject>() else { return false };
    class.has(flags::SEQUENCE)
        || matches!(class.kind, heap::Kind::Str | heap::Kind::Bytes | heap::Kind::ByteArray)
}
