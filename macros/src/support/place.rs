//! Where in an expression one is, told from its tokens alone: to parse them costs more, and needs to know where they end.

use proc_macro2::TokenTree;

/// Words after which a value is expected.
const BEFORE_VALUES: [&str; 20] = [
    "as", "async", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "loop", "match",
    "move", "mut", "ref", "return", "static", "unsafe", "while",
];

/// Where in an expression one is.
#[derive(Default)]
pub(crate) struct Place {
    angles: usize,
    /// Between the bars of a closure.
    bars: bool,
    /// After a value, where `<` and `|` are operators.
    after_value: bool,
    /// In the type after `as`.
    cast: bool,
    /// After `::`, `-`, `=`, `.` or an operator `|`, as far as the next token asks.
    last: Option<char>,
}

impl Place {
    /// Whether what stands here is in no angle brackets and not between the bars of a closure.
    pub(crate) fn is_outside(&self) -> bool {
        self.angles == 0 && !self.bars
    }

    /// Whether a value has just ended: what follows is an operator, or belongs to no expression.
    pub(crate) fn is_after_value(&self) -> bool {
        self.after_value
    }

    pub(crate) fn pass(&mut self, tree: &TokenTree) {
        let (after_value, last) = (self.after_value, self.last);
        self.last = None;
        match tree {
            TokenTree::Punct(punct) => {
                let sign = punct.as_char();
                self.last = Some(sign);
                match sign {
                    '<' if self.angles > 0 || !after_value || self.cast || last == Some(':') => {
                        self.angles += 1
                    }
                    '>' if self.angles > 0 && !matches!(last, Some('-' | '=')) => {
                        self.angles -= 1;
                        self.after_value = true;
                        return;
                    }
                    '|' if self.bars => (self.bars, self.last) = (false, None),
                    // The second of `||`.
                    '|' if last == Some('|') => {}
                    '|' if !after_value && self.angles == 0 => (self.bars, self.last) = (true, None),
                    _ => {}
                }
                self.cast &= sign == ':' || sign == '<';
                self.after_value = sign == '?';
            }
            TokenTree::Ident(word) => {
                // Comparing a word makes a string of it.
                let word = word.to_string();
                self.cast |= word == "as";
                let is_member = last == Some('.');
                self.after_value = is_member || !BEFORE_VALUES.contains(&word.as_str());
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => self.after_value = true,
        }
    }
}
