//! nutype wraps each value in a type of its own, which cannot hold a bad one. It stops at the first violation and knows
//! neither paths nor records, so that it appears only where values are made.

use std::hint::black_box;

use dunder_benches::account::{Parts, hand};
use dunder_benches::measure::{Case, Repeat};
use nutype::nutype;

pub(crate) const CASES: &[Case] = &[
    Case { task: "fields/new", by: "nutype", body: new },
    Case { task: "fields/set_text", by: "nutype", body: set_text },
];

#[nutype(validate(len_char_min = 1, len_char_max = 64))]
struct Name(String);
#[nutype(validate(greater_or_equal = 18, less_or_equal = 120))]
struct Age(u8);
/// nutype has no rule for addresses: it takes the hand-written one.
#[nutype(validate(predicate = hand::is_email))]
struct Email(String);
#[nutype(validate(regex = "^[A-Z]{3}-[0-9]{4}$"))]
struct Code(String);
#[nutype(validate(len_char_max = 280))]
struct Bio(String);
#[nutype(validate(finite, greater_or_equal = 0.0, less_or_equal = 100.0))]
struct Score(f64);
#[nutype(validate(len_char_min = 1, len_char_max = 80))]
struct Street(String);
#[nutype(validate(len_char_min = 5, len_char_max = 10))]
struct Zip(String);
#[nutype(validate(len_char_min = 1, len_char_max = 32))]
struct Label(String);
#[nutype(validate(greater_or_equal = 1, less_or_equal = 99))]
struct Quantity(u32);
#[expect(dead_code, reason = "made, measured and dropped")]
#[nutype(validate(predicate = |items: &[Item]| (1..=10).contains(&items.len())))]
struct Items(Vec<Item>);

#[expect(dead_code, reason = "made, measured and dropped")]
struct Account {
    name: Name,
    age: Age,
    email: Email,
    code: Code,
    bio: Bio,
    score: Score,
    address: Address,
    items: Items,
}

#[expect(dead_code, reason = "made, measured and dropped")]
struct Address {
    street: Street,
    zip: Zip,
}

#[expect(dead_code, reason = "made, measured and dropped")]
struct Item {
    label: Label,
    quantity: Quantity,
}

impl TryFrom<Parts> for Account {
    type Error = &'static str;

    fn try_from(parts: Parts) -> Result<Self, Self::Error> {
        let Parts { name, age, email, code, bio, score, street, zip, items } = parts;
        let item = |(label, quantity)| {
            let label = Label::try_new(label).map_err(|_| "items.label")?;
            Ok(Item { label, quantity: Quantity::try_new(quantity).map_err(|_| "items.quantity")? })
        };
        Ok(Self {
            name: Name::try_new(name).map_err(|_| "name")?,
            age: Age::try_new(age).map_err(|_| "age")?,
            email: Email::try_new(email).map_err(|_| "email")?,
            code: Code::try_new(code).map_err(|_| "code")?,
            bio: Bio::try_new(bio).map_err(|_| "bio")?,
            score: Score::try_new(score).map_err(|_| "score")?,
            address: Address {
                street: Street::try_new(street).map_err(|_| "address.street")?,
                zip: Zip::try_new(zip).map_err(|_| "address.zip")?,
            },
            items: Items::try_new(items.into_iter().map(item).collect::<Result<_, Self::Error>>()?)
                .map_err(|_| "items")?,
        })
    }
}

fn new(repeat: &mut Repeat) {
    let parts = Parts::valid();
    repeat.run(|| Account::try_from(black_box(&parts).clone()));
}

fn set_text(repeat: &mut Repeat) {
    let mut account = Account::try_from(Parts::valid()).unwrap_or_else(|field| panic!("{field} is valid"));
    let name = Parts::valid().name;
    repeat.run(|| {
        black_box(&mut account).name = Name::try_new(black_box(&name).clone()).expect("a valid name")
    });
}

#[cfg(test)]
mod tests {
    use dunder_benches::account::megabyte;

    use super::*;

    #[test]
    fn finds_what_the_others_find() {
        assert!(Account::try_from(Parts::valid()).is_ok());
        assert_eq!(Account::try_from(Parts::one_bad()).err(), Some("items.quantity"));
        assert_eq!(Account::try_from(Parts::twelve_bad()).err(), Some("name"));
        assert!(Name::try_new(megabyte()).is_err());
    }
}
