//! The same with `#[derive(NamedTuple)]`.

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct User {
    pub name: String,
    pub age: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::{AGE, NAME, hand};

    #[test]
    fn does_what_hand_written_code_does() {
        let (by_hand, by_dunder) = (hand::User::new(NAME.into(), AGE), User::new(NAME, AGE));
        assert_eq!(by_hand.to_string(), by_dunder.to_string());
        assert_eq!(by_hand.with_age(36).to_string(), by_dunder.with_age(36).to_string());
        let tuple = by_hand.into_tuple();
        assert!(by_dunder == tuple);
        assert_eq!(tuple, by_dunder.into_tuple());
    }
}
