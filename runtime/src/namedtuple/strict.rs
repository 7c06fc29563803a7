//! What the macro writes causes no warning, however strict the crate around it, and needs no crate named `dunder`.

#![deny(warnings, missing_docs, missing_debug_implementations, trivial_casts, trivial_numeric_casts)]
#![deny(unused_qualifications, unused_lifetimes, single_use_lifetimes, unreachable_pub, unused_results)]
#![deny(elided_lifetimes_in_paths, let_underscore_drop, unnameable_types, explicit_outlives_requirements)]
#![deny(clippy::all, clippy::pedantic)]

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::NamedTuple;

/// A struct.
#[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[namedtuple(crate = crate)]
pub struct User {
    /// A field.
    pub name: String,
    /// A field.
    #[default(18)]
    pub age: u32,
}

#[derive(Debug, Clone, Copy)]
struct Secret;

/// A struct with a bit of everything.
#[derive(NamedTuple, Debug)]
#[namedtuple(crate = crate)]
#[non_exhaustive]
pub struct Pair<'a, T, const N: usize = 2> {
    /// A field that one should not use.
    #[deprecated]
    pub first: &'a T,
    /// A field.
    pub second: Vec<T>,
    bytes: [u8; N],
    secret: Secret,
    next: Option<Box<Self>>,
}

/// A struct that one should not use.
#[deprecated]
#[derive(NamedTuple, Debug)]
#[namedtuple(crate = crate)]
pub struct Old(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8);

/// No fields.
#[derive(NamedTuple, Debug, Copy, Clone)]
#[namedtuple(crate = crate)]
pub struct Unit;

#[expect(non_camel_case_types, non_snake_case, reason = "what others have named")]
#[derive(NamedTuple, Debug, Clone, Copy)]
#[namedtuple(crate = crate)]
pub(crate) struct from_elsewhere {
    userName: u8,
    #[default(0)]
    UID: u8,
}

/// Uses of what would be unused whatever a macro does; that all this compiles is the test.
#[test]
fn nothing_is_warned_of() {
    assert_eq!(from_elsewhere::new(1, 2).into_tuple(), (1, 2));
    let pair = Pair::<u8>::new(&1, vec![], [0, 0], Secret, None);
    assert_eq!((pair.field::<1>(), User::new("x", 1).age), (&vec![], 1));
}
