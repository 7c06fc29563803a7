//! The texts of strings, bytes and floats.

use core::fmt::{self, Write};

/// A string in quotes: single ones, unless it has a single and no double one in it.
///
/// Characters that CPython calls unprintable are escaped: control, format, private, unassigned and surrogate
/// ones, and separators other than the space. What is assigned is a matter of the Unicode version; here it is
/// that of the Rust standard library (17 in Rust 1.95, 14 in CPython 3.11), so a few thousand characters that
/// are newer than CPython 3.11 are printed and not escaped.
pub(super) fn write_str(text: &str, out: &mut dyn Write) -> fmt::Result {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\') {
        out.write_char('\'')?;
        out.write_str(text)?;
        return out.write_char('\'');
    }
    let quote = quote_for(text.as_bytes());
    out.write_char(quote)?;
    // What needs no escape is written in one piece.
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        if !needs_escape(c, quote) {
            continue;
        }
        out.write_str(&text[plain..at])?;
        plain = at + c.len_utf8();
        match c {
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            '\\' => out.write_str("\\\\")?,
            c if c == quote => write!(out, "\\{c}")?,
            c if (c as u32) < 0x100 => write!(out, "\\x{:02x}", c as u32)?,
            c if (c as u32) < 0x10000 => write!(out, "\\u{:04x}", c as u32)?,
            c => write!(out, "\\U{:08x}", c as u32)?,
        }
    }
    out.write_str(&text[plain..])?;
    out.write_char(quote)
}

#[inline]
fn needs_escape(c: char, quote: char) -> bool {
    match c {
        ' '..='~' => c == '\\' || c == quote,
        '\0'..='\u{a0}' | '\u{ad}' => true,
        '\u{a1}'..='\u{2ff}' => false,
        _ => !is_printable(c),
    }
}

/// Double quotes for a text with single ones and no double ones in it.
fn quote_for(text: &[u8]) -> char {
    let mut quote = '\'';
    for byte in text {
        match byte {
            b'"' => return '\'',
            b'\'' => quote = '"',
            _ => {}
        }
    }
    quote
}

/// Asks the standard library's table, which is made by CPython's rule. It is only reachable through
/// `escape_debug`, and only for a character that is not the first one does that not escape accents as well.
fn is_printable(c: char) -> bool {
    let mut pair = Buffer::new();
    let mut escaped = Buffer::new();
    let written = write!(pair, "a{c}").and_then(|()| write!(escaped, "{}", pair.as_str().escape_debug()));
    written.is_ok() && pair.as_str() == escaped.as_str()
}

/// `b'…'`.
pub(crate) fn write_bytes(bytes: &[u8], out: &mut dyn Write) -> fmt::Result {
    let quote = quote_for(bytes);
    out.write_char('b')?;
    out.write_char(quote)?;
    for &byte in bytes {
        match byte {
            b'\n' => out.write_str("\\n")?,
            b'\r' => out.write_str("\\r")?,
            b'\t' => out.write_str("\\t")?,
            b'\\' => out.write_str("\\\\")?,
            byte if char::from(byte) == quote => write!(out, "\\{quote}")?,
            b' '..=b'~' => out.write_char(byte.into())?,
            byte => write!(out, "\\x{byte:02x}")?,
        }
    }
    out.write_char(quote)
}

/// A float as CPython prints it: the shortest digits that read back as the same number, with an exponent below
/// 1e-4 and from 1e16 on. `scientific` is the number as `{:e}` prints it, for `f64` and `f32` alike.
pub(super) fn write_float(scientific: &dyn fmt::LowerExp, finite: bool, out: &mut dyn Write) -> fmt::Result {
    let mut buffer = Buffer::new();
    write!(buffer, "{scientific:e}")?;
    let text = buffer.as_str();
    if !finite {
        return out.write_str(match text {
            "NaN" | "-NaN" => "nan",
            other => other, // inf, -inf
        });
    }
    // [-]d[.ddd]e[-]dd
    let mut digits = Buffer::new();
    let (mut exponent, mut exponent_sign, mut in_exponent) = (0, 1, false);
    for c in text.chars() {
        match c {
            'e' => in_exponent = true,
            '-' if in_exponent => exponent_sign = -1,
            '-' => out.write_char('-')?,
            '.' => {}
            digit if in_exponent => exponent = exponent * 10 + (digit as i32 - '0' as i32),
            digit => digits.write_char(digit)?,
        }
    }
    let (first, rest) = digits.as_str().split_at(1);
    match exponent * exponent_sign {
        low @ ..-4 | low @ 16.. => {
            let dot = if rest.is_empty() { "" } else { "." };
            let sign = if low < 0 { '-' } else { '+' };
            write!(out, "{first}{dot}{rest}e{sign}{exponent:02}")
        }
        ..0 => {
            let zeros = exponent as usize - 1;
            write!(out, "0.{:0<zeros$}{first}{rest}", "")
        }
        _ => {
            let whole = exponent as usize;
            match rest.split_at_checked(whole) {
                Some((whole, "")) => write!(out, "{first}{whole}.0"),
                Some((whole, fraction)) => write!(out, "{first}{whole}.{fraction}"),
                None => write!(out, "{first}{rest:0<whole$}.0"),
            }
        }
    }
}

/// Room for a number or a character, so that printing one allocates nothing.
struct Buffer {
    bytes: [u8; 32],
    length: usize,
}

impl Buffer {
    fn new() -> Self {
        Self { bytes: [0; 32], length: 0 }
    }

    #[inline]
    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
