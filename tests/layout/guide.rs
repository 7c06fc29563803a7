//! The guide cannot go stale: what it shows is what runs.
//!
//! The Rust in it is run by rustdoc. The Python in it stands in a twin of an example, which CPython runs; what is printed stands
//! in the snapshot of that example; the words of the compiler stand in a ui test.

use crate::repository::{exists, files, none, read, stem};
use crate::source::tokens;
use proc_macro2::TokenTree;

const FOLDER: &str = "runtime/src/guide";

/// A fenced block of a page.
struct Block {
    page: String,
    line: usize,
    /// What stands after the opening fence.
    info: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut found = Vec::new();
    for page in files(FOLDER, &["md"]) {
        let mut open: Option<Block> = None;
        for (index, line) in read(&page).lines().enumerate() {
            match (&mut open, line.trim_end().strip_prefix("```")) {
                (None, Some(info)) => {
                    let info = info.to_owned();
                    open = Some(Block { page: stem(&page), line: index + 1, info, text: String::new() });
                }
                (Some(_), Some(_)) => found.extend(open.take()),
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a block is not closed", page.display());
    }
    found
}

impl Block {
    fn place(&self) -> String {
        format!("{FOLDER}/{}.md:{}", self.page, self.line)
    }

    fn is_error(&self) -> bool {
        self.info == "text" && self.text.starts_with("error")
    }
}

/// What the examples print and what the macros expand to: the snapshots without their heads.
fn snapshots() -> Vec<String> {
    let files =
        [files("examples/tests/snapshots", &["snap"]), files("macros/src/tests/snapshots", &["snap"])]
            .concat();
    files.iter().filter_map(|path| read(path).splitn(3, "---\n").nth(2).map(str::to_owned)).collect()
}

#[test]
fn the_list_of_pages_is_the_folder() {
    let trees: Vec<TokenTree> = tokens(&read(format!("{FOLDER}/mod.rs"))).into_iter().collect();
    let mut listed: Vec<String> = trees
        .windows(3)
        .filter_map(|window| match window {
            [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Group(list)] if word == "pages" => {
                Some(list.stream().into_iter().map(|page| page.to_string()))
            }
            _ => None,
        })
        .flatten()
        .collect();
    listed.sort();
    let pages: Vec<String> = files(FOLDER, &["md"]).iter().map(|path| stem(path)).collect();
    assert_eq!(listed, pages, "the list `pages!` (left) is not the folder {FOLDER} (right)");
}

#[test]
fn every_page_starts_with_its_title() {
    let without: Vec<String> = files(FOLDER, &["md"])
        .into_iter()
        .filter(|page| !read(page).starts_with("# "))
        .map(|page| page.display().to_string())
        .collect();
    none(&without, "start the page with `# Title`");
}

#[test]
fn every_block_is_of_a_kind_that_is_checked() {
    let unknown: Vec<String> = blocks()
        .iter()
        .filter(|block| {
            let kind = block.info.split(',').next().unwrap_or_default();
            !["rust", "python", "text", "toml", "sh"].contains(&kind)
        })
        .map(|block| format!("{}: ```{}", block.place(), block.info))
        .collect();
    none(
        &unknown,
        "a block says what it is: `rust`, `python`, `text` (output, or the compiler's words), `toml` or `sh`",
    );
}

#[test]
fn the_python_in_the_guide_is_run() {
    let twins: Vec<String> = files("examples/python", &["py"]).iter().map(read).collect();
    let lost: Vec<String> = blocks()
        .iter()
        .filter(|block| block.info == "python" && !twins.iter().any(|twin| contains_lines(twin, &block.text)))
        .map(Block::place)
        .collect();
    none(
        &lost,
        "this Python stands in no file of examples/python, so nobody runs it (whole lines, `...` leaves lines out)",
    );
}

#[test]
fn the_output_in_the_guide_is_printed() {
    let snapshots = snapshots();
    let lost: Vec<String> = blocks()
        .iter()
        .filter(|block| block.info == "text" && !block.is_error())
        .filter(|block| !snapshots.iter().any(|snapshot| contains_lines(snapshot, &block.text)))
        .map(Block::place)
        .collect();
    none(
        &lost,
        "this stands in no snapshot of an example or an expansion (whole lines, `...` leaves lines out)",
    );
}

#[test]
fn the_compilers_words_in_the_guide_are_the_compilers() {
    let words: Vec<String> = files("tests/ui", &["stderr"]).iter().map(|path| plain(&read(path))).collect();
    let lost: Vec<String> = blocks()
        .iter()
        .filter(|block| {
            block.is_error() && !words.iter().any(|words| contains_lines(words, &plain(&block.text)))
        })
        .map(Block::place)
        .collect();
    none(&lost, "these words stand in no `.stderr` of tests/ui (whole lines, `...` leaves lines out)");
}

/// A chapter about an idea that has an example shows the Python, the Rust and what both print.
#[test]
fn a_chapter_shows_python_rust_output_and_a_mistake() {
    let blocks = blocks();
    let mut missing = Vec::new();
    for page in files(FOLDER, &["md"]).iter().map(|path| stem(path)) {
        if !exists(format!("examples/python/{page}.py")) {
            continue;
        }
        let has = |is_such: &dyn Fn(&Block) -> bool| {
            blocks.iter().any(|block| block.page == page && is_such(block))
        };
        for (what, is_there) in [
            ("the Python", has(&|block| block.info == "python")),
            ("the Rust", has(&|block| block.info.starts_with("rust"))),
            ("what both print", has(&|block| block.info == "text" && !block.is_error())),
            ("the mistake, with the compiler's words", has(&Block::is_error)),
        ] {
            if !is_there {
                missing.push(format!("{FOLDER}/{page}.md lacks {what}"));
            }
        }
    }
    none(&missing, "a chapter shows all four");
}

/// The compiler's words without places and line numbers.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for line in words.lines() {
        let line = line.trim();
        if line.starts_with("--> ") {
            continue;
        }
        let line = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        plain.push_str(line);
        plain.push('\n');
    }
    plain
}

/// Whether all lines stand in the text, one after the other; a line `...` stands for any number of lines.
fn contains_lines(text: &str, lines: &str) -> bool {
    let text: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut rest = text.as_slice();
    let lines: Vec<&str> = lines.lines().map(str::trim_end).collect();
    for part in lines.split(|line| line.trim() == "...") {
        let part: Vec<&str> = part.iter().copied().skip_while(|line| line.is_empty()).collect();
        let part = match part.as_slice() {
            [part @ .., ""] => part,
            part => part,
        };
        if part.is_empty() {
            continue;
        }
        match rest.windows(part.len()).position(|window| window == part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[test]
fn lines_are_found_whole_and_in_order() {
    let text = "one\ntwo\nthree\nfour\n";
    for there in ["two\nthree\n", "one\n...\nfour\n", "...\nthree\n", "four\n"] {
        assert!(contains_lines(text, there), "{there}");
    }
    for not_there in ["two\nfour\n", "tw\n", "four\n...\none\n", "five\n"] {
        assert!(!contains_lines(text, not_there), "{not_there}");
    }
    assert_eq!(plain("error: x\n --> a.rs:1:2\n  |\n12 | code\n"), "error: x\n|\n| code\n");
}
