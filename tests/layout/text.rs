//! What no file may hold, and how long one may be.

use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};

use crate::repository::{files, none, read};
use crate::source::{tokens, words};

/// The lines of files for which `is_bad` holds, each with its place.
fn lines(files: Vec<PathBuf>, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in read(&file).lines().enumerate().filter(|(_, line)| is_bad(line)) {
            found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
        }
    }
    found
}

#[test]
fn no_source_file_is_longer_than_one_reads_in_a_sitting() {
    let long: Vec<String> = [files("macros/src", &["rs"]), files("runtime/src", &["rs"])]
        .concat()
        .into_iter()
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()))
        .collect();
    none(&long, "a file has one purpose and at most 500 lines; split it");
}

#[test]
fn nothing_is_ignored() {
    // Put together here, so that this file does not hold what it looks for.
    let (attribute, fence) = (concat!("#[", "ignore"), "```");
    let found = lines(files("", &["rs", "md"]), |line| {
        let line = line.trim_start().trim_start_matches(['/', '!']).trim_start();
        line.starts_with(attribute)
            || line
                .strip_prefix(fence)
                .is_some_and(|info| info.split(',').any(|word| word.trim().starts_with("ignore")))
    });
    none(&found, "a test or an example that does not run proves nothing; make it run or delete it");
}

#[test]
fn nothing_depends_on_one_machine() {
    let of_a_machine = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/tm", "p/"),
        concat!("../sh", "ared"),
    ];
    let extensions = ["rs", "md", "toml", "py", "stderr", "snap", "txt", "json", "yml"];
    let found = lines(files("", &extensions), |line| of_a_machine.iter().any(|path| line.contains(path)));
    none(&found, "a path of one machine does not exist on another");
}

/// The lint `unsafe_code` can be allowed in place; this cannot.
#[test]
fn what_is_unsafe_says_why_it_is_sound() {
    let found: Vec<String> = ["macros/src", "runtime/src", "examples", "tests"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs"]))
        .filter(|file| !file.starts_with("tests/ui"))
        .filter(|file| {
            let text = read(file);
            let mut head = text.lines().take_while(|line| line.starts_with("//!"));
            words(&text).contains("unsafe") && !head.any(|line| line == "//! # Why this is sound")
        })
        .map(|file| file.display().to_string())
        .collect();
    none(&found, "the head of a file with unsafe code has a section `# Why this is sound`");
}

#[test]
fn messages_are_variants_of_an_enum() {
    let mut found = Vec::new();
    for file in files("macros/src", &["rs"]) {
        // The collector itself and the tests say what they like.
        if file.starts_with("macros/src/tests") || file.ends_with("support/errors.rs") {
            continue;
        }
        let mut calls = Vec::new();
        messages_in_place(tokens(&read(&file)), &mut calls);
        found.extend(calls.into_iter().map(|call| format!("{}: {call}", file.display())));
    }
    none(&found, "declare the message with `messages!`, so that a ui test is asked for");
}

/// Calls of `at`, `at_span` and `syn::Error::new…` whose message is a string, and `compile_error!`s.
fn messages_in_place(tokens: TokenStream, found: &mut Vec<String>) {
    let mut name = String::new();
    for tree in tokens {
        match tree {
            TokenTree::Ident(word) => {
                name = word.to_string();
                if name == "compile_error" {
                    found.push(name.clone());
                }
            }
            TokenTree::Group(group) => {
                if ["at", "at_span", "new", "new_spanned"].contains(&name.as_str())
                    && says_a_string(group.stream())
                {
                    found.push(format!("{name}{group}"));
                }
                messages_in_place(group.stream(), found);
                name.clear();
            }
            // Not `name!(…)`, nor two words apart.
            _ => name.clear(),
        }
    }
}

/// Whether the second argument is a literal or a `format!`.
fn says_a_string(arguments: TokenStream) -> bool {
    let trees: Vec<TokenTree> = arguments.into_iter().collect();
    let mut arguments = trees.split(|tree| matches!(tree, TokenTree::Punct(comma) if comma.as_char() == ','));
    let message = arguments.nth(1).unwrap_or_default();
    match message.iter().find(|tree| !matches!(tree, TokenTree::Punct(_))) {
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Ident(word)) => word == "format",
        _ => false,
    }
}

#[test]
fn a_message_in_place_is_found() {
    let found = |text: &str| {
        let mut found = Vec::new();
        messages_in_place(tokens(text), &mut found);
        found.len()
    };
    assert_eq!(found(r#"fn f() { errors.at(name, "words"); }"#), 1);
    assert_eq!(found(r#"errors.at_span(name.span(), format!("words"))"#), 1);
    assert_eq!(found(r#"syn::Error::new(span, &format!("words"))"#), 1);
    assert_eq!(found(r#"quote!(compile_error!("words"))"#), 1);
    assert_eq!(
        found(r#"errors.at(name, Message::Words { name: "x".to_owned() }); Ident::new("x", span)"#),
        0
    );
}
