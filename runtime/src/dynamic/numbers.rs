//! Arithmetic of the runtime's own values, and what `+` and `*` do with its sequences.

use alloc::{string::String, vec::Vec};

use super::{operators::Binary, protocols, realm::type_error, type_of};
use crate::{
    exception::{Exception, OverflowError, ValueError, ZeroDivisionError},
    value::{Int, Value, View},
};

#[derive(Clone, Copy)]
enum Number {
    Int(i128),
    Float(f64),
}

fn number(value: &Value) -> Result<Option<Number>, Exception> {
    Ok(Some(match value.view() {
        View::Bool(value) => Number::Int(i128::from(value)),
        View::Int(value) => Number::Int(value.to_i128().ok_or_else(too_large)?),
        View::Float(value) => Number::Float(value),
        _ => return Ok(None),
    }))
}

pub(super) fn is_number(value: &Value) -> bool {
    matches!(value.view(), View::Bool(_) | View::Int(_) | View::Float(_))
}

#[cold]
fn too_large() -> Exception {
    OverflowError::new("Python int too large to convert to C long").into()
}

#[cold]
fn by_zero(text: &str) -> Exception {
    ZeroDivisionError::new(text).into()
}

/// `a + b` and the like of two numbers; `None` if they are not.
pub(super) fn numeric(operator: Binary, a: &Value, b: &Value) -> Result<Option<Value>, Exception> {
    let (Some(a), Some(b)) = (number(a)?, number(b)?) else { return Ok(None) };
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => ints(operator, a, b),
        (a, b) => floats(operator, float(a), float(b)),
    }
}

fn float(number: Number) -> f64 {
    match number {
        Number::Int(number) => number as f64,
        Number::Float(number) => number,
    }
}

fn ints(operator: Binary, a: i128, b: i128) -> Result<Option<Value>, Exception> {
    if b == 0 {
        match operator {
            Binary::TrueDiv => return Err(by_zero("division by zero")),
            Binary::FloorDiv | Binary::Mod => return Err(by_zero("integer division or modulo by zero")),
            _ => {}
        }
    }
    let shift = |b: i128| {
        if b < 0 { Err(Exception::from(ValueError::new("negative shift count"))) } else { Ok(b) }
    };
    let result = match operator {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => a.checked_mul(b),
        Binary::TrueDiv => return Ok(Some((a as f64 / b as f64).into())),
        Binary::FloorDiv => {
            a.checked_div_euclid(b).map(|q| if b < 0 && a.rem_euclid(b) != 0 { q - 1 } else { q })
        }
        Binary::Mod => a.checked_rem_euclid(b).map(|r| if b < 0 && r != 0 { r + b } else { r }),
        Binary::Pow if b < 0 => return floats(operator, a as f64, b as f64),
        Binary::Pow => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        Binary::MatMul => return Ok(None),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::Shl => {
            let by = u32::try_from(shift(b)?).ok();
            by.and_then(|by| 1_i128.checked_shl(by)).and_then(|factor| a.checked_mul(factor))
        }
        Binary::Shr => Some(a >> shift(b)?.min(127)),
    };
    match result {
        Some(result) => Ok(Some(Int::from(result).into())),
        None => Err(too_large()),
    }
}

fn floats(operator: Binary, a: f64, b: f64) -> Result<Option<Value>, Exception> {
    if b == 0.0 {
        match operator {
            Binary::TrueDiv => return Err(by_zero("float division by zero")),
            Binary::FloorDiv => return Err(by_zero("float floor division by zero")),
            Binary::Mod => return Err(by_zero("float modulo")),
            _ => {}
        }
    }
    let remainder = || {
        let rest = a % b;
        if rest != 0.0 && (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
    };
    Ok(Some(
        match operator {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => a * b,
            Binary::TrueDiv => a / b,
            Binary::FloorDiv => ((a - remainder()) / b).round(),
            Binary::Mod => remainder(),
            Binary::Pow => a.powf(b),
            _ => return Ok(None),
        }
        .into(),
    ))
}

/// `-a` of a number.
pub(super) fn negative(a: &Value) -> Result<Option<Value>, Exception> {
    match number(a)? {
        Some(Number::Int(a)) => match a.checked_neg() {
            Some(a) => Ok(Some(Int::from(a).into())),
            None => Err(too_large()),
        },
        Some(Number::Float(a)) => Ok(Some((-a).into())),
        None => Ok(None),
    }
}

/// What a sequence does with `+` and `*`, when no number has answered.
pub(super) fn sequence(operator: Binary, a: &Value, b: &Value) -> Result<Option<Value>, Exception> {
    match operator {
        Binary::Add => concatenated(a, b),
        Binary::Mul if is_sequence(a) => repeated(a, b),
        Binary::Mul if is_sequence(b) => repeated(b, a),
        _ => Ok(None),
    }
}

fn is_sequence(value: &Value) -> bool {
    matches!(value.view(), View::Str(_) | View::Bytes(_) | View::Tuple(_) | View::List(_))
}

fn concatenated(a: &Value, b: &Value) -> Result<Option<Value>, Exception> {
    let what = match (a.view(), b.view()) {
        (View::Str(a), View::Str(b)) => return Ok(Some([a, b].concat().into())),
        (View::List(a), View::List(b)) => return Ok(Some(Value::list([a.to_vec(), b.to_vec()].concat()))),
        (View::Tuple(a), View::Tuple(b)) => return Ok(Some(Value::tuple([a.to_vec(), b.to_vec()].concat()))),
        (View::Bytes(a), View::Bytes(b)) => return Ok(Some(Value::bytes([a, b].concat()))),
        (View::Str(_), _) => "str",
        (View::List(_), _) => "list",
        (View::Tuple(_), _) => "tuple",
        (View::Bytes(_), _) => {
            return Err(type_error(format_args!("can't concat {} to bytes", type_of(b).name())));
        }
        _ => return Ok(None),
    };
    let other = type_of(b).name();
    Err(type_error(format_args!("can only concatenate {what} (not \"{other}\") to {what}")))
}

fn repeated(sequence: &Value, times: &Value) -> Result<Option<Value>, Exception> {
    let times = match times.view() {
        View::Int(_) | View::Bool(_) => protocols::index(times)?,
        _ if type_of(times).lookup(super::name::INDEX).is_some() => protocols::index(times)?,
        _ => {
            let class = type_of(times).name();
            return Err(type_error(format_args!("can't multiply sequence by non-int of type '{class}'")));
        }
    };
    let times = usize::try_from(times).unwrap_or(0);
    let items = |items: Vec<Value>| -> Vec<Value> {
        items.iter().cycle().take(items.len().saturating_mul(times)).cloned().collect()
    };
    Ok(Some(match sequence.view() {
        View::Str(text) => String::from(text).repeat(times).into(),
        View::Bytes(bytes) => Value::bytes(bytes.repeat(times)),
        View::Tuple(tuple) => Value::tuple(items(tuple.to_vec())),
        View::List(list) => Value::list(items(list.to_vec())),
        _ => return Ok(None),
    }))
}
