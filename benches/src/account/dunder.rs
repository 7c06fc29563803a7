//! The same with `#[derive(Fields)]`.

use dunder::fields::rules::Len;
use dunder::prelude::*;

use super::{Parts, SHORT};

#[derive(Fields, Debug, Clone, PartialEq)]
pub struct Account {
    #[field(len(1..=64))]
    name: String,
    #[field(range(18..=120))]
    age: u8,
    #[field(email)]
    email: String,
    #[field(pattern("^[A-Z]{3}-[0-9]{4}$"))]
    code: String,
    #[field(len(..=280))]
    bio: String,
    #[field(range(0.0..=100.0))]
    score: f64,
    #[field(nested)]
    address: Address,
    #[field(len(1..=10), nested)]
    items: Vec<Item>,
}

#[derive(Fields, Debug, Clone, PartialEq)]
pub struct Address {
    #[field(len(1..=80))]
    street: String,
    #[field(len(5..=10))]
    zip: String,
}

#[derive(Fields, Debug, Clone, PartialEq)]
pub struct Item {
    #[field(len(1..=32))]
    label: String,
    #[field(range(1..=99))]
    quantity: u32,
}

/// One text with a limit.
#[derive(Fields, Debug)]
pub struct Short {
    #[field(len(..=64))]
    text: String,
}

impl Account {
    /// Without a check, which is possible in this module alone: only the comparison of failing cases needs it.
    pub fn unchecked(parts: Parts) -> Self {
        let Parts { name, age, email, code, bio, score, street, zip, items } = parts;
        let items = items.into_iter().map(|(label, quantity)| Item { label, quantity }).collect();
        Self { name, age, email, code, bio, score, address: Address { street, zip }, items }
    }

    /// Through the checks, with the nested records checked once, as the other versions do.
    pub fn checked(parts: Parts) -> Result<Self, ValidationErrors> {
        let Parts { name, age, email, code, bio, score, street, zip, items } = parts;
        let items = items.into_iter().map(|(label, quantity)| Item { label, quantity }).collect();
        Self::new(name, age, email, code, bio, score, Address { street, zip }, items)
    }
}

/// The rule of [`Short`] alone, before a violation has a path.
pub fn at_most_64_characters(text: &str) -> Result<(), Violation> {
    Len::within(..=SHORT).check(text)
}

impl Short {
    /// Without a check, as above.
    pub fn unchecked(text: String) -> Self {
        Self { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::hand;

    #[test]
    fn finds_what_hand_written_code_finds() {
        for (parts, violations) in [(Parts::valid(), 0), (Parts::one_bad(), 1), (Parts::twelve_bad(), 12)] {
            let errors = Account::unchecked(parts.clone()).validate().err();
            assert_eq!(errors.as_ref().map_or(0, |errors| errors.len()), violations);
            let paths =
                errors.map(|errors| errors.iter().map(|error| error.path().into_owned()).collect::<Vec<_>>());
            let by_hand = hand::Account::unchecked(parts).validate().err();
            let by_hand =
                by_hand.map(|errors| errors.paths().map(|path| path.to_string()).collect::<Vec<_>>());
            assert_eq!(paths, by_hand);
        }
        assert!(Account::checked(Parts::valid()).is_ok());
    }
}
