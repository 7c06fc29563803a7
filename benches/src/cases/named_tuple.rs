//! Named tuples.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::hint::black_box;

use crate::measure::{Case, Repeat};
use crate::user::{AGE, NAME, hand};

pub(super) const CASES: &[Case] = &[
    Case { task: "named_tuple/new", by: "hand", body: |repeat| new(repeat, hand::User::new) },
    Case { task: "named_tuple/equal", by: "hand", body: |repeat| equal(repeat, hand_user()) },
    Case { task: "named_tuple/equal_tuple", by: "hand", body: |repeat| equal_tuple(repeat, hand_user()) },
    Case { task: "named_tuple/less_tuple", by: "hand", body: |repeat| less_tuple(repeat, hand_user()) },
    Case { task: "named_tuple/hash", by: "hand", body: |repeat| hash(repeat, hand_user()) },
    Case { task: "named_tuple/repr", by: "hand", body: |repeat| print(repeat, hand_user()) },
    Case {
        task: "named_tuple/with",
        by: "hand",
        body: |repeat| with(repeat, hand_user(), hand::User::with_age),
    },
    Case {
        task: "named_tuple/into_tuple",
        by: "hand",
        body: |repeat| into_tuple(repeat, hand_user(), hand::User::into_tuple),
    },
];

fn hand_user() -> hand::User {
    hand::User::new(NAME.into(), AGE)
}

fn new<U>(repeat: &mut Repeat, new: impl Fn(String, u32) -> U) {
    repeat.run(|| new(black_box(String::new()), black_box(AGE)));
}

fn equal<U: PartialEq + Clone>(repeat: &mut Repeat, user: U) {
    let other = user.clone();
    repeat.run(|| black_box(&user) == black_box(&other));
}

fn equal_tuple(repeat: &mut Repeat, user: impl PartialEq<(String, u32)>) {
    let tuple = (NAME.to_string(), AGE);
    repeat.run(|| black_box(&user) == black_box(&tuple));
}

fn less_tuple(repeat: &mut Repeat, user: impl PartialOrd<(String, u32)>) {
    let tuple = (NAME.to_string(), AGE + 1);
    repeat.run(|| black_box(&user) < black_box(&tuple));
}

fn hash(repeat: &mut Repeat, user: impl Hash) {
    repeat.run(|| {
        let mut hasher = DefaultHasher::new();
        black_box(&user).hash(&mut hasher);
        hasher.finish()
    });
}

fn print(repeat: &mut Repeat, user: impl ToString) {
    repeat.run(|| black_box(&user).to_string());
}

fn with<U>(repeat: &mut Repeat, user: U, with_age: impl Fn(U, u32) -> U) {
    let mut user = Some(user);
    repeat.run(|| user = user.take().map(|user| with_age(black_box(user), black_box(AGE))));
}

fn into_tuple<U: Clone>(repeat: &mut Repeat, user: U, into_tuple: impl Fn(U) -> (String, u32)) {
    repeat.run(|| into_tuple(black_box(&user).clone()));
}
