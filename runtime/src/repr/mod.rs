//! Python's `repr`.

use alloc::string::String;

mod impls;
mod text;

use core::fmt;

pub(crate) use self::text::write_bytes;

/// Prints itself as Python's `repr` prints the same thing.
///
/// Implemented for numbers, `bool`, `char`, strings, `Option` (`None` or the value itself), sequences (a list),
/// tuples, maps (a dict), sets, the smart pointers around them, [`Value`](crate::Value) and what goes with it.
///
/// Implementing it for a type of one's own takes one method that writes:
///
/// ```
/// use dunder::prelude::*;
/// use std::fmt;
///
/// struct Point { x: f64, y: f64 }
/// impl Repr for Point {
///     fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
///         write!(out, "Point(x={}, y={})", repr(&self.x), repr(&self.y))
///     }
/// }
/// assert_eq!(repr(&vec![Point { x: 1.0, y: -0.5 }]), "[Point(x=1.0, y=-0.5)]");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no Python `repr`",
    label = "`dunder::Repr` is not implemented for `{Self}`",
    note = "implement `dunder::Repr` for it; `#[derive(NamedTuple)]` does"
)]
pub trait Repr {
    /// Writes the `repr`.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result;
}

/// Python's `repr(x)`.
///
/// ```
/// use dunder::repr;
/// use std::collections::BTreeMap;
///
/// assert_eq!(repr("it's"), r#""it's""#);
/// assert_eq!(repr(&1e16), "1e+16");
/// assert_eq!(repr(&("a", [1, 2], Some(true), None::<i32>)), "('a', [1, 2], True, None)");
/// assert_eq!(repr(&BTreeMap::from([('k', 0.5)])), "{'k': 0.5}");
/// ```
#[must_use]
#[inline]
pub fn repr<T: Repr + ?Sized>(x: &T) -> String {
    // Most fit without growing.
    let mut text = String::with_capacity(32);
    // A String takes everything; an error here could only come from an implementation that makes one up.
    let _ = x.repr_to(&mut text);
    text
}

/// `open`, the items with commas between them, `close`.
#[inline]
pub(crate) fn write_items<'a, T: Repr + ?Sized + 'a>(
    out: &mut dyn fmt::Write,
    open: &str,
    items: impl IntoIterator<Item = &'a T>,
    close: &str,
) -> fmt::Result {
    out.write_str(open)?;
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.write_str(", ")?;
        }
        item.repr_to(out)?;
    }
    out.write_str(close)
}
