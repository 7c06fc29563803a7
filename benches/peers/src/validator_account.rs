//! validator checks when `validate` is called; nothing keeps an unchecked value from being used.

use std::hint::black_box;
use std::sync::LazyLock;

use dunder_benches::account::{CODE, Parts, megabyte};
use dunder_benches::measure::{Case, Repeat};
use regex::Regex;
use validator::{Validate, ValidationError};

pub(crate) const CASES: &[Case] = &[
    Case { task: "fields/valid", by: "validator", body: |repeat| validate(repeat, Parts::valid()) },
    Case { task: "fields/one_bad", by: "validator", body: |repeat| validate(repeat, Parts::one_bad()) },
    Case { task: "fields/twelve_bad", by: "validator", body: |repeat| validate(repeat, Parts::twelve_bad()) },
    Case { task: "fields/twelve_bad_printed", by: "validator", body: print_violations },
    Case { task: "fields/new", by: "validator", body: new },
    Case { task: "fields/megabyte", by: "validator", body: too_long },
];

static CODE_PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(CODE).expect("a pattern that was tested"));

#[derive(Validate)]
struct Account {
    #[validate(length(min = 1, max = 64))]
    name: String,
    #[validate(range(min = 18, max = 120))]
    age: u8,
    #[validate(email)]
    email: String,
    #[validate(regex(path = *CODE_PATTERN))]
    code: String,
    #[validate(length(max = 280))]
    bio: String,
    #[validate(range(min = 0.0, max = 100.0), custom(function = "not_nan"))]
    score: f64,
    #[validate(nested)]
    address: Address,
    #[validate(length(min = 1, max = 10), nested)]
    items: Vec<Item>,
}

#[derive(Validate)]
struct Address {
    #[validate(length(min = 1, max = 80))]
    street: String,
    #[validate(length(min = 5, max = 10))]
    zip: String,
}

// `length` beside `nested` asks for `Serialize`: the value is copied into the error.
#[derive(Validate, serde::Serialize)]
struct Item {
    #[validate(length(min = 1, max = 32))]
    label: String,
    #[validate(range(min = 1, max = 99))]
    quantity: u32,
}

#[derive(Validate)]
struct Short {
    #[validate(length(max = 64))]
    text: String,
}

/// validator's `range` takes a NaN for a number between any two others.
fn not_nan(score: f64) -> Result<(), ValidationError> {
    if score.is_nan() { Err(ValidationError::new("nan")) } else { Ok(()) }
}

impl From<Parts> for Account {
    fn from(parts: Parts) -> Self {
        let Parts { name, age, email, code, bio, score, street, zip, items } = parts;
        let items = items.into_iter().map(|(label, quantity)| Item { label, quantity }).collect();
        Self { name, age, email, code, bio, score, address: Address { street, zip }, items }
    }
}

fn validate(repeat: &mut Repeat, parts: Parts) {
    let account = Account::from(parts);
    repeat.run(|| black_box(&account).validate());
}

fn print_violations(repeat: &mut Repeat) {
    let account = Account::from(Parts::twelve_bad());
    repeat.run(|| black_box(&account).validate().map_err(|errors| errors.to_string()));
}

fn new(repeat: &mut Repeat) {
    let parts = Parts::valid();
    repeat.run(|| {
        let account = Account::from(black_box(&parts).clone());
        account.validate().map(|()| account)
    });
}

fn too_long(repeat: &mut Repeat) {
    let short = Short { text: megabyte() };
    repeat.run(|| black_box(&short).validate());
}

#[cfg(test)]
mod tests {
    use validator::{ValidationErrors, ValidationErrorsKind};

    use super::*;

    fn count(errors: &ValidationErrors) -> usize {
        let kinds = errors.errors().values().map(|kind| match kind {
            ValidationErrorsKind::Field(errors) => errors.len(),
            ValidationErrorsKind::Struct(errors) => count(errors),
            ValidationErrorsKind::List(items) => items.values().map(|errors| count(errors)).sum(),
        });
        kinds.sum()
    }

    #[test]
    fn finds_what_the_others_find() {
        assert!(Account::from(Parts::valid()).validate().is_ok());
        let violations = |parts| count(&Account::from(parts).validate().unwrap_err());
        assert_eq!(violations(Parts::one_bad()), 1);
        assert_eq!(violations(Parts::twelve_bad()), Parts::TWELVE);
    }
}
