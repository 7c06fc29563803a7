//! The peers, each as its own documentation would have it written: with the rules of `dunder_benches::account`, and the generators of
//! `dunder_benches::generators`.

mod comprehensions;
mod garde_account;
mod generators;
mod nutype_account;
mod validator_account;

use dunder_benches::measure::Case;

/// Every case that some peer can do.
pub fn cases() -> Vec<Case> {
    [
        garde_account::CASES,
        validator_account::CASES,
        nutype_account::CASES,
        generators::CASES,
        comprehensions::CASES,
    ]
    .concat()
}
