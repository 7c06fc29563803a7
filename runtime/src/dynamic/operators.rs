//! Python's operators: which side is asked, and what happens when neither answers.

use super::{
    args::Args,
    attributes::call_special,
    call,
    class::Class,
    descriptors::NotImplemented,
    name::{self, Name},
    numbers,
    protocols::{has_class, truth},
    realm::type_error,
    type_of,
};
use crate::{
    exception::Exception,
    value::{Comparison, Value},
};

/// A rich comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`, `<=`, `>` or `>=`
    Order(Comparison),
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    TrueDiv,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `@`
    MatMul,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
}

impl Compare {
    fn name(self) -> Name {
        match self {
            Compare::Equal => name::EQ,
            Compare::NotEqual => name::NE,
            Compare::Order(Comparison::Less) => name::LT,
            Compare::Order(Comparison::LessEqual) => name::LE,
            Compare::Order(Comparison::Greater) => name::GT,
            Compare::Order(Comparison::GreaterEqual) => name::GE,
        }
    }

    fn reflected(self) -> Self {
        match self {
            Compare::Order(order) => Compare::Order(order.reflected()),
            same => same,
        }
    }
}

impl Binary {
    fn symbol(self) -> &'static str {
        match self {
            Binary::Add => "+",
            Binary::Sub => "-",
            Binary::Mul => "*",
            Binary::TrueDiv => "/",
            Binary::FloorDiv => "//",
            Binary::Mod => "%",
            Binary::Pow => "** or pow()",
            Binary::MatMul => "@",
            Binary::And => "&",
            Binary::Or => "|",
            Binary::Xor => "^",
            Binary::Shl => "<<",
            Binary::Shr => ">>",
        }
    }

    /// The special methods: of the left side, of the right side, in place.
    fn names(self) -> [Name; 3] {
        match self {
            Binary::Add => [name::OP_ADD, name::OP_RADD, name::OP_IADD],
            Binary::Sub => [name::OP_SUB, name::OP_RSUB, name::OP_ISUB],
            Binary::Mul => [name::OP_MUL, name::OP_RMUL, name::OP_IMUL],
            Binary::TrueDiv => [name::OP_TRUEDIV, name::OP_RTRUEDIV, name::OP_ITRUEDIV],
            Binary::FloorDiv => [name::OP_FLOORDIV, name::OP_RFLOORDIV, name::OP_IFLOORDIV],
            Binary::Mod => [name::OP_MOD, name::OP_RMOD, name::OP_IMOD],
            Binary::Pow => [name::OP_POW, name::OP_RPOW, name::OP_IPOW],
            Binary::MatMul => [name::OP_MATMUL, name::OP_RMATMUL, name::OP_IMATMUL],
            Binary::And => [name::OP_AND, name::OP_RAND, name::OP_IAND],
            Binary::Or => [name::OP_OR, name::OP_ROR, name::OP_IOR],
            Binary::Xor => [name::OP_XOR, name::OP_RXOR, name::OP_IXOR],
            Binary::Shl => [name::OP_LSHIFT, name::OP_RLSHIFT, name::OP_ILSHIFT],
            Binary::Shr => [name::OP_RSHIFT, name::OP_RRSHIFT, name::OP_IRSHIFT],
        }
    }
}

/// `a == b`, `a < b` and the like, as what the special method gives.
pub(super) fn compare(a: &Value, comparison: Compare, b: &Value) -> Result<Value, Exception> {
    let _level = super::depth::Level::enter()?;
    let (of_a, of_b) = (type_of(a), type_of(b));
    let right_first = !of_a.is(&of_b) && of_b.is_subtype(&of_a);
    if right_first {
        let answer = half(b, comparison.reflected(), a)?;
        if !is_not_implemented(&answer) {
            return Ok(answer);
        }
    }
    let answer = half(a, comparison, b)?;
    if !is_not_implemented(&answer) {
        return Ok(answer);
    }
    if !right_first {
        let answer = half(b, comparison.reflected(), a)?;
        if !is_not_implemented(&answer) {
            return Ok(answer);
        }
    }
    match comparison {
        Compare::Equal => Ok(a.is(b).into()),
        Compare::NotEqual => Ok((!a.is(b)).into()),
        Compare::Order(order) => Err(type_error(format_args!(
            "'{}' not supported between instances of '{}' and '{}'",
            order.symbol(),
            of_a.name(),
            of_b.name()
        ))),
    }
}

/// What one side answers.
fn half(a: &Value, comparison: Compare, b: &Value) -> Result<Value, Exception> {
    if has_class(a) {
        let answer = call_special(a, comparison.name(), core::slice::from_ref(b))?;
        return Ok(answer.unwrap_or_else(|| NotImplemented.into()));
    }
    native_half(a, comparison, b)
}

/// What a value of the runtime's own answers.
pub(super) fn native_half(a: &Value, comparison: Compare, b: &Value) -> Result<Value, Exception> {
    if has_class(b) {
        return Ok(NotImplemented.into());
    }
    Ok(match comparison {
        Compare::Equal => a.try_eq(b)?.into(),
        Compare::NotEqual => (!a.try_eq(b)?).into(),
        Compare::Order(order) => a.try_compare(order, b)?.into(),
    })
}

/// `object.__eq__` and the like, for an instance.
pub(super) fn object_half(a: &Value, comparison: Compare, b: &Value) -> Result<Value, Exception> {
    match comparison {
        Compare::Equal if a.is(b) => Ok(true.into()),
        // What `__eq__` says, the other way round.
        Compare::NotEqual => {
            let equal = half(a, Compare::Equal, b)?;
            match is_not_implemented(&equal) {
                true => Ok(equal),
                false => Ok((!truth(&equal)?).into()),
            }
        }
        _ => Ok(NotImplemented.into()),
    }
}

/// `a == b`, as a truth.
pub(crate) fn equal(a: &Value, b: &Value) -> Result<bool, Exception> {
    truth(&compare(a, Compare::Equal, b)?)
}

/// `a < b` and the like, as a truth.
pub(crate) fn ordered(a: &Value, comparison: Comparison, b: &Value) -> Result<bool, Exception> {
    truth(&compare(a, Compare::Order(comparison), b)?)
}

pub(super) fn equal_half(a: &Value, b: &Value) -> Result<Option<bool>, Exception> {
    answered(half(a, Compare::Equal, b)?)
}

pub(super) fn order_half(a: &Value, comparison: Comparison, b: &Value) -> Result<Option<bool>, Exception> {
    answered(half(a, Compare::Order(comparison), b)?)
}

fn answered(answer: Value) -> Result<Option<bool>, Exception> {
    if is_not_implemented(&answer) { Ok(None) } else { truth(&answer).map(Some) }
}

pub(super) fn is_not_implemented(value: &Value) -> bool {
    value.downcast_ref::<NotImplemented>().is_some()
}

/// `a + b` and the like.
pub(super) fn binary(operator: Binary, a: &Value, b: &Value) -> Result<Value, Exception> {
    let _level = super::depth::Level::enter()?;
    match numeric(operator, a, b)? {
        Some(result) => Ok(result),
        None => numbers::sequence(operator, a, b)?.ok_or_else(|| unsupported(operator, "", a, b)),
    }
}

/// `a += b` and the like: the new value of `a`.
pub(super) fn in_place(operator: Binary, a: &Value, b: &Value) -> Result<Value, Exception> {
    let _level = super::depth::Level::enter()?;
    let [_, _, in_place] = operator.names();
    if has_class(a)
        && let Some(result) = call_special(a, in_place, core::slice::from_ref(b))?
        && !is_not_implemented(&result)
    {
        return Ok(result);
    }
    if operator == Binary::Add
        && let Some(list) = a.as_list()
    {
        for item in super::protocols::collect(b)? {
            list.push(item);
        }
        return Ok(a.clone());
    }
    match numeric(operator, a, b)? {
        Some(result) => Ok(result),
        None => numbers::sequence(operator, a, b)?.ok_or_else(|| unsupported(operator, "=", a, b)),
    }
}

#[cold]
fn unsupported(operator: Binary, suffix: &str, a: &Value, b: &Value) -> Exception {
    let symbol = if suffix.is_empty() || operator != Binary::Pow { operator.symbol() } else { "**" };
    type_error(format_args!(
        "unsupported operand type(s) for {symbol}{suffix}: '{}' and '{}'",
        type_of(a).name(),
        type_of(b).name()
    ))
}

/// The special methods of both sides, in their order.
fn numeric(operator: Binary, a: &Value, b: &Value) -> Result<Option<Value>, Exception> {
    if !has_class(a) && !has_class(b) {
        return numbers::numeric(operator, a, b);
    }
    let [forward, reflected, _] = operator.names();
    let (of_a, of_b) = (type_of(a), type_of(b));
    let differ = !of_a.is(&of_b);
    let mut ask_right = differ && of_b.lookup(reflected).is_some();
    if ask_right && of_b.is_subtype(&of_a) && overrides(&of_b, &of_a, reflected) {
        ask_right = false;
        if let Some(result) = asked(b, reflected, a)? {
            return Ok(Some(result));
        }
    }
    if let Some(result) = asked(a, forward, b)? {
        return Ok(Some(result));
    }
    if ask_right { asked(b, reflected, a) } else { Ok(None) }
}

/// Whether the right side's method is another than the one the left side has.
fn overrides(right: &Class, left: &Class, name: Name) -> bool {
    match (right.lookup(name), left.lookup(name)) {
        (Some(right), Some(left)) => !right.is(&left),
        (right, _) => right.is_some(),
    }
}

fn asked(a: &Value, name: Name, b: &Value) -> Result<Option<Value>, Exception> {
    if !has_class(a) && !numbers::is_number(a) {
        return Ok(None); // what a sequence does with `+` comes when no number has answered
    }
    let Some(method) = type_of(a).lookup(name) else { return Ok(None) };
    let result = call::method(&method, a, Args::new(core::slice::from_ref(b), &[]))?;
    Ok(Some(result).filter(|result| !is_not_implemented(result)))
}

/// `-a`.
pub(super) fn negative(a: &Value) -> Result<Value, Exception> {
    if has_class(a) {
        if let Some(result) = call_special(a, name::NEG, &[])? {
            return Ok(result);
        }
    } else if let Some(result) = numbers::negative(a)? {
        return Ok(result);
    }
    Err(type_error(format_args!("bad operand type for unary -: '{}'", type_of(a).name())))
}
