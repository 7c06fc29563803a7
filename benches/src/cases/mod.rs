//! The cases: what is done, by whom.

mod calls;
pub mod comprehensions;
mod fields;
mod generators;
mod named_tuple;
mod properties;

use crate::measure::Case;

/// Every case, hand-written code first: it is the base of the ratios.
pub fn all() -> Vec<Case> {
    [
        fields::HAND,
        fields::DUNDER,
        named_tuple::HAND,
        named_tuple::DUNDER,
        properties::HAND,
        properties::DUNDER,
        calls::HAND,
        calls::DUNDER,
        generators::HAND,
        generators::DUNDER,
        comprehensions::HAND,
        comprehensions::DUNDER,
    ]
    .concat()
}
