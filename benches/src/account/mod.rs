//! Validated fields: one record with the rules that most records have, in the versions that are compared.
//!
//! | field | rule |
//! |---|---|
//! | `name` | 1 to 64 characters |
//! | `age` | 18 to 120 |
//! | `email` | an address by the grammar of HTML's `<input type=email>` |
//! | `code` | the pattern [`CODE`] |
//! | `bio` | at most 280 characters |
//! | `score` | 0 to 100, and no NaN |
//! | `address` | nested: `street` of 1 to 80 characters, `zip` of 5 to 10 |
//! | `items` | 1 to 10 of them, each nested: `label` of 1 to 32 characters, `quantity` 1 to 99 |

pub mod dunder;
pub mod hand;

/// The pattern of the field `code`.
pub const CODE: &str = "^[A-Z]{3}-[0-9]{4}$";

/// What an account is made of, before anybody checked it.
#[derive(Debug, Clone)]
pub struct Parts {
    pub name: String,
    pub age: u8,
    pub email: String,
    pub code: String,
    pub bio: String,
    pub score: f64,
    pub street: String,
    pub zip: String,
    /// Label and quantity.
    pub items: Vec<(String, u32)>,
}

impl Parts {
    /// Keeps every rule.
    pub fn valid() -> Self {
        let items = [("keyboard", 1), ("monitor arm", 2), ("usb-c cable", 12), ("desk lamp", 1)];
        Self {
            name: "Ada Lovelace".into(),
            age: 36,
            email: "ada.lovelace@analytical.example.org".into(),
            code: "ADA-1815".into(),
            bio: "Wrote the first program for a machine that was never finished, and saw further than its maker.".into(),
            score: 97.5,
            street: "12 St James's Square".into(),
            zip: "SW1Y 4LB".into(),
            items: items.map(|(label, quantity)| (label.into(), quantity)).into(),
        }
    }

    /// Breaks one rule, the last that is checked.
    pub fn one_bad() -> Self {
        let mut parts = Self::valid();
        parts.items[3].1 = 100;
        parts
    }

    /// Breaks twelve: six of the account, two of its address, one of each item.
    pub fn twelve_bad() -> Self {
        let items = [("", 1), ("monitor arm", 0), ("", 12), ("desk lamp", 100)];
        Self {
            name: String::new(),
            age: 17,
            email: "ada.lovelace@analytical engine.example.org".into(),
            code: "ADA-181".into(),
            bio: "x".repeat(300),
            score: f64::NAN,
            street: String::new(),
            zip: "SW1".into(),
            items: items.map(|(label, quantity)| (label.into(), quantity)).into(),
        }
    }

    /// How many rules [`Parts::twelve_bad`] breaks.
    pub const TWELVE: usize = 12;
}

/// A megabyte of text, for a field that takes 64 characters.
pub fn megabyte() -> String {
    "x".repeat(1 << 20)
}

/// The limit that [`megabyte`] breaks.
pub const SHORT: usize = 64;
