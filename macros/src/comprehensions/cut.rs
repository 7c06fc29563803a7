//! Where the element ends and each clause begins: told from the tokens, since no parser of Rust knows.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};

use crate::support::place::Place;
use crate::support::shape::is_punct;

/// What begins a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Start,
    Comma,
    For,
    AsyncFor,
    In,
    If,
}

/// The tokens up to the next piece, without the word that begins it.
pub(super) struct Piece {
    pub(super) lead: Lead,
    /// Of the word that begins it.
    pub(super) span: Span,
    pub(super) trees: Vec<TokenTree>,
    pub(super) marks: Vec<Mark>,
}

/// A token of a piece that is no part of an expression of Rust.
pub(super) struct Mark {
    pub(super) sign: Sign,
    /// Where it stands in the piece.
    pub(super) at: usize,
    pub(super) span: Span,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// `:`
    Colon,
    /// `:=`
    Walrus,
    /// `if` after a value, in an element.
    If,
    /// `else` without the block of an `if` before it.
    Else,
    /// `'label:` before `for`.
    Label,
    /// A word that Python has between two values.
    Word(String),
}

/// Words that Python has between two values, and Rust has not.
const WORDS: [&str; 6] = ["and", "elif", "in", "is", "not", "or"];

pub(super) fn cut(trees: Vec<TokenTree>, place: Span) -> Vec<Piece> {
    let start = Piece { lead: Lead::Start, span: place, trees: Vec::new(), marks: Vec::new() };
    let mut cutter = Cutter {
        piece: start,
        pieces: Vec::new(),
        place: Place::default(),
        heads: Vec::new(),
        after_body: false,
        in_pattern: false,
        in_clauses: false,
    };
    let mut trees = trees.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if let Some(tree) = cutter.lead(tree, trees.peek()) {
            cutter.keep(tree);
        } else if matches!(trees.peek(), Some(TokenTree::Ident(word)) if word == "await")
            && cutter.piece.lead == Lead::For
        {
            trees.next();
            cutter.piece.lead = Lead::AsyncFor;
        }
    }
    cutter.pieces.push(cutter.piece);
    cutter.pieces
}

/// Where a `:=` stands in the tokens, in depth.
pub(super) fn walrus(tokens: &TokenStream) -> Option<Span> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let here = trees.windows(2).find(|pair| is_punct(&pair[0], ':') && is_punct(&pair[1], '='));
    here.map(|pair| pair[0].span()).or_else(|| {
        trees.iter().find_map(|tree| match tree {
            TokenTree::Group(group) => walrus(&group.stream()),
            _ => None,
        })
    })
}

struct Cutter {
    pieces: Vec<Piece>,
    piece: Piece,
    place: Place,
    /// The heads that wait for their blocks, and whether each is that of an `if`.
    heads: Vec<bool>,
    /// After the block of an `if`.
    after_body: bool,
    /// Between `for` and `in`.
    in_pattern: bool,
    /// After the first `for`.
    in_clauses: bool,
}

impl Cutter {
    fn begin(&mut self, lead: Lead, span: Span) {
        let next = Piece { lead, span, trees: Vec::new(), marks: Vec::new() };
        self.pieces.push(core::mem::replace(&mut self.piece, next));
        self.place = Place::default();
        self.heads.clear();
        self.after_body = false;
        self.in_pattern = matches!(lead, Lead::For | Lead::AsyncFor);
        self.in_clauses |= self.in_pattern;
    }

    fn mark(&mut self, sign: Sign, span: Span) {
        self.piece.marks.push(Mark { sign, at: self.piece.trees.len(), span });
    }

    /// Begins a piece where the token does. Gives it back where it is a part of the one that there is.
    fn lead(&mut self, tree: TokenTree, next: Option<&TokenTree>) -> Option<TokenTree> {
        match &tree {
            TokenTree::Ident(word) if self.place.is_outside() => {
                let (span, text) = (word.span(), word.to_string());
                match text.as_str() {
                    "in" if self.in_pattern => self.begin(Lead::In, span),
                    // `for<'a> |x: &'a T| …`
                    "for" if !next.is_some_and(|next| is_punct(next, '<')) => self.begin_for(span),
                    "if" if self.in_clauses && (self.in_pattern || self.is_after_value()) => {
                        self.begin(Lead::If, span);
                    }
                    _ => {
                        self.word(&text, span);
                        return Some(tree);
                    }
                }
                None
            }
            TokenTree::Punct(comma)
                if comma.as_char() == ',' && self.place.is_outside() && !self.in_pattern =>
            {
                self.begin(Lead::Comma, comma.span());
                None
            }
            _ => Some(tree),
        }
    }

    fn begin_for(&mut self, span: Span) {
        let async_before = matches!(self.piece.trees.last(), Some(TokenTree::Ident(word)) if word == "async");
        let lead = if async_before { Lead::AsyncFor } else { Lead::For };
        let span = match async_before.then(|| self.piece.trees.pop()).flatten() {
            Some(word) => word.span(),
            None => span,
        };
        let [.., apostrophe, _, colon] = self.piece.trees.as_slice() else { return self.begin(lead, span) };
        if is_punct(apostrophe, '\'') && is_punct(colon, ':') {
            let (label, at) = (apostrophe.span(), self.piece.trees.len() - 3);
            self.piece.trees.truncate(at);
            self.mark(Sign::Label, label);
        }
        self.begin(lead, span);
    }

    /// Whether a value has ended. The end of a range may be left out, as in `0.. if x`.
    fn is_after_value(&self) -> bool {
        let after_range =
            matches!(self.piece.trees.as_slice(), [.., a, b] if is_punct(a, '.') && is_punct(b, '.'));
        self.place.is_after_value() || after_range
    }

    fn word(&mut self, word: &str, span: Span) {
        let after_value = self.place.is_after_value();
        let is_member =
            self.piece.trees.last().is_some_and(|tree| is_punct(tree, '.')) && !self.is_after_value();
        match word {
            _ if is_member || self.in_pattern => {}
            "if" if after_value => self.mark(Sign::If, span),
            "if" | "match" | "while" => self.heads.push(word == "if"),
            "else" if !self.after_body => self.mark(Sign::Else, span),
            "not" | "lambda" if !after_value => {}
            _ if after_value && WORDS.contains(&word) => self.mark(Sign::Word(word.to_owned()), span),
            // `not x`: a value would not follow another.
            _ if after_value && word != "as" => {
                if let Some(TokenTree::Ident(before)) = self.piece.trees.last()
                    && before == "not"
                {
                    let span = before.span();
                    self.mark(Sign::Word("not".to_owned()), span);
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, tree: TokenTree) {
        let outside = self.place.is_outside() && !self.in_pattern;
        let after_value = self.place.is_after_value();
        let mut after_body = false;
        match &tree {
            TokenTree::Punct(sign) if outside => self.punct(sign.as_char(), sign.span()),
            // A block where a value is expected is one; after a value it belongs to the head before it.
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && after_value => {
                after_body = self.heads.pop().unwrap_or_default();
            }
            _ => {}
        }
        self.after_body = after_body;
        if !self.in_pattern {
            self.place.pass(&tree);
        }
        self.piece.trees.push(tree);
    }

    fn punct(&mut self, sign: char, span: Span) {
        let trees = self.piece.trees.as_slice();
        let is_joint =
            matches!(trees.last(), Some(TokenTree::Punct(last)) if last.spacing() == Spacing::Joint);
        let after_colon = trees.last().is_some_and(|last| is_punct(last, ':'));
        match sign {
            ':' if after_colon && is_joint => {
                // `::`
                self.unmark_colon();
            }
            '=' if after_colon => {
                let at = self.piece.trees[self.piece.trees.len() - 1].span();
                self.unmark_colon();
                self.mark(Sign::Walrus, at);
            }
            // Not that of a label.
            ':' if !matches!(trees, [.., apostrophe, TokenTree::Ident(_)] if is_punct(apostrophe, '\'')) => {
                self.mark(Sign::Colon, span);
            }
            _ => {}
        }
    }

    /// The last token is not a colon of its own.
    fn unmark_colon(&mut self) {
        let last = self.piece.trees.len() - 1;
        if self.piece.marks.last().is_some_and(|mark| mark.at == last && mark.sign == Sign::Colon) {
            self.piece.marks.pop();
        }
    }
}
