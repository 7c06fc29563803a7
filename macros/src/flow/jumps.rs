//! The jumps that leave a region, and go on where it has been left.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::{Expr, Lifetime};

use super::{Construct, Flow};

/// A `break` or a `continue` that leaves.
#[derive(Clone)]
pub(crate) struct Jump {
    pub(crate) span: Span,
    pub(crate) is_continue: bool,
    pub(crate) label: Option<Lifetime>,
    pub(crate) has_value: bool,
}

/// Those of a region, each once.
#[derive(Default)]
pub(crate) struct Jumps(Vec<Jump>);

/// A jump that goes on: the name of its way, the generic type that it carries, and the arm.
pub(crate) struct Gone {
    pub(crate) name: Ident,
    pub(crate) generic: Option<String>,
    pub(crate) arm: TokenStream,
}

impl Jumps {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name of its way.
    pub(crate) fn name(&mut self, jump: Jump) -> Ident {
        let is_same = |known: &Jump| {
            known.is_continue == jump.is_continue
                && known.label == jump.label
                && known.has_value == jump.has_value
        };
        let index = self.0.iter().position(is_same).unwrap_or_else(|| {
            self.0.push(jump);
            self.0.len() - 1
        });
        name(index)
    }

    /// Lets them go on; `way` is the enum of the ways.
    pub(crate) fn go_on(&self, flow: &mut Flow<'_>, span: Span, way: &Ident) -> Vec<Gone> {
        let each = self.0.iter().enumerate().map(|(index, jump)| {
            let name = name(index);
            let pattern = jump.has_value.then(|| quote_spanned!(span=> (__value)));
            let value = jump.has_value.then(|| Expr::Verbatim(quote_spanned!(span=> __value)));
            let label = jump.label.clone();
            let again = match jump.is_continue {
                true => flow.offer(Construct::Continue { span, label }),
                false => flow.offer(Construct::Break { span, label, value }),
            };
            let arm = quote_spanned!(span=> #way::#name #pattern => #again);
            Gone { name, generic: jump.has_value.then(|| format!("T{index}")), arm }
        });
        each.collect()
    }
}

fn name(index: usize) -> Ident {
    format_ident!("Jump{}", index, span = Span::mixed_site())
}
