//! Where a package came from: the `source` strings of a lock file, `kind+url`, and for git `?branch=…#commit`.
//!
//! Versions of the format write the same source differently. [`normalise`] gives what version 4 writes, so that the
//! sources of any two lock files can be compared.

use std::borrow::Cow;

use super::lock::Format;

/// The kinds of source that Cargo writes. A package without a source is one on the disk ("path").
const KINDS: [&str; 3] = ["registry", "sparse", "git"];

/// Both names of the one registry that everybody knows.
const CRATES_IO: [&str; 2] =
    ["registry+https://github.com/rust-lang/crates.io-index", "sparse+https://index.crates.io/"];

/// The rule of the field `source`: a kind and a URL.
///
/// # Errors
/// What it must be, if it is not.
pub fn check(text: &str) -> Result<(), String> {
    let Some((kind, url)) = text.split_once('+').filter(|(kind, _)| KINDS.contains(kind)) else {
        let [first, second, third] = KINDS;
        return Err(format!("must start with `{first}+`, `{second}+` or `{third}+`"));
    };
    let is_url = url.split_once("://").is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.is_empty()
            // Control characters could do things to a terminal.
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    });
    if is_url { Ok(()) } else { Err(format!("must have a URL behind `{kind}+`")) }
}

/// The source as version 4 of the format writes it.
///
/// Up to version 3 a branch, tag or revision stands there as it is called; version 4 percent-encodes it (a branch
/// may be called `fix#1`). Up to version 2 `branch=master` and no branch were the same thing.
pub fn normalise(source: &str, format: Format) -> Cow<'_, str> {
    if format == Format::V4 || !source.starts_with("git+") {
        return Cow::Borrowed(source);
    }
    let Some((url, rest)) = source.split_once('?') else { return Cow::Borrowed(source) };
    let (reference, commit) = match rest.rsplit_once('#') {
        Some((reference, commit)) if is_commit(commit) => (reference, Some(commit)),
        _ => (rest, None),
    };
    let mut text = url.to_owned();
    if !(format <= Format::V2 && reference == "branch=master") {
        let (key, value) = reference.split_once('=').unwrap_or((reference, ""));
        text.extend(["?", key, "="]);
        text.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
    if let Some(commit) = commit {
        text.extend(["#", commit]);
    }
    Cow::Owned(text)
}

fn is_commit(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A normalised source without the commit: what stays the same when a git source is updated, and all that a
/// dependency says of one.
pub fn without_commit(source: &str) -> &str {
    source.split_once('#').map_or(source, |(source, _commit)| source)
}

/// A normalised source as a person would say it: `crates.io`, `path`, `git https://… (branch fix#1)`.
pub fn label(source: Option<&str>) -> String {
    let Some(source) = source else { return "path".to_owned() };
    if CRATES_IO.contains(&source) {
        return "crates.io".to_owned();
    }
    let (kind, url) = without_commit(source).split_once('+').unwrap_or(("", source));
    let (url, query) = url.split_once('?').unwrap_or((url, ""));
    let mut text = format!("{kind} {url}");
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        text.push_str(&format!(" ({key} {value})"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn a_source_is_a_kind_and_a_url() {
        for good in
            ["registry+https://example.com/index", "sparse+https://a.b/", "git+ssh://git@host/x?tag=v1#abc"]
        {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in
            ["https://example.com", "hg+https://example.com", "git+example.com", "git+://x", "git+https://"]
        {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check("git+https://a b").is_err(), "a space");
        assert!(check("git+https://a\u{1b}[31m").is_err(), "a control character could colour the terminal");
    }

    #[test]
    fn every_version_of_the_format_gives_the_same_source() {
        let old = format!("git+https://h/r?branch=fix#1/a b#{COMMIT}");
        let new = format!("git+https://h/r?branch=fix%231%2Fa+b#{COMMIT}");
        assert_eq!(normalise(&old, Format::V3), new);
        assert_eq!(normalise(&new, Format::V4), new);
        assert_eq!(label(Some(&new)), "git https://h/r (branch fix#1/a b)");
        // A dependency says no commit, and this is none.
        assert_eq!(normalise("git+https://h/r?branch=fix#1", Format::V3), "git+https://h/r?branch=fix%231");
    }

    #[test]
    fn the_master_branch_was_the_default_up_to_version_2() {
        let master = format!("git+https://h/r?branch=master#{COMMIT}");
        assert_eq!(normalise(&master, Format::V2), format!("git+https://h/r#{COMMIT}"));
        assert_eq!(normalise(&master, Format::V3), master);
    }

    #[test]
    fn labels() {
        assert_eq!(label(None), "path");
        assert_eq!(label(Some(CRATES_IO[0])), "crates.io");
        assert_eq!(label(Some(CRATES_IO[1])), "crates.io");
        assert_eq!(label(Some("registry+https://example.com/index")), "registry https://example.com/index");
        assert_eq!(label(Some("git+https://h/r#abc")), "git https://h/r");
    }
}
