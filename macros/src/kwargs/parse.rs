//! The grammar of a function, as far as a call needs it. Types, bodies and patterns stay tokens: reading them would need all of
//! syn, and the compiler has read them already.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::Options;
use crate::support::shape::is_punct;
use crate::support::tokens::{self, regroup};

/// What the attribute was put on.
pub(super) enum Item {
    Function(Box<Function>),
    Impl(Impl),
    Other(Span),
}

/// An attribute: its first word, and what stands in its brackets after it.
pub(super) struct Attr {
    pub(super) name: Option<Ident>,
    /// The name as text: comparing a word makes a string of it each time.
    text: String,
    pub(super) args: Vec<TokenTree>,
    pub(super) tokens: [TokenTree; 2],
}

impl Attr {
    pub(super) fn is(&self, names: &[&str]) -> bool {
        self.name.is_some() && names.contains(&self.text.as_str())
    }
}

pub(super) struct Function {
    pub(super) attrs: Vec<Attr>,
    pub(super) vis: TokenStream,
    /// `const`, `async`, `unsafe`, `extern`
    pub(super) words: Vec<String>,
    pub(super) ident: Ident,
    /// `<T: Bound>`
    pub(super) generics: TokenStream,
    pub(super) params: Vec<Param>,
    /// The span of the parentheses.
    pub(super) parens: Group,
    /// The type after the arrow.
    pub(super) output: TokenStream,
    /// `where …`
    pub(super) conditions: TokenStream,
    /// All before the parameters, and all after them.
    pub(super) around: [Vec<TokenTree>; 2],
}

pub(super) struct Param {
    pub(super) attrs: Vec<Attr>,
    /// All but the attributes.
    pub(super) tokens: Vec<TokenTree>,
    /// What stands before and after the colon; none for `self`.
    pub(super) typed: Option<(Vec<TokenTree>, Vec<TokenTree>)>,
}

pub(super) struct Impl {
    pub(super) head: TokenStream,
    /// The last word of the type's path.
    pub(super) name: Option<Ident>,
    pub(super) of_trait: Option<Span>,
    pub(super) body: Group,
    pub(super) members: Vec<Member>,
}

pub(super) enum Member {
    Function(Box<Function>),
    Other(TokenStream),
}

pub(super) fn options(options: TokenStream, errors: &mut Errors) -> Krate {
    if options.is_empty() {
        return Krate::default();
    }
    let mut given = Options::default();
    given.add(options, "option", &["crate"], errors);
    given.take_krate(errors)
}

pub(super) fn item(tokens: TokenStream) -> Item {
    let trees = tokens::flatten(tokens);
    if let Some(function) = Cursor::new(&trees).function() {
        return Item::Function(Box::new(function));
    }
    if let Some(block) = Cursor::new(&trees).block() {
        return Item::Impl(block);
    }
    // An attribute before the item is not what is wrong.
    let mut cursor = Cursor::new(&trees);
    cursor.attrs();
    Item::Other(cursor.peek().map_or_else(Span::call_site, TokenTree::span))
}

/// A place among tokens. They are looked at where they are: to copy a group is a message to the compiler.
struct Cursor<'a> {
    trees: &'a [TokenTree],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(trees: &'a [TokenTree]) -> Self {
        Self { trees, at: 0 }
    }

    fn peek(&self) -> Option<&'a TokenTree> {
        self.trees.get(self.at)
    }

    fn next(&mut self) -> Option<&'a TokenTree> {
        let tree = self.peek()?;
        self.at += 1;
        Some(tree)
    }

    fn next_if(&mut self, test: impl FnOnce(&TokenTree) -> bool) -> Option<&'a TokenTree> {
        if self.peek().is_some_and(test) { self.next() } else { None }
    }

    fn word(&mut self, words: &[&str]) -> Option<String> {
        let TokenTree::Ident(word) = self.peek()? else { return None };
        let word = word.to_string();
        if !words.contains(&word.as_str()) {
            return None;
        }
        self.next();
        Some(word)
    }

    fn attrs(&mut self) -> Vec<Attr> {
        let mut attrs = Vec::new();
        while let Some(hash) = self.next_if(|tree| is_punct(tree, '#')) {
            let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(body) if body.delimiter() == Delimiter::Bracket);
            let Some(TokenTree::Group(body)) = self.next_if(is_body) else { break };
            let mut args = tokens::flatten(body.stream()).into_iter().peekable();
            let name = match args.next_if(|tree| matches!(tree, TokenTree::Ident(_))) {
                Some(TokenTree::Ident(name)) => Some(name),
                _ => None,
            };
            attrs.push(Attr {
                text: name.as_ref().map(Ident::to_string).unwrap_or_default(),
                name,
                args: args.collect(),
                tokens: [hash.clone(), body.clone().into()],
            });
        }
        attrs
    }

    fn vis(&mut self) -> TokenStream {
        let mut vis = TokenStream::new();
        let Some(word) = self.next_if(|tree| matches!(tree, TokenTree::Ident(word) if word == "pub")) else {
            return vis;
        };
        vis.extend([word.clone()]);
        vis.extend(self.next_if(|tree| is_group(tree, Delimiter::Parenthesis)).cloned());
        vis
    }

    /// `<…>`
    fn generics(&mut self) -> TokenStream {
        let mut generics = TokenStream::new();
        if self.peek().is_some_and(|tree| is_punct(tree, '<')) {
            let mut angles = Angles::default();
            while let Some(tree) = self.next() {
                angles.pass(tree);
                generics.extend([tree.clone()]);
                if angles.depth == 0 {
                    break;
                }
            }
        }
        generics
    }

    /// What stands before one of the ends, outside of angle brackets.
    fn until(&mut self, is_end: impl Fn(&TokenTree) -> bool) -> &'a [TokenTree] {
        let (first, mut angles) = (self.at, Angles::default());
        while let Some(tree) = self.next_if(|tree| angles.depth > 0 || !is_end(tree)) {
            angles.pass(tree);
        }
        &self.trees[first..self.at]
    }

    fn function(&mut self) -> Option<Function> {
        let first = self.at;
        let (attrs, vis) = (self.attrs(), self.vis());
        let mut words = Vec::new();
        while let Some(word) = self.word(&["const", "async", "unsafe", "safe", "extern", "default"]) {
            if word == "extern" {
                self.next_if(|tree| matches!(tree, TokenTree::Literal(_)));
            }
            words.push(word);
        }
        self.word(&["fn"])?;
        let Some(TokenTree::Ident(ident)) = self.next_if(|tree| matches!(tree, TokenTree::Ident(_))) else {
            return None;
        };
        let generics = self.generics();
        let before = self.trees[first..self.at].to_vec();
        let TokenTree::Group(parens) = self.next_if(|tree| is_group(tree, Delimiter::Parenthesis))? else {
            return None;
        };
        let after = self.at;
        let is_body = |tree: &TokenTree| is_group(tree, Delimiter::Brace) || is_punct(tree, ';');
        let is_where = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "where");
        let mut output = TokenStream::new();
        if self.next_if(|tree| is_punct(tree, '-')).is_some() {
            self.next_if(|tree| is_punct(tree, '>'))?;
            output = self.until(|tree| is_body(tree) || is_where(tree)).iter().cloned().collect();
        }
        let conditions = self.until(is_body).iter().cloned().collect();
        self.next_if(|tree| is_group(tree, Delimiter::Brace))?;
        let around = [before, self.trees[after..self.at].to_vec()];
        Some(Function {
            attrs,
            vis,
            words,
            ident: ident.clone(),
            generics,
            params: params(parens.stream()),
            parens: parens.clone(),
            output,
            conditions,
            around,
        })
    }

    fn block(&mut self) -> Option<Impl> {
        let first = self.at;
        self.attrs();
        self.word(&["unsafe"]);
        self.word(&["impl"])?;
        self.generics();
        let (mut name, mut of_trait) = (None, None);
        let mut angles = Angles::default();
        loop {
            let tree = self.peek()?;
            if angles.depth == 0 {
                match tree {
                    TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => break,
                    TokenTree::Ident(word) if word == "where" => {
                        self.until(|tree| is_group(tree, Delimiter::Brace));
                        continue;
                    }
                    TokenTree::Ident(word) if word == "for" => of_trait = Some(word.span()),
                    TokenTree::Ident(word) => name = Some(word.clone()),
                    _ => {}
                }
            }
            angles.pass(tree);
            self.next();
        }
        let head = self.trees[first..self.at].iter().cloned().collect();
        let TokenTree::Group(body) = self.next()? else { return None };
        Some(Impl { head, name, of_trait, body: body.clone(), members: members(body.stream()) })
    }
}

fn members(tokens: TokenStream) -> Vec<Member> {
    let mut members = Vec::new();
    let trees = tokens::flatten(tokens);
    let mut cursor = Cursor::new(&trees);
    while cursor.peek().is_some() {
        let first = cursor.at;
        if let Some(function) = cursor.function() {
            members.push(Member::Function(Box::new(function)));
            continue;
        }
        cursor.at = first;
        let other = cursor.until(|tree| is_punct(tree, ';') || is_group(tree, Delimiter::Brace));
        // A constant may hold a block, and ends after it.
        if other.iter().any(|tree| is_punct(tree, '=')) {
            cursor.until(|tree| is_punct(tree, ';'));
        }
        cursor.next();
        members.push(Member::Other(trees[first..cursor.at].iter().cloned().collect()));
    }
    members
}

fn params(tokens: TokenStream) -> Vec<Param> {
    let trees = tokens::flatten(tokens);
    let mut cursor = Cursor::new(&trees);
    let mut params = Vec::new();
    while cursor.peek().is_some() {
        let attrs = cursor.attrs();
        let tokens = cursor.until(|tree| is_punct(tree, ','));
        cursor.next();
        params.push(Param { attrs, tokens: tokens.to_vec(), typed: typed(tokens) });
    }
    params
}

/// The pattern and the type. `self` has none, whether or not its type is written.
fn typed(trees: &[TokenTree]) -> Option<(Vec<TokenTree>, Vec<TokenTree>)> {
    let mut at = 0;
    let colon = loop {
        match trees.get(at)? {
            // `::` is a part of a path.
            TokenTree::Punct(sign) if sign.as_char() == ':' && sign.spacing() == Spacing::Joint => at += 2,
            tree if is_punct(tree, ':') => break at,
            _ => at += 1,
        }
    };
    let (pattern, ty) = trees.split_at(colon);
    let is_self = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "self");
    if pattern.iter().any(is_self) {
        return None;
    }
    Some((pattern.to_vec(), ty.iter().skip(1).cloned().collect()))
}

impl Function {
    /// The function without our attributes.
    pub(super) fn item(&self, keep: impl Fn(&Attr) -> bool) -> Vec<TokenTree> {
        let mut params = Vec::new();
        for param in &self.params {
            for attr in param.attrs.iter().filter(|attr| keep(attr)) {
                params.extend(attr.tokens.clone());
            }
            params.extend(param.tokens.iter().cloned());
            params.push(TokenTree::from(Punct::new(',', Spacing::Alone)));
        }
        let parens = regroup(&self.parens, params.into_iter().collect());
        let [before, after] = &self.around;
        before.iter().cloned().chain([parens.into()]).chain(after.iter().cloned()).collect()
    }
}

/// How deep in angle brackets.
#[derive(Default)]
struct Angles {
    depth: usize,
    after_dash: bool,
}

impl Angles {
    fn pass(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '<' => self.depth += 1,
            // The `>` of an arrow closes nothing.
            TokenTree::Punct(sign) if sign.as_char() == '>' && !self.after_dash => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        self.after_dash = is_punct(tree, '-') || is_punct(tree, '=');
    }
}

fn is_group(tree: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == delimiter)
}
