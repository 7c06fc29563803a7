//! The peers, each as its own documentation would have it written, with the rules of `dunder_benches::account`.

mod comprehensions;
mod garde_account;
mod nutype_account;
mod validator_account;

use dunder_benches::measure::Case;

/// Every case that some peer can do.
pub fn cases() -> Vec<Case> {
    [garde_account::CASES, validator_account::CASES, nutype_account::CASES, comprehensions::CASES].concat()
}
