//! `hash` as Python has it: what is equal has the same one, `hash(1) == hash(1.0) == hash(True)`.

use super::{Data, Int, Value, depth::Level};
use crate::{
    exception::{Exception, TypeError},
    system,
};

/// CPython hashes numbers modulo this prime.
const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;

impl Value {
    /// Python's `hash(x)`.
    ///
    /// Numbers and tuples of numbers have CPython's own; those of text and bytes differ between two runs, as in Python.
    ///
    /// # Errors
    ///
    /// `TypeError` (`unhashable type: 'list'`) for what can change, `RecursionError` for tuples nested too deeply,
    /// and whatever an object raises.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// assert_eq!(Value::from(1).hash()?, Value::from(1.0).hash()?);
    /// assert_eq!(Value::from(2.5).hash()?, 1152921504606846978);
    /// let e = Value::list([1]).hash().unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: unhashable type: 'list'");
    /// # Ok::<(), Exception>(())
    /// ```
    pub fn hash(&self) -> Result<i64, Exception> {
        Ok(match &self.0 {
            Data::None => 0xfca8_6420,
            Data::Bool(value) => i64::from(*value),
            Data::Int(value) => int(Int::from(*value)),
            Data::Big(value) => int(**value),
            Data::Float(value) => float(*value),
            Data::Str(text) => bytes(text.as_bytes()),
            Data::Bytes(data) => bytes(data),
            Data::Tuple(items) => return tuple(items),
            Data::List(_) | Data::Dict(_) | Data::Set(_) => return Err(unhashable(self.class_name())),
            _ => {
                let Some(object) = self.as_native() else { return Ok(0) };
                match object.hash()? {
                    Some(hash) => hash,
                    None => match object.items() {
                        Some(items) => return tuple(&items),
                        None => address(object as *const _ as *const () as usize),
                    },
                }
            }
        })
    }
}

#[cold]
pub(super) fn unhashable(class: &str) -> Exception {
    TypeError::new(format_args!("unhashable type: '{class}'")).into()
}

/// CPython keeps -1 for errors.
#[inline]
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

pub(super) fn int(value: Int) -> i64 {
    let hash = (value.unsigned_abs() % u128::from(MODULUS)) as i64;
    not_minus_one(if value.is_negative() { -hash } else { hash })
}

/// The mantissa times two to the exponent, modulo a number of which two to the 61st is one.
pub(super) fn float(value: f64) -> i64 {
    if value.is_nan() {
        return address(value.to_bits() as usize);
    }
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let shift = exponent.rem_euclid(i64::from(BITS));
    let hash = ((u128::from(mantissa) << shift) % u128::from(MODULUS)) as i64;
    not_minus_one(if value < 0.0 { -hash } else { hash })
}

pub(super) fn bytes(data: &[u8]) -> i64 {
    not_minus_one(system::hash(data) as i64)
}

#[inline]
fn address(address: usize) -> i64 {
    not_minus_one(address.rotate_right(4) as i64)
}

fn tuple(items: &[Value]) -> Result<i64, Exception> {
    let _level = Level::enter("")?;
    let mut lanes = Lanes::new();
    for item in items {
        lanes.add(item.hash()?);
    }
    Ok(lanes.finish())
}

/// CPython's hash of a tuple: xxHash's accumulation of the items' hashes.
pub(super) struct Lanes {
    sum: u64,
    length: u64,
}

impl Lanes {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    #[inline]
    pub(super) fn new() -> Self {
        Self { sum: Self::PRIME_5, length: 0 }
    }

    #[inline]
    pub(super) fn add(&mut self, hash: i64) {
        self.sum = self.sum.wrapping_add((hash as u64).wrapping_mul(Self::PRIME_2));
        self.sum = self.sum.rotate_left(31).wrapping_mul(Self::PRIME_1);
        self.length += 1;
    }

    #[inline]
    pub(super) fn finish(self) -> i64 {
        match self.sum.wrapping_add(self.length ^ (Self::PRIME_5 ^ 3_527_539)) {
            u64::MAX => 1_546_275_796,
            hash => hash as i64,
        }
    }
}
