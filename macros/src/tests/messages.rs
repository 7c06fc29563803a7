//! Every message that a macro can say is shown by a ui test.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// One variant of an enum that `messages!` declares.
struct Template {
    /// `slice::model::ZeroStep`
    name: String,
    /// The folder in `tests/ui` where it must be shown: the macro's, or any for what the macros share.
    folder: Option<String>,
    sentence: String,
    help: Option<String>,
    note: Option<String>,
}

/// What is said where a feature is off. The ui tests have all features, so a snapshot shows it: see `features.rs`.
const SHOWN_BY_A_SNAPSHOT: [(&str, &str); 1] =
    [("fields::message::Message::RegexFeature", "features-no-regex.snap")];

#[test]
fn every_message_is_shown_by_a_ui_test() {
    let mut templates = templates();
    for (name, snapshot) in SHOWN_BY_A_SNAPSHOT {
        let at = templates.iter().position(|template| template.name == name);
        let template = templates.remove(at.unwrap_or_else(|| panic!("there is no message {name}")));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots").join(snapshot);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(text.contains(&template.sentence), "{snapshot} does not show {name}");
    }
    assert!(
        templates.iter().any(|template| template.name == "slice::model::Message::ZeroStep"),
        "none are found"
    );
    let shown = shown_errors();
    let missing: Vec<String> = templates
        .iter()
        .filter(|template| !shown.iter().any(|error| template.is_shown_by(error)))
        .map(|template| {
            let folder = template.folder.as_deref().unwrap_or("<any>");
            format!("{}: write tests/ui/{folder}/<mistake>.rs for\n    {}", template.name, template.sentence)
        })
        .collect();
    assert!(missing.is_empty(), "no `.stderr` shows these messages:\n{}", missing.join("\n"));
}

/// The form of rule 8: lower case, no full stop, what to write.
#[test]
fn every_message_has_the_form_of_the_house() {
    let wrong: Vec<String> = templates()
        .iter()
        .filter_map(|Template { name, sentence, help, .. }| {
            let problem = if sentence.chars().next().is_none_or(char::is_uppercase) {
                "the sentence starts in lower case"
            } else if sentence.ends_with('.') || help.as_ref().is_some_and(|help| help.ends_with('.')) {
                "there is no full stop"
            } else if help.is_none() {
                "`help` says what to write"
            } else {
                return None;
            };
            Some(format!("{name}: {problem}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Template {
    fn is_shown_by(&self, error: &Shown) -> bool {
        let line = |label: &str, template: &Option<String>| {
            template.as_ref().is_none_or(|template| {
                error.lines.iter().any(|line| {
                    line.trim_start().strip_prefix(label).is_some_and(|text| matches(template, text))
                })
            })
        };
        self.folder.as_ref().is_none_or(|folder| *folder == error.folder)
            && error.lines.first().is_some_and(|first| matches(&self.sentence, first))
            && line("= help: ", &self.help)
            && line("= note: ", &self.note)
    }
}

/// Whether the text is what a format string gives, whatever stands for its placeholders.
fn matches(template: &str, text: &str) -> bool {
    // A template has one line here; its later ones are lines of their own in what the compiler shows.
    let template = template.lines().next().unwrap_or_default();
    let mut pieces = pieces(template).into_iter();
    let (Some(first), last) = (pieces.next(), pieces.next_back()) else { return false };
    let Some(rest) = text.strip_prefix(first.as_str()) else { return false };
    let Some(last) = last else { return rest.is_empty() };
    let Some(mut rest) = rest.strip_suffix(last.as_str()) else { return false };
    pieces.all(|piece| match rest.find(&piece) {
        Some(at) => {
            rest = &rest[at + piece.len()..];
            true
        }
        None => false,
    })
}

/// What stands between the placeholders of a format string.
fn pieces(template: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.next_if_eq(&c).is_some() => pieces.last_mut().expect("there is one").push(c),
            '{' => {
                for _ in chars.by_ref().take_while(|c| *c != '}') {}
                pieces.push(String::new());
            }
            c => pieces.last_mut().expect("there is one").push(c),
        }
    }
    pieces
}

/// An error as the compiler shows it.
struct Shown {
    /// The folder in `tests/ui`.
    folder: String,
    /// The sentence, without `error: `, and all lines up to the next error.
    lines: Vec<String>,
}

fn shown_errors() -> Vec<Shown> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut shown = Vec::new();
    for file in files(&ui, "stderr") {
        let folder = file.parent().and_then(Path::file_name).expect("ui tests lie in folders");
        let folder = folder.to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for error in text.split("\nerror").map(|error| error.strip_prefix("error").unwrap_or(error)) {
            let lines = error.strip_prefix(": ").unwrap_or(error).lines().map(str::to_owned).collect();
            shown.push(Shown { folder: folder.clone(), lines });
        }
    }
    shown
}

/// All variants that `messages!` declares in this crate.
fn templates() -> Vec<Template> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in files(&src, "rs").into_iter().filter(|file| !file.starts_with(src.join("tests"))) {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let modules: Vec<String> = file
            .with_extension("")
            .strip_prefix(&src)
            .expect("it was found there")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .filter(|part| part != "mod")
            .collect();
        let folder = modules.first().filter(|first| *first != "support" && *first != "flow").cloned();
        let mut trees = text.parse::<TokenStream>().expect("our own source is Rust").into_iter().peekable();
        while let Some(tree) = trees.next() {
            if !matches!(&tree, TokenTree::Ident(word) if word == "messages")
                || trees.next_if(|tree| matches!(tree, TokenTree::Punct(_))).is_none()
            {
                continue;
            }
            if let Some(TokenTree::Group(body)) = trees.next() {
                read_enum(body.stream(), &modules.join("::"), folder.as_ref(), &mut found);
            }
        }
    }
    found
}

/// Reads `… enum Name { Variant { field } => "sentence", help: "…", note: "…"; }`.
fn read_enum(tokens: TokenStream, module: &str, folder: Option<&String>, found: &mut Vec<Template>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let at = trees.iter().position(|tree| matches!(tree, TokenTree::Ident(word) if word == "enum"));
    let [.., TokenTree::Group(body)] = trees.as_slice() else { panic!("{module}: an enum has a body") };
    let name = &trees[at.expect("`messages!` declares an enum") + 1];
    let body: Vec<TokenTree> = body.stream().into_iter().collect();
    for variant in body.split(|tree| matches!(tree, TokenTree::Punct(semi) if semi.as_char() == ';')) {
        let Some(first) = variant.iter().find(|tree| matches!(tree, TokenTree::Ident(_))) else { continue };
        let mut texts = [None, None, None];
        let mut place = 0;
        for tree in variant {
            match tree {
                TokenTree::Ident(word) if word == "help" => place = 1,
                TokenTree::Ident(word) if word == "note" => place = 2,
                TokenTree::Literal(literal) => {
                    let text: syn::LitStr = syn::parse2(TokenTree::from(literal.clone()).into())
                        .expect("the texts of messages are strings");
                    texts[place] = Some(text.value());
                }
                _ => {}
            }
        }
        let [sentence, help, note] = texts;
        found.push(Template {
            name: format!("{module}::{name}::{first}"),
            folder: folder.cloned(),
            sentence: sentence.expect("every message has a sentence"),
            help,
            note,
        });
    }
}

/// The files under a folder with this extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_template_matches_what_it_formats() {
    for (template, text) in [
        ("the step is zero", "the step is zero"),
        ("unknown {kind} `{name}`", "unknown option `x`"),
        ("{help}", "anything"),
        ("write `Name {{ {name} }}`", "write `Name { a }`"),
    ] {
        assert!(matches(template, text), "{template}");
    }
    for (template, text) in [
        ("the step is zero", "the step is zero, too"),
        ("unknown {kind} `{name}`", "unknown option"),
        ("`{a}` and `{b}` differ", "`x` differ"),
    ] {
        assert!(!matches(template, text), "{template}");
    }
}
