//! Classes of exceptions: an instance of one of CPython's is the exception itself.

use super::{computed, function, receiver, slot};
use crate::{
    dynamic::{args::Args, class::Class, descriptors::Caught, object::Object, realm::type_error, type_of},
    exception::{Arg, Exception},
    value::Value,
};

/// Fills the namespace of a class; only the root has what all inherit.
pub(in crate::dynamic) fn fill(class: &Class, is_root: bool) {
    if !is_root {
        return;
    }
    function(class, "__new__", new);
    slot(class, "__init__", |_| Ok(Value::None));
    slot(class, "__str__", |args| {
        let (this, []) = receiver(args, "__str__")?;
        Ok(exception(this)?.message().into())
    });
    slot(class, "__repr__", |args| {
        let (this, []) = receiver(args, "__repr__")?;
        let args = exception(this)?.args();
        let text = match &args[..] {
            [only] => format!("({})", crate::repr(only)),
            _ => crate::repr(&args),
        };
        Ok(format!("{}{text}", type_of(this).name()).into())
    });
    computed(class, "args", |this| Ok(exception(this)?.args().into()), None);
    computed(
        class,
        "__cause__",
        |this| Ok(exception(this)?.cause().cloned().map_or(Value::None, Value::from)),
        None,
    );
    computed(
        class,
        "__context__",
        |this| Ok(exception(this)?.context().cloned().map_or(Value::None, Value::from)),
        None,
    );
}

/// The exception that a value is.
pub(in crate::dynamic) fn exception(value: &Value) -> Result<Exception, Exception> {
    match super::values::plain(value).downcast_ref::<Caught>() {
        Some(caught) => Ok(caught.0.clone()),
        None => Err(type_error(format_args!("exceptions must derive from BaseException"))),
    }
}

fn new(args: Args<'_>) -> Result<Value, Exception> {
    let (class, rest) = super::objects::class_to_make(args, "BaseException")?;
    let spec = class.mro().iter().find_map(|class| class.0.exception.get());
    let Some(spec) = spec else {
        return Err(type_error(format_args!("{} is not a subtype of BaseException", class.name())));
    };
    let made = match rest.get(0) {
        Some(only) if rest.len() == 1 => Exception::with_class(spec, only),
        _ => Exception::with_class_args(spec, rest.iter().map(Arg::from)),
    };
    let made = Value::from(made);
    if class.is_builtin() { Ok(made) } else { Ok(Object::new(class.clone(), made).into()) }
}
