//! Formats: e-mail addresses, URLs, IP addresses. No allocation, no table.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::text::{Text, rule};
use crate::fields::{Descriptor, Violation};

rule! {
    /// `email`: an e-mail address by the grammar that browsers use for `<input type=email>` (WHATWG HTML), which leaves out
    /// the quoted and commented forms of RFC 5322 that nobody has.
    Email "email": text => is_email(text)
}
rule! {
    /// `url`: an absolute URL with a host, `scheme://[user@]host[:port][/path][?query][#fragment]`, in the characters that
    /// RFC 3986 allows. An international name or path is given in its encoded form.
    Url "url": text => is_url(text)
}

/// `ip`, `ip(v4)`, `ip(v6)`: an IP address as `std::net` reads it.
#[derive(Debug, Clone, Copy)]
pub enum Ip {
    /// Either version.
    Any,
    /// Version 4.
    V4,
    /// Version 6.
    V6,
}

impl<T: Text + ?Sized> Descriptor<T> for Ip {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        let text = value.text();
        let (holds, version) = match self {
            Self::Any => (text.parse::<IpAddr>().is_ok(), None),
            Self::V4 => (text.parse::<Ipv4Addr>().is_ok(), Some("v4")),
            Self::V6 => (text.parse::<Ipv6Addr>().is_ok(), Some("v6")),
        };
        match (holds, version) {
            (true, _) => Ok(()),
            (false, Some(version)) => Err(Violation::with_text("ip", "version", version)),
            (false, None) => Err(Violation::new("ip")),
        }
    }
}

/// Reads the text once: it is the costliest of the common rules.
fn is_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(at) = bytes.iter().position(|byte| !is_in_local_part(*byte)) else { return false };
    at > 0 && bytes[at] == b'@' && is_domain(&bytes[at + 1..])
}

/// What may stand before the `@`.
fn is_in_local_part(byte: u8) -> bool {
    const ALLOWED: [bool; 256] = {
        let mut allowed = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            allowed[byte] = (byte as u8).is_ascii_alphanumeric();
            byte += 1;
        }
        let signs = b".!#$%&'*+/=?^_`{|}~-";
        let mut at = 0;
        while at < signs.len() {
            allowed[signs[at] as usize] = true;
            at += 1;
        }
        allowed
    };
    ALLOWED[usize::from(byte)]
}

/// Labels with a dot between two: letters, digits and inner hyphens, at most 63.
fn is_domain(domain: &[u8]) -> bool {
    let mut start = 0;
    // A hyphen may not be the first in a label, and not the last.
    let mut may_end = false;
    for (at, byte) in domain.iter().enumerate() {
        match byte {
            b'.' if may_end => (start, may_end) = (at + 1, false),
            b'-' if at > start => may_end = false,
            byte if byte.is_ascii_alphanumeric() => may_end = true,
            _ => return false,
        }
        if at + 1 - start > 63 {
            return false;
        }
    }
    may_end
}

fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    is_scheme(scheme) && is_authority(authority) && is_tail(tail)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    if !is_encoded(user, b":") {
        return false;
    }
    let (host, port) = match host.strip_prefix('[').map(|host| host.split_once(']')) {
        Some(None) => return false,
        Some(Some((host, port))) => {
            if host.parse::<Ipv6Addr>().is_err() {
                return false;
            }
            (None, port)
        }
        None => {
            let (host, port) = host.split_at(host.find(':').unwrap_or(host.len()));
            (Some(host), port)
        }
    };
    host.is_none_or(|host| !host.is_empty() && is_encoded(host, b""))
        && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok())
}

/// The path, query and fragment. A second `#` may not stand in the fragment.
fn is_tail(tail: &str) -> bool {
    let (path, fragment) = tail.split_once('#').unwrap_or((tail, ""));
    is_encoded(path, b"/?:@") && is_encoded(fragment, b"/?:@")
}

/// Unreserved characters, sub-delimiters, percent-encoded bytes, and what `also` lists.
fn is_encoded(text: &str, also: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'%' => {
                [bytes.next(), bytes.next()].iter().all(|hex| hex.is_some_and(|hex| hex.is_ascii_hexdigit()))
            }
            byte => {
                byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte) || also.contains(&byte)
            }
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn emails() {
        for good in ["a@b", "a.b+c@d-e.example", "x@1.2", "!#$%@host"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "@", "a@", "@b", "a b@c", "a@b@c", "a@-b", "a@b-", "a@b..c", "a@b.", "ä@b", "\"a\"@b"]
        {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(is_email(&format!("a@{}", "x".repeat(63))) && !is_email(&format!("a@{}", "x".repeat(64))));
    }

    /// The grammar as it stands in the specification, on all short texts of the characters that matter.
    #[test]
    fn an_email_is_what_the_grammar_says() {
        fn by_the_grammar(text: &str) -> bool {
            let Some((local, domain)) = text.split_once('@') else { return false };
            let label = |label: &str| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            };
            let atext = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
            !local.is_empty() && local.chars().all(atext) && domain.split('.').all(label)
        }
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            for text in core::mem::take(&mut texts) {
                assert_eq!(is_email(&text), by_the_grammar(&text), "{text}");
                texts.extend(['a', '7', '-', '.', '@', '_', 'ä'].map(|c| format!("{text}{c}")));
            }
        }
        for byte in 0..128_u8 {
            let text = format!("{}@a", char::from(byte));
            assert_eq!(is_email(&text), by_the_grammar(&text), "{text:?}");
        }
    }

    #[test]
    fn urls() {
        for good in [
            "http://a",
            "https://user:pw@example.org:8080/a/b?q=1&r=%20#top",
            "git+ssh://git@github.com/x/y.git",
            "http://[::1]:80/",
            "http://127.0.0.1",
            "http://a:",
            "x://a?b/c?d",
        ] {
            assert!(is_url(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "http:",
            "http://",
            "http:///path",
            "1http://a",
            "://a",
            "http://a b",
            "http://a/%2",
            "http://a/%zz",
            "http://[::1",
            "http://[x]",
            "http://a:99999",
            "http://a:8o",
            "http://a#b#c",
            "http://ä",
            "http://a/\n",
            "mailto:a@b",
        ] {
            assert!(!is_url(bad), "{bad}");
        }
    }
}
