//! The method resolution order: C3, as CPython merges.

use alloc::{rc::Rc, string::String, vec::Vec};

use super::{class::Class, realm::type_error};
use crate::exception::Exception;

/// The order for a class with these bases, without the class itself.
///
/// # Errors
///
/// TypeError for the same base twice, and when there is no order.
pub(super) fn merge(bases: &[Class]) -> Result<Vec<Class>, Exception> {
    for (at, base) in bases.iter().enumerate() {
        if bases[..at].contains(base) {
            return Err(type_error(format_args!("duplicate base class {}", base.name())));
        }
    }
    if let [only] = bases {
        return Ok(only.mro());
    }
    let mut rows: Vec<Vec<Class>> = bases.iter().map(Class::mro).collect();
    rows.push(bases.to_vec());
    let mut heads = vec![0; rows.len()];
    let mut order = Vec::new();
    loop {
        let left = |row: usize| &rows[row][heads[row]..];
        let mut candidates = (0..rows.len()).filter_map(|row| left(row).first());
        let fits = |candidate: &&Class| {
            (0..rows.len()).all(|row| !left(row).iter().skip(1).any(|c| c == *candidate))
        };
        match candidates.clone().find(fits).cloned() {
            Some(next) => {
                for (row, head) in rows.iter().zip(&mut heads) {
                    if row.get(*head) == Some(&next) {
                        *head += 1;
                    }
                }
                order.push(next);
            }
            None if candidates.next().is_none() => return Ok(order),
            None => return Err(no_order((0..rows.len()).filter_map(|row| left(row).first()))),
        }
    }
}

#[cold]
fn no_order<'a>(heads: impl Iterator<Item = &'a Class>) -> Exception {
    let mut names: Vec<&str> = Vec::new();
    let mut seen: Vec<&Class> = Vec::new();
    for head in heads {
        if !seen.contains(&head) {
            seen.push(head);
            names.push(head.name());
        }
    }
    let mut text = String::from("Cannot create a consistent method resolution\norder (MRO) for bases ");
    text.push_str(&names.join(", "));
    type_error(format_args!("{text}"))
}

impl Class {
    /// Sets the order: the class itself, then the others.
    pub(super) fn set_mro(&self, after: Vec<Class>) {
        let order: Rc<[Option<Class>]> = core::iter::once(None).chain(after.into_iter().map(Some)).collect();
        self.0.mro.set(order);
    }

    /// Sets an order that a metaclass has made up.
    pub(super) fn set_whole_mro(&self, order: Vec<Class>) {
        let order = order.into_iter().map(|class| if class.is(self) { None } else { Some(class) });
        self.0.mro.set(order.collect());
    }
}
