//! What an expert writes who wants a struct that equals, orders and hashes as its tuple does and prints as Python prints it.

use std::cmp::Ordering;
use std::fmt::{self, Write};

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct User {
    pub name: String,
    pub age: u32,
}

impl User {
    pub fn new(name: String, age: u32) -> Self {
        Self { name, age }
    }

    pub fn with_age(&self, age: u32) -> Self {
        Self { name: self.name.clone(), age }
    }

    pub fn into_tuple(self) -> (String, u32) {
        (self.name, self.age)
    }
}

impl PartialEq<(String, u32)> for User {
    fn eq(&self, other: &(String, u32)) -> bool {
        self.name == other.0 && self.age == other.1
    }
}

impl PartialOrd<(String, u32)> for User {
    fn partial_cmp(&self, other: &(String, u32)) -> Option<Ordering> {
        Some(self.name.cmp(&other.0).then_with(|| self.age.cmp(&other.1)))
    }
}

impl fmt::Display for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("User(name=")?;
        write_repr(f, &self.name)?;
        f.write_str(", age=")?;
        fmt::Display::fmt(&self.age, f)?;
        f.write_str(")")
    }
}

/// A `str` as Python's `repr` shows it.
fn write_repr(out: &mut impl Write, text: &str) -> fmt::Result {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\') {
        out.write_char('\'')?;
        out.write_str(text)?;
        return out.write_char('\'');
    }
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.write_char(quote)?;
    for char in text.chars() {
        match char {
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            char if char == quote => write!(out, "\\{char}")?,
            char if char.is_control() && (char as u32) < 0x100 => write!(out, "\\x{:02x}", char as u32)?,
            char => out.write_char(char)?,
        }
    }
    out.write_char(quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_python_does() {
        assert_eq!(User::new("fank".into(), 27).to_string(), "User(name='fank', age=27)");
        assert_eq!(User::new("it's".into(), 0).to_string(), "User(name=\"it's\", age=0)");
        assert_eq!(User::new("a\t'\"\u{7f}ä".into(), 0).to_string(), "User(name='a\\t\\'\"\\x7fä', age=0)");
    }
}
