//! garde checks when `validate` is called; nothing keeps an unchecked value from being used.

use std::hint::black_box;

use dunder_benches::account::{Parts, megabyte};
use dunder_benches::measure::{Case, Repeat};
use garde::Validate;

pub(crate) const CASES: &[Case] = &[
    Case { task: "fields/valid", by: "garde", body: |repeat| validate(repeat, Parts::valid()) },
    Case { task: "fields/one_bad", by: "garde", body: |repeat| validate(repeat, Parts::one_bad()) },
    Case { task: "fields/twelve_bad", by: "garde", body: |repeat| validate(repeat, Parts::twelve_bad()) },
    Case { task: "fields/twelve_bad_printed", by: "garde", body: print_violations },
    Case { task: "fields/new", by: "garde", body: new },
    Case { task: "fields/megabyte", by: "garde", body: too_long },
];

#[derive(Validate)]
struct Account {
    #[garde(length(chars, min = 1, max = 64))]
    name: String,
    #[garde(range(min = 18, max = 120))]
    age: u8,
    #[garde(email)]
    email: String,
    #[garde(pattern(r"^[A-Z]{3}-[0-9]{4}$"))]
    code: String,
    #[garde(length(chars, max = 280))]
    bio: String,
    #[garde(range(min = 0.0, max = 100.0), custom(not_nan))]
    score: f64,
    #[garde(dive)]
    address: Address,
    #[garde(length(min = 1, max = 10), dive)]
    items: Vec<Item>,
}

#[derive(Validate)]
struct Address {
    #[garde(length(chars, min = 1, max = 80))]
    street: String,
    #[garde(length(chars, min = 5, max = 10))]
    zip: String,
}

#[derive(Validate)]
struct Item {
    #[garde(length(chars, min = 1, max = 32))]
    label: String,
    #[garde(range(min = 1, max = 99))]
    quantity: u32,
}

#[derive(Validate)]
struct Short {
    #[garde(length(chars, max = 64))]
    text: String,
}

/// garde's `range` takes a NaN for a number between any two others.
fn not_nan(score: &f64, _: &()) -> garde::Result {
    if score.is_nan() { Err(garde::Error::new("not a number")) } else { Ok(()) }
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
    repeat.run(|| black_box(&account).validate().map_err(|report| report.to_string()));
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
    use super::*;

    #[test]
    fn finds_what_the_others_find() {
        assert!(Account::from(Parts::valid()).validate().is_ok());
        let violations = |parts| Account::from(parts).validate().unwrap_err().iter().count();
        assert_eq!(violations(Parts::one_bad()), 1);
        assert_eq!(violations(Parts::twelve_bad()), Parts::TWELVE);
    }
}
