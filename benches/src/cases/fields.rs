//! Validated fields.

use std::hint::black_box;

use ::dunder::Fields;

use crate::account::{Parts, dunder, hand, megabyte};
use crate::measure::Case;

/// The same body for both, which differ in the module of their types only.
macro_rules! cases {
    ($by:ident, $new:ident) => {
        &[
            case!($by, "fields/valid", |repeat| {
                let account = $by::Account::unchecked(Parts::valid());
                repeat.run(|| black_box(&account).validate());
            }),
            case!($by, "fields/one_bad", |repeat| {
                let account = $by::Account::unchecked(Parts::one_bad());
                repeat.run(|| black_box(&account).validate());
            }),
            case!($by, "fields/twelve_bad", |repeat| {
                let account = $by::Account::unchecked(Parts::twelve_bad());
                repeat.run(|| black_box(&account).validate());
            }),
            case!($by, "fields/twelve_bad_printed", |repeat| {
                let account = $by::Account::unchecked(Parts::twelve_bad());
                repeat.run(|| black_box(&account).validate().map_err(|errors| errors.to_string()));
            }),
            case!($by, "fields/new", |repeat| {
                let parts = Parts::valid();
                repeat.run(|| $by::Account::$new(black_box(&parts).clone()));
            }),
            case!($by, "fields/set_number", |repeat| {
                let mut account = $by::Account::unchecked(Parts::valid());
                repeat.run(|| black_box(&mut account).set_age(black_box(42)));
            }),
            case!($by, "fields/set_number_bad", |repeat| {
                let mut account = $by::Account::unchecked(Parts::valid());
                repeat.run(|| black_box(&mut account).set_age(black_box(121)));
            }),
            case!($by, "fields/set_text", |repeat| {
                let mut account = $by::Account::unchecked(Parts::valid());
                let name = Parts::valid().name;
                repeat.run(|| black_box(&mut account).set_name(black_box(&name).clone()));
            }),
            case!($by, "fields/megabyte", |repeat| {
                let short = $by::Short::unchecked(megabyte());
                repeat.run(|| black_box(&short).validate());
            }),
            case!($by, "fields/megabyte_rule", |repeat| {
                let text = megabyte();
                repeat.run(|| $by::at_most_64_characters(black_box(&text)));
            }),
        ]
    };
}

macro_rules! case {
    ($by:ident, $task:literal, $body:expr) => {
        Case { task: $task, by: stringify!($by), body: $body }
    };
}

pub(super) const HAND: &[Case] = cases!(hand, new);
pub(super) const DUNDER: &[Case] = cases!(dunder, checked);
