//! One macro, one name in every folder.

use proc_macro2::{TokenStream, TokenTree};

use crate::repository::{exists, files, folders, none, read, stem};
use crate::source::tokens;

/// A macro, as `macros/src/lib.rs` declares it.
struct Macro {
    /// The name of the function, and of its file or folder everywhere: `namedtuple`.
    name: String,
    /// What the reader writes: `NamedTuple`, `slice!`.
    shown: String,
    /// The macro whose files it shares, where it is another form of it, or its family.
    home: String,
}

impl Macro {
    /// Its folder in `macros/src`: a form of a macro has one of its own.
    fn folder(&self, all: &[Macro]) -> String {
        let is_family = all.iter().all(|each| each.name != self.home);
        if is_family { self.home.clone() } else { self.name.clone() }
    }
}

/// Other forms of a macro, with that macro; and macros that are one family, with its name: they have one grammar, and so one folder
/// everywhere.
const FORMS: [(&str, &str); 9] = [
    ("generator", "generators"),
    ("gen_", "generators"),
    ("contextmanager", "generators"),
    ("async_with", "with"),
    ("within", "with"),
    ("raise", "attempt"),
    ("list", "comprehensions"),
    ("dict", "comprehensions"),
    ("set", "comprehensions"),
];
/// Folders beside those of the macros: what they share, the pass over bodies, the tests.
const SHARED: [&str; 3] = ["support", "flow", "tests"];

/// What `macros/src/lib.rs` declares.
fn macros() -> Vec<Macro> {
    let mut found = Vec::new();
    let mut shown = None;
    let mut trees = tokens(&read("macros/src/lib.rs")).into_iter();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) => shown = declared(group.stream()).or(shown),
            TokenTree::Ident(word) if word == "fn" => {
                let name = trees.next().expect("a function has a name").to_string();
                let shown =
                    shown.take().unwrap_or_else(|| panic!("`{name}` in macros/src/lib.rs is no macro"));
                let form = FORMS.iter().find(|(form, _)| *form == name);
                let home = form.map_or_else(|| name.clone(), |(_, home)| (*home).to_owned());
                found.push(Macro { shown: shown.replace("NAME", &name), name, home });
            }
            _ => {}
        }
    }
    found
}

/// How a macro under this attribute is written, with `NAME` for the name of its function.
fn declared(attribute: TokenStream) -> Option<String> {
    let mut trees = attribute.into_iter();
    match trees.next()?.to_string().as_str() {
        "proc_macro" => Some("NAME!".to_owned()),
        "proc_macro_attribute" => Some("#[NAME]".to_owned()),
        "proc_macro_derive" => match trees.next()? {
            TokenTree::Group(group) => Some(group.stream().into_iter().next()?.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// Fails for each macro that lacks something.
#[track_caller]
fn each_has(advice: &str, what: impl Fn(&Macro) -> String, is_there: impl Fn(&Macro) -> bool) {
    let macros = macros();
    assert!(!macros.is_empty(), "macros/src/lib.rs declares no macro that this test can read");
    let missing: Vec<String> = macros.iter().filter(|each| !is_there(each)).map(what).collect();
    none(&missing, advice);
}

#[track_caller]
fn each_has_file(advice: &str, path: impl Fn(&str) -> String) {
    each_has(advice, |each| path(&each.home), |each| exists(path(&each.home)));
}

#[test]
fn each_macro_has_a_folder_of_its_name_and_each_folder_a_macro() {
    let macros = macros();
    let mut names: Vec<String> = macros.iter().map(|each| each.folder(&macros)).collect();
    names.sort();
    names.dedup();
    let mut folders = folders("macros/src");
    folders.retain(|folder| !SHARED.contains(&folder.as_str()));
    assert_eq!(
        names, folders,
        "the functions of macros/src/lib.rs, or their families, (left) are not the folders of macros/src (right)"
    );
}

#[test]
fn the_macro_crate_is_a_table_of_contents() {
    let lines = read("macros/src/lib.rs").lines().count();
    let allowed = 20 + 6 * macros().len();
    assert!(
        lines <= allowed,
        "macros/src/lib.rs has {lines} lines: more than {allowed}, so something stands there that belongs into a folder"
    );
}

#[test]
fn each_macro_has_the_stages() {
    each_has(
        "parse knows the grammar, model the rules, expand cannot fail; write them as files or folders",
        |each| format!("macros/src/{}/", each.home),
        |each| {
            let stage = |stage: &str| {
                let path = format!("macros/src/{}/{stage}", each.home);
                exists(format!("{path}.rs")) || exists(format!("{path}/mod.rs"))
            };
            stage("parse") && stage("model") && stage("expand")
        },
    );
}

#[test]
fn each_macro_has_expansion_snapshots() {
    each_has_file("pin what the macro expands to", |name| format!("macros/src/tests/{name}.rs"));
    each_has(
        "pin what the macro expands to, with `snapshot!`",
        |each| format!("macros/src/tests/snapshots/{}-<case>.snap", each.home),
        |each| {
            let snapshots = files("macros/src/tests/snapshots", &["snap"]);
            snapshots.iter().any(|path| stem(path).starts_with(&format!("{}-", each.home)))
        },
    );
}

#[test]
fn each_macro_has_a_corpus_to_mutate() {
    each_has_file("put valid inputs there", |name| format!("macros/src/tests/corpus/{name}"));
    each_has(
        "name the macro in `mutations!` of macros/src/tests/mutations/mod.rs",
        |each| each.home.clone(),
        |each| {
            let text = read("macros/src/tests/mutations/mod.rs");
            let list = text.split("\nmutations! {").nth(1).and_then(|rest| rest.split('}').next());
            list.is_some_and(|list| list.contains(&format!("{}: ", each.home)))
        },
    );
}

#[test]
fn each_macro_has_ui_tests() {
    each_has(
        "write one file per mistake",
        |each| format!("tests/ui/{}/<mistake>.rs", each.home),
        |each| !files(format!("tests/ui/{}", each.home), &["rs"]).is_empty(),
    );
}

#[test]
fn each_macro_has_behaviour_tests() {
    each_has_file("test what a user sees of the macro", |name| format!("tests/behaviour/{name}.rs"));
    each_has(
        "declare the module in tests/behaviour/main.rs",
        |each| format!("mod {};", each.home),
        |each| read("tests/behaviour/main.rs").contains(&format!("\nmod {};\n", each.home)),
    );
}

#[test]
fn each_macro_has_an_example_and_its_twin() {
    each_has_file("write a small whole program", |name| format!("examples/src/bin/{name}.rs"));
    each_has_file("write the same program in Python", |name| format!("examples/python/{name}.py"));
}

#[test]
fn each_macro_has_a_guide_chapter() {
    each_has_file("write a chapter", |name| format!("runtime/src/guide/{name}.md"));
}

#[test]
fn each_macro_has_a_reference_page() {
    each_has_file("write the page that stands on the re-export", |name| format!("runtime/doc/{name}.md"));
    each_has(
        "put the page on the re-export in runtime/src",
        |each| format!("#[doc = include_str!(\"…doc/{}.md\")]", each.home),
        |each| {
            let page = format!("doc/{}.md\")", each.home);
            files("runtime/src", &["rs"]).iter().any(|file| read(file).contains(&page))
        },
    );
}

#[test]
fn each_macro_is_tried_without_a_prelude() {
    let mut tried = read("runtime/src/hygiene.rs");
    tried.extend(files("runtime/src/hygiene", &["rs"]).iter().map(read));
    each_has(
        "use the macro in runtime/src/hygiene.rs or beside it, with `crate = crate`",
        |each| each.shown.clone(),
        |each| tried.contains(&each.shown),
    );
}

#[test]
fn each_macro_is_in_the_readme_and_in_the_changelog() {
    for file in ["README.md", "CHANGELOG.md"] {
        each_has(
            &format!("tell of the macro in {file}"),
            |each| format!("`{}`", each.shown),
            |each| read(file).contains(&format!("`{}`", each.shown)),
        );
    }
}

#[test]
fn each_mistake_has_the_compilers_words_and_the_reverse() {
    let mistakes = files("tests/ui", &["rs"]);
    let words = files("tests/ui", &["stderr"]);
    assert!(!mistakes.is_empty(), "tests/ui holds no tests");
    let without_words = mistakes.iter().filter(|path| !exists(path.with_extension("stderr")));
    let without_mistake = words.iter().filter(|path| !exists(path.with_extension("rs")));
    let lost: Vec<String> =
        without_words.chain(without_mistake).map(|path| path.display().to_string()).collect();
    none(
        &lost,
        "a mistake and its `.stderr` come in pairs; TRYBUILD=overwrite writes the second, then read it",
    );
    let macros = macros();
    for folder in folders("tests/ui") {
        assert!(
            macros.iter().any(|each| each.name == folder || each.home == folder) || folder == "runtime",
            "tests/ui/{folder} is not the name of a macro"
        );
    }
}

/// The compiler quotes the standard library only where its source is installed.
#[test]
fn no_ui_test_quotes_the_standard_library() {
    let quoting: Vec<String> = files("tests/ui", &["stderr"])
        .into_iter()
        .filter(|path| read(path).contains("$RUST"))
        .map(|path| path.display().to_string())
        .collect();
    none(&quoting, "provoke another message: this one changes with whether rust-src is installed");
}
