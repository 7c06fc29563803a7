//! What an expert writes who wants every violation, with a typed path and a typed reason, and nothing else.
//!
//! This is the base of all ratios, so it must not be a straw man: no allocation unless something is wrong, lengths decided
//! by the number of bytes where that is enough, the pattern compiled once, the address parsed without a regex.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

use super::{CODE, Parts, SHORT};

#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    name: String,
    age: u8,
    email: String,
    code: String,
    bio: String,
    score: f64,
    address: Address,
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    street: String,
    zip: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    label: String,
    quantity: u32,
}

/// One broken rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Violation {
    pub path: Path,
    pub rule: Rule,
}

/// Where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    Name,
    Age,
    Email,
    Code,
    Bio,
    Score,
    Street,
    Zip,
    Items,
    ItemLabel(usize),
    ItemQuantity(usize),
    Text,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    Length { min: usize, max: usize },
    Range { min: i64, max: i64 },
    RangeF64 { min: f64, max: f64 },
    Email,
    Pattern(&'static str),
}

/// Every broken rule, in the order of the fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    #[allow(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn paths(&self) -> impl Iterator<Item = Path> {
        self.0.iter().map(|violation| violation.path)
    }
}

static CODE_PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(CODE).expect("a pattern that was tested"));

impl Account {
    pub fn new(parts: Parts) -> Result<Self, Violations> {
        let account = Self::unchecked(parts);
        account.validate()?;
        Ok(account)
    }

    /// Without a check: only the comparison of failing cases needs it.
    pub fn unchecked(parts: Parts) -> Self {
        let Parts { name, age, email, code, bio, score, street, zip, items } = parts;
        let items = items.into_iter().map(|(label, quantity)| Item { label, quantity }).collect();
        Self { name, age, email, code, bio, score, address: Address { street, zip }, items }
    }

    pub fn validate(&self) -> Result<(), Violations> {
        let mut found = Vec::new();
        let mut broken = |path, rule| found.push(Violation { path, rule });
        if !chars_within(&self.name, 1, 64) {
            broken(Path::Name, Rule::Length { min: 1, max: 64 });
        }
        if !(18..=120).contains(&self.age) {
            broken(Path::Age, Rule::Range { min: 18, max: 120 });
        }
        if !is_email(&self.email) {
            broken(Path::Email, Rule::Email);
        }
        if !CODE_PATTERN.is_match(&self.code) {
            broken(Path::Code, Rule::Pattern(CODE));
        }
        if !chars_within(&self.bio, 0, 280) {
            broken(Path::Bio, Rule::Length { min: 0, max: 280 });
        }
        if !(0.0..=100.0).contains(&self.score) {
            broken(Path::Score, Rule::RangeF64 { min: 0.0, max: 100.0 });
        }
        if !chars_within(&self.address.street, 1, 80) {
            broken(Path::Street, Rule::Length { min: 1, max: 80 });
        }
        if !chars_within(&self.address.zip, 5, 10) {
            broken(Path::Zip, Rule::Length { min: 5, max: 10 });
        }
        if !(1..=10).contains(&self.items.len()) {
            broken(Path::Items, Rule::Length { min: 1, max: 10 });
        }
        for (index, item) in self.items.iter().enumerate() {
            if !chars_within(&item.label, 1, 32) {
                broken(Path::ItemLabel(index), Rule::Length { min: 1, max: 32 });
            }
            if !(1..=99).contains(&item.quantity) {
                broken(Path::ItemQuantity(index), Rule::Range { min: 1, max: 99 });
            }
        }
        if found.is_empty() { Ok(()) } else { Err(Violations(found)) }
    }

    pub fn set_age(&mut self, age: u8) -> Result<(), Violations> {
        if !(18..=120).contains(&age) {
            return Err(one(Path::Age, Rule::Range { min: 18, max: 120 }));
        }
        self.age = age;
        Ok(())
    }

    pub fn set_name(&mut self, name: String) -> Result<(), Violations> {
        if !chars_within(&name, 1, 64) {
            return Err(one(Path::Name, Rule::Length { min: 1, max: 64 }));
        }
        self.name = name;
        Ok(())
    }
}

/// One text with a limit.
#[derive(Debug)]
pub struct Short {
    text: String,
}

impl Short {
    /// Without a check: only the comparison of failing cases needs it.
    pub fn unchecked(text: String) -> Self {
        Self { text }
    }

    pub fn validate(&self) -> Result<(), Violations> {
        if chars_within(&self.text, 0, SHORT) {
            return Ok(());
        }
        Err(one(Path::Text, Rule::Length { min: 0, max: SHORT }))
    }
}

/// The rule of [`Short`] alone, before a violation has a path.
pub fn at_most_64_characters(text: &str) -> Result<(), Rule> {
    if chars_within(text, 0, SHORT) { Ok(()) } else { Err(Rule::Length { min: 0, max: SHORT }) }
}

fn one(path: Path, rule: Rule) -> Violations {
    Violations(vec![Violation { path, rule }])
}

/// A character is one to four bytes, so that most texts are decided without being read.
pub fn chars_within(text: &str, min: usize, max: usize) -> bool {
    let bytes = text.len();
    if bytes < min || bytes > 4 * max {
        return false;
    }
    if bytes >= 4 * min && bytes <= max {
        return true;
    }
    (min..=max).contains(&text.chars().count())
}

/// The grammar of <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && local.bytes().all(is_atext) && domain.split('.').all(is_label)
}

fn is_atext(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'/'
        | b'=' | b'?' | b'^' | b'_' | b'`' | b'{' | b'|' | b'}' | b'~' | b'-')
}

fn is_label(label: &str) -> bool {
    let bytes = label.as_bytes();
    matches!(bytes.len(), 1..=63)
        && bytes[0] != b'-'
        && bytes[bytes.len() - 1] != b'-'
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{}: {}", violation.path, violation.rule)?;
        }
        Ok(())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Name => "name",
            Self::Age => "age",
            Self::Email => "email",
            Self::Code => "code",
            Self::Bio => "bio",
            Self::Score => "score",
            Self::Street => "address.street",
            Self::Zip => "address.zip",
            Self::Items => "items",
            Self::ItemLabel(index) => return write!(f, "items[{index}].label"),
            Self::ItemQuantity(index) => return write!(f, "items[{index}].quantity"),
            Self::Text => "text",
        };
        f.write_str(name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { min, max } => write!(f, "length must be between {min} and {max}"),
            Self::Range { min, max } => write!(f, "must be between {min} and {max}"),
            Self::RangeF64 { min, max } => write!(f, "must be between {min} and {max}"),
            Self::Email => f.write_str("must be an email address"),
            Self::Pattern(pattern) => write!(f, "must match {pattern}"),
        }
    }
}

impl std::error::Error for Violations {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_break_as_many_rules_as_they_say() {
        assert_eq!(Account::unchecked(Parts::valid()).validate(), Ok(()));
        assert_eq!(Account::unchecked(Parts::one_bad()).validate().unwrap_err().len(), 1);
        assert_eq!(Account::unchecked(Parts::twelve_bad()).validate().unwrap_err().len(), Parts::TWELVE);
    }

    #[test]
    fn email_is_as_strict_as_html() {
        for good in ["a@b", "a.b+c@x-1.example.org", "!#$%&'*+/=?^_`{|}~-@x"] {
            assert!(is_email(good), "{good}");
        }
        for bad in
            ["", "a", "@b", "a@", "a@b@c", "a b@c", "a@-b", "a@b-", "a@b..c", "a@.b", "ä@b", "a@ä", "a@b_c"]
        {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn lengths_count_characters() {
        assert!(chars_within("ääää", 4, 4));
        assert!(!chars_within("äää", 4, 6));
        assert!(!chars_within("ääääa", 0, 4));
        assert!(chars_within("", 0, 0));
    }
}
