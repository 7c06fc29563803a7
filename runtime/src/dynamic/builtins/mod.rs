//! What the classes of the runtime's own have in their namespaces.

mod classes;
mod exceptions;
mod interfaces;
mod objects;
mod values;

pub(super) use self::{
    exceptions::{exception, fill as fill_exception},
    values::plain,
};
use super::{
    args::Args,
    class::Class,
    descriptors::{ClassMethod, GetSet},
    function::Function,
    name::Name,
    realm::{give, type_error},
};
use crate::{exception::Exception, value::Value};

type Code = fn(Args<'_>) -> Result<Value, Exception>;

/// How an attribute that is computed is set; `None` deletes it.
pub(super) type Setter = fn(&Value, Option<Value>) -> Result<(), Exception>;

/// Fills the namespaces of all classes.
pub(super) fn fill() {
    objects::fill();
    classes::fill();
    values::fill();
    super::abc::fill();
    interfaces::fill();
}

/// A special method.
fn slot(class: &Class, name: &str, code: Code) {
    give(class, name, Function::slot(class.name(), Name::new(name), code));
}

/// A method.
pub(super) fn method(class: &Class, name: &str, code: Code) {
    give(class, name, Function::native(class.name(), name, code));
}

/// A function that is not bound.
pub(super) fn function(class: &Class, name: &str, code: Code) {
    give(class, name, Function::builtin(class.name(), name, code));
}

pub(super) fn class_method(class: &Class, name: &str, code: Code) {
    let function = Function::native(class.name(), name, code);
    give(class, name, Value::object(ClassMethod(function.into())));
}

fn computed(class: &Class, name: &str, get: fn(&Value) -> Result<Value, Exception>, set: Option<Setter>) {
    give(class, name, Value::object(GetSet { name: Name::new(name), get, set }));
}

/// The receiver and what follows it: so many arguments, no keywords.
pub(super) fn receiver<'a, const N: usize>(
    args: Args<'a>,
    name: &str,
) -> Result<(&'a Value, [&'a Value; N]), Exception> {
    let Some((this, rest)) = args.split_first() else {
        return Err(type_error(format_args!("descriptor '{name}' of 'object' object needs an argument")));
    };
    if !rest.keywords.is_empty() {
        return Err(type_error(format_args!("{name}() takes no keyword arguments")));
    }
    if rest.len() != N {
        let plural = if N == 1 { "" } else { "s" };
        return Err(match N {
            0 | 1 => type_error(format_args!("expected {N} argument{plural}, got {}", rest.len())),
            _ => type_error(format_args!("expected {N} arguments, got {}", rest.len())),
        });
    }
    let found: [Option<&Value>; N] = core::array::from_fn(|at| rest.get(at));
    let mut all = [this; N];
    for (place, value) in all.iter_mut().zip(found.into_iter().flatten()) {
        *place = value;
    }
    Ok((this, all))
}
