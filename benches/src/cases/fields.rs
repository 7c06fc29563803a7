//! Validated fields.

use std::hint::black_box;

use crate::account::{Parts, hand, megabyte};
use crate::measure::{Case, Repeat};

pub(super) const CASES: &[Case] = &[
    Case { task: "fields/valid", by: "hand", body: |repeat| validate(repeat, Parts::valid()) },
    Case { task: "fields/one_bad", by: "hand", body: |repeat| validate(repeat, Parts::one_bad()) },
    Case { task: "fields/twelve_bad", by: "hand", body: |repeat| validate(repeat, Parts::twelve_bad()) },
    Case { task: "fields/twelve_bad_printed", by: "hand", body: print_violations },
    Case { task: "fields/new", by: "hand", body: new },
    Case { task: "fields/set_number", by: "hand", body: set_number },
    Case { task: "fields/set_number_bad", by: "hand", body: set_number_bad },
    Case { task: "fields/set_text", by: "hand", body: set_text },
    Case { task: "fields/megabyte", by: "hand", body: too_long },
];

fn validate(repeat: &mut Repeat, parts: Parts) {
    let account = hand::Account::unchecked(parts);
    repeat.run(|| black_box(&account).validate());
}

fn print_violations(repeat: &mut Repeat) {
    let account = hand::Account::unchecked(Parts::twelve_bad());
    repeat.run(|| black_box(&account).validate().map_err(|violations| violations.to_string()));
}

fn new(repeat: &mut Repeat) {
    let parts = Parts::valid();
    repeat.run(|| hand::Account::new(black_box(&parts).clone()));
}

fn set_number(repeat: &mut Repeat) {
    let mut account = hand::Account::unchecked(Parts::valid());
    repeat.run(|| black_box(&mut account).set_age(black_box(42)));
}

fn set_number_bad(repeat: &mut Repeat) {
    let mut account = hand::Account::unchecked(Parts::valid());
    repeat.run(|| black_box(&mut account).set_age(black_box(121)));
}

fn set_text(repeat: &mut Repeat) {
    let mut account = hand::Account::unchecked(Parts::valid());
    let name = Parts::valid().name;
    repeat.run(|| black_box(&mut account).set_name(black_box(&name).clone()));
}

fn too_long(repeat: &mut Repeat) {
    let short = hand::Short::unchecked(megabyte());
    repeat.run(|| black_box(&short).validate());
}
