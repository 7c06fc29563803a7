//! A rejected value on its way into the error, and out of it.

use alloc::{
    boxed::Box,
    string::{String, ToString},
};

use super::param::Param;

/// What an error can keep of a value.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub enum Input<'a> {
    None,
    Bool(bool),
    Int(i64),
    BigInt(Wide),
    Float(f64),
    Text(&'a str),
}

/// An `i128`, in a form that does not make everything around it larger and wider aligned.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Wide {
    high: i64,
    low: u64,
}

impl From<i128> for Wide {
    fn from(int: i128) -> Self {
        Self { high: (int >> 64) as i64, low: int as u64 }
    }
}

impl From<Wide> for i128 {
    fn from(Wide { high, low }: Wide) -> Self {
        Self::from(high) << 64 | Self::from(low)
    }
}

impl Input<'_> {
    #[inline]
    pub(super) fn int(int: i128) -> Self {
        i64::try_from(int).map_or_else(|_| Self::BigInt(int.into()), Self::Int)
    }
}

impl From<Input<'_>> for Param {
    fn from(input: Input<'_>) -> Self {
        match input {
            Input::None => Self::None,
            Input::Bool(bool) => Self::Bool(bool),
            Input::Int(int) => Self::Int(int),
            Input::BigInt(int) => Self::int(int.into()),
            Input::Float(float) => Self::Float(float),
            Input::Text(text) => Self::Text(text.into()),
        }
    }
}

/// What an error can be told of.
#[doc(hidden)]
pub trait Captured {
    fn capture(&self) -> Input<'_>;
}

macro_rules! captured {
    ($($ty:ty => $self:ident $input:expr;)*) => {
        $(impl Captured for $ty {
            #[inline]
            fn capture(&$self) -> Input<'_> {
                $input
            }
        })*
    };
}
captured! {
    i8 => self Input::Int((*self).into());
    i16 => self Input::Int((*self).into());
    i32 => self Input::Int((*self).into());
    i64 => self Input::Int(*self);
    i128 => self Input::int(*self);
    isize => self Input::int(*self as i128);
    u8 => self Input::Int((*self).into());
    u16 => self Input::Int((*self).into());
    u32 => self Input::Int((*self).into());
    u64 => self Input::int((*self).into());
    u128 => self i128::try_from(*self).map_or(Input::Float(*self as f64), Input::int);
    usize => self Input::int(*self as i128);
    f32 => self Input::Float(shortest(*self));
    f64 => self Input::Float(*self);
    bool => self Input::Bool(*self);
    char => self Input::None;
    str => self Input::Text(self);
    String => self Input::Text(self);
    Box<str> => self Input::Text(self);
    alloc::rc::Rc<str> => self Input::Text(self);
    alloc::sync::Arc<str> => self Input::Text(self);
    alloc::borrow::Cow<'_, str> => self Input::Text(self);
    &str => self Input::Text(self);
}

/// The number that has the same shortest digits: 0.1, and not the 0.10000000149011612 that the nearest `f32` is.
#[cold]
pub(super) fn shortest(float: f32) -> f64 {
    float.to_string().parse().unwrap_or(float.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// About its size, where it is larger than anything that is kept exactly: a bound is not left out.
    #[test]
    fn the_largest_integers_are_kept() {
        assert!(matches!(u128::MAX.capture(), Input::Float(float) if float > 3.4e38));
        assert!(matches!(u64::MAX.capture(), Input::Int(_) | Input::BigInt(_)));
        for int in [i128::MIN, i128::MIN + 1, -1 << 64, -1, 1 << 64, i128::MAX] {
            assert_eq!(i128::from(Wide::from(int)), int);
        }
    }

    #[test]
    fn a_short_float_is_kept_as_it_is_written() {
        assert!(matches!(0.1_f32.capture(), Input::Float(0.1)));
        assert!(matches!(f32::NAN.capture(), Input::Float(float) if float.is_nan()));
        assert!(matches!(f32::NEG_INFINITY.capture(), Input::Float(f64::NEG_INFINITY)));
    }
}
