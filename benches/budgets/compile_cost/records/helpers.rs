use std::sync::LazyLock;

use regex::Regex;

#[derive(Debug, Clone, PartialEq)]
pub enum Segment {
    Field(&'static str),
    Index(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Code {
    Length { min: usize, max: usize },
    Range { min: f64, max: f64 },
    Email,
    Pattern,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    pub path: Vec<Segment>,
    pub code: Code,
}

#[derive(Debug, Default)]
pub struct Violations {
    prefix: Vec<Segment>,
    found: Vec<Violation>,
}

pub trait Validate {
    fn check(&self, violations: &mut Violations);

    fn validate(&self) -> Result<(), Violations> {
        let mut violations = Violations::default();
        self.check(&mut violations);
        violations.finish()
    }
}

impl Violations {
    pub fn finish(self) -> Result<(), Self> {
        if self.found.is_empty() { Ok(()) } else { Err(self) }
    }

    fn add(&mut self, field: &'static str, code: Code) {
        let mut path = self.prefix.clone();
        path.push(Segment::Field(field));
        self.found.push(Violation { path, code });
    }

    pub fn chars(&mut self, field: &'static str, text: &str, min: usize, max: usize) {
        let bytes = text.len();
        let holds = bytes >= min
            && bytes <= 4 * max
            && (bytes >= 4 * min && bytes <= max || (min..=max).contains(&text.chars().count()));
        if !holds {
            self.add(field, Code::Length { min, max });
        }
    }

    pub fn count(&mut self, field: &'static str, count: usize, min: usize, max: usize) {
        if !(min..=max).contains(&count) {
            self.add(field, Code::Length { min, max });
        }
    }

    pub fn range(&mut self, field: &'static str, value: f64, min: f64, max: f64) {
        if !(min..=max).contains(&value) {
            self.add(field, Code::Range { min, max });
        }
    }

    pub fn email(&mut self, field: &'static str, text: &str) {
        let is_atext = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
        let is_label = |label: &str| {
            matches!(label.len(), 1..=63)
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let holds = text.split_once('@').is_some_and(|(local, domain)| {
            (1..=64).contains(&local.len())
                && domain.len() <= 255
                && local.bytes().all(is_atext)
                && domain.split('.').all(is_label)
        });
        if !holds {
            self.add(field, Code::Email);
        }
    }

    pub fn pattern(&mut self, field: &'static str, text: &str, pattern: &LazyLock<Regex>) {
        if !pattern.is_match(text) {
            self.add(field, Code::Pattern);
        }
    }

    pub fn nested(&mut self, field: &'static str, value: &dyn Validate) {
        self.prefix.push(Segment::Field(field));
        value.check(self);
        self.prefix.pop();
    }

    pub fn each(&mut self, field: &'static str, values: &[impl Validate]) {
        self.prefix.push(Segment::Field(field));
        for (index, value) in values.iter().enumerate() {
            self.prefix.push(Segment::Index(index));
            value.check(self);
            self.prefix.pop();
        }
        self.prefix.pop();
    }
}
