//! The built-in rules. Each is a [`Descriptor`](super::Descriptor), so that it can be used with `with = …` too, inside a
//! descriptor of one's own, or alone:
//!
//! ```
//! use dunder::fields::{Descriptor, rules::Len};
//!
//! assert!(Len::within(1..=5).check("größe").is_ok());
//! assert!(Len::within(1..=5).check("größer").is_err());
//! ```
//!
//! | rule | on | holds when |
//! |---|---|---|
//! | `len(1..=64)` | texts, collections | that many characters or elements |
//! | `bytes_len(..=64)` | texts, bytes | that many bytes |
//! | `non_empty` | texts, collections | at least one |
//! | `range(18..=120)` | anything ordered | inside; NaN never is |
//! | `multiple_of(5)` | numbers | divided without rest |
//! | `finite` | floats | neither NaN nor infinite |
//! | `pattern(r"^\w+$")` | texts | the regular expression matches somewhere (feature `regex`) |
//! | `email`, `url`, `ip`, `ip(v4)`, `ip(v6)` | texts | well formed |
//! | `ascii`, `alphanumeric` | texts | only such characters |
//! | `prefix("a")`, `suffix("b")`, `contains("c")` | texts | it does |
//! | `one_of(a, b)`, `not_in(a, b)` | anything with `==` | it is, it is not |
//! | `unique` | sequences | no element twice |

mod choice;
mod collection;
mod convert;
mod format;
mod len;
mod number;
#[cfg(feature = "regex")]
mod pattern;
mod text;

pub use choice::{NotIn, OneOf, Texts};
pub use collection::{Elements, Unique};
pub use convert::{Convert, lower, trim, upper};
pub use format::{Email, Ip, Url};
pub use len::{BytesLen, HasBytes, HasLen, Len, NonEmpty};
pub use number::{Divisible, Finite, Float, MultipleOf, Ordered, Range};
#[cfg(feature = "regex")]
pub use pattern::Pattern;
pub use text::{Alphanumeric, Ascii, Contains, Prefix, Suffix, Text};
