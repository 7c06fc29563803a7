//! Changing tokens at random.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::corpus::Corpus;
use super::random::Random;

/// Literals, keywords and signs at the edges of what a macro may expect.
const ODDITIES: &[&str] = &[
    "0",
    "-1",
    "256",
    "1.5",
    "1e400",
    "5u8",
    "0xff",
    "99999999999999999999999999999999999999999",
    "\"\"",
    "\"a b\"",
    "\"crate\"",
    "r#\"raw\"#",
    "b\"bytes\"",
    "c\"c\"",
    "'x'",
    "b'x'",
    "true",
    "crate",
    "self",
    "Self",
    "super",
    "type",
    "r#type",
    "_",
    "_x",
    "__x",
    "class",
    "fn",
    "struct",
    "enum",
    "union",
    "where",
    "for",
    "dyn",
    "impl",
    "mut",
    "pub",
    "const",
    "unsafe",
    "async",
    "extern",
    "as",
    "in",
    "if",
    "let",
    "yield",
    "'a",
    "'static",
    "größe",
    "..",
    "..=",
    "::",
    "->",
    "=>",
    "==",
    "=",
    ",",
    ";",
    ":",
    "#",
    "!",
    "?",
    "$",
    "@",
    "&",
    "&&",
    "*",
    "<",
    ">",
    "<<",
    ">>",
    "+",
    "-",
    "|",
    "||",
    ".",
    "~",
    "^",
    "%",
    "()",
    "[]",
    "{}",
    "(,)",
    "[x; 3]",
    "{ a: 1 }",
    "#[a]",
    "#![a]",
    "#[]",
    "/// words\n",
];

/// An input of the macro with one to four changes, as text; none where the result is not made of tokens.
pub(super) fn mutate(corpus: &Corpus, name: &str, random: &mut Random) -> Option<String> {
    let (own, all) = (corpus.of(name), corpus.all());
    let mut trees = parse(own[random.below(own.len())])?;
    for _ in 0..=random.below(4) {
        let list = choose(&mut trees, random);
        let other = parse(all[random.below(all.len())])?;
        let word = random.pick(&corpus.words).clone();
        change(list, other, &word, random)?;
    }
    let text = trees.into_iter().map(Tree::into_token).collect::<TokenStream>().to_string();
    text.parse::<TokenStream>().ok().map(|_| text)
}

/// A token tree whose groups can be changed in place.
#[derive(Clone)]
enum Tree {
    Group(Delimiter, Vec<Tree>),
    Leaf(TokenTree),
}

impl Tree {
    fn new(tree: TokenTree) -> Self {
        match tree {
            TokenTree::Group(group) => {
                Self::Group(group.delimiter(), group.stream().into_iter().map(Self::new).collect())
            }
            leaf => Self::Leaf(leaf),
        }
    }

    fn into_token(self) -> TokenTree {
        match self {
            Self::Group(delimiter, trees) => {
                Group::new(delimiter, trees.into_iter().map(Self::into_token).collect()).into()
            }
            Self::Leaf(leaf) => leaf,
        }
    }
}

fn parse(text: &str) -> Option<Vec<Tree>> {
    Some(text.parse::<TokenStream>().ok()?.into_iter().map(Tree::new).collect())
}

/// The list to change: mostly what stands inside an attribute, since the compiler itself sees to the rest of an item.
fn choose<'a>(trees: &'a mut Vec<Tree>, random: &mut Random) -> &'a mut Vec<Tree> {
    let mut paths = vec![Vec::new()];
    let mut in_attributes = Vec::new();
    collect_paths(trees, &mut Vec::new(), false, &mut paths, &mut in_attributes);
    let path = if in_attributes.is_empty() || random.once_in(3) {
        random.pick(&paths)
    } else {
        random.pick(&in_attributes)
    };
    let mut list = trees;
    for &index in path {
        let Tree::Group(_, inner) = &mut list[index] else { unreachable!("paths lead through groups") };
        list = inner;
    }
    list
}

fn collect_paths(
    trees: &[Tree],
    path: &mut Vec<usize>,
    in_attribute: bool,
    paths: &mut Vec<Vec<usize>>,
    in_attributes: &mut Vec<Vec<usize>>,
) {
    for (index, tree) in trees.iter().enumerate() {
        if let Tree::Group(delimiter, inner) = tree {
            let is_attribute = *delimiter == Delimiter::Bracket && index > 0 && is_hash(&trees[index - 1]);
            path.push(index);
            paths.push(path.clone());
            if in_attribute || is_attribute {
                in_attributes.push(path.clone());
            }
            collect_paths(inner, path, in_attribute || is_attribute, paths, in_attributes);
            path.pop();
        }
    }
}

fn is_hash(tree: &Tree) -> bool {
    matches!(tree, Tree::Leaf(TokenTree::Punct(hash)) if hash.as_char() == '#')
}

/// One change of a list of tokens. `other` is another input to take tokens from, `word` one of its words.
fn change(list: &mut Vec<Tree>, mut other: Vec<Tree>, word: &str, random: &mut Random) -> Option<()> {
    let at = random.below(list.len());
    let new = if random.once_in(2) { parse(word)? } else { parse(ODDITIES[random.below(ODDITIES.len())])? };
    match random.below(if list.is_empty() { 2 } else { 11 }) {
        0 => drop(list.splice(at..at, new)),
        // A run of another input.
        1 => {
            let from = choose(&mut other, random);
            let start = random.below(from.len());
            let end = (start + 1 + random.below(4)).min(from.len());
            drop(list.splice(at..at, from[start..end].iter().cloned()));
        }
        2 => drop(list.remove(at)),
        3 => list.insert(at, list[at].clone()),
        4 => list.swap(at, random.below(at + 1)),
        5 => drop(list.splice(at..=at, new)),
        6 => list.truncate(at),
        7 => {
            let end = (at + 1 + random.below(3)).min(list.len());
            let inner: Vec<Tree> = list.drain(at..end).collect();
            let delimiter = *random.pick(&[Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace]);
            list.insert(at, Tree::Group(delimiter, inner));
        }
        // A group's contents without the group.
        8 => {
            if let Tree::Group(_, inner) = list[at].clone() {
                drop(list.splice(at..=at, inner));
            }
        }
        9 => {
            if let Tree::Group(delimiter, _) = &mut list[at] {
                *delimiter = *random.pick(&[Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace]);
            }
        }
        // An attribute is cut, or put in another place.
        _ => {
            if let Some(hash) = list.iter().position(is_hash)
                && hash + 1 < list.len()
            {
                let attribute: Vec<Tree> = list.drain(hash..hash + 2).collect();
                if random.once_in(2) {
                    let at = random.below(list.len() + 1);
                    drop(list.splice(at..at, attribute));
                }
            }
        }
    }
    Some(())
}
