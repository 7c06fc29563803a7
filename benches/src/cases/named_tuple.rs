//! Named tuples.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::hint::black_box;

use crate::measure::Case;
use crate::user::{AGE, NAME, dunder, hand};

/// The same body for both, which differ in the module of their type only.
macro_rules! cases {
    ($by:ident) => {
        &[
            case!($by, "named_tuple/new", |repeat| {
                repeat.run(|| $by::User::new(black_box(String::new()), black_box(AGE)));
            }),
            case!($by, "named_tuple/equal", |repeat| {
                let (user, other) = (user!($by), user!($by));
                repeat.run(|| black_box(&user) == black_box(&other));
            }),
            case!($by, "named_tuple/equal_tuple", |repeat| {
                let (user, tuple) = (user!($by), (NAME.to_string(), AGE));
                repeat.run(|| *black_box(&user) == *black_box(&tuple));
            }),
            case!($by, "named_tuple/less_tuple", |repeat| {
                let (user, tuple) = (user!($by), (NAME.to_string(), AGE + 1));
                repeat.run(|| *black_box(&user) < *black_box(&tuple));
            }),
            case!($by, "named_tuple/hash", |repeat| {
                let user = user!($by);
                repeat.run(|| {
                    let mut hasher = DefaultHasher::new();
                    black_box(&user).hash(&mut hasher);
                    hasher.finish()
                });
            }),
            case!($by, "named_tuple/repr", |repeat| {
                let user = user!($by);
                repeat.run(|| black_box(&user).to_string());
            }),
            case!($by, "named_tuple/with", |repeat| {
                let user = user!($by);
                repeat.run(|| black_box(&user).with_age(black_box(AGE)));
            }),
            case!($by, "named_tuple/into_tuple", |repeat| {
                let user = user!($by);
                repeat.run(|| black_box(&user).clone().into_tuple());
            }),
        ]
    };
}

macro_rules! case {
    ($by:ident, $task:literal, $body:expr) => {
        Case { task: $task, by: stringify!($by), body: $body }
    };
}

macro_rules! user {
    ($by:ident) => {
        $by::User::new(NAME.to_string(), AGE)
    };
}

pub(super) const HAND: &[Case] = cases!(hand);
pub(super) const DUNDER: &[Case] = cases!(dunder);
