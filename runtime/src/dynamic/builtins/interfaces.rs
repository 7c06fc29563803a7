//! The interfaces of `collections.abc` that are known by their methods.

use super::{class_method, method, receiver};
use crate::{
    dynamic::{
        args::Args,
        class::Class,
        descriptors::abstractmethod,
        function::Function,
        name::Name,
        realm::{self, Builtin},
    },
    exception::Exception,
    value::Value,
};

macro_rules! interfaces {
    ($($class:ident: $($method:literal)+, $own:expr;)*) => { $({
        let class = &realm::class(Builtin::$class);
        class_method(class, "__subclasshook__", |args| hook(args, Builtin::$class, &[$($method),+]));
        demand(class, $own);
    })* };
}

pub(super) fn fill() {
    interfaces! {
        Hashable: "__hash__", &["__hash__"];
        Iterable: "__iter__", &["__iter__"];
        Iterator: "__iter__" "__next__", &["__next__"];
        Reversible: "__reversed__" "__iter__", &["__reversed__"];
        Sized: "__len__", &["__len__"];
        Container: "__contains__", &["__contains__"];
        Callable: "__call__", &["__call__"];
        Collection: "__len__" "__iter__" "__contains__", &[];
    }
    method(&realm::class(Builtin::Iterator), "__iter__", |args| {
        Ok(receiver::<0>(args, "__iter__")?.0.clone())
    });
    for builtin in [
        Builtin::Hashable,
        Builtin::Iterable,
        Builtin::Iterator,
        Builtin::Reversible,
        Builtin::Sized,
        Builtin::Container,
        Builtin::Callable,
        Builtin::Collection,
        Builtin::Abc,
    ] {
        // What is abstract is known: nothing of this can raise.
        let _ = super::super::abc::find_abstract(&realm::class(builtin));
    }
}

/// Abstract methods.
fn demand(class: &Class, names: &[&str]) {
    for name in names {
        let function =
            Function::new(name, |_| Ok(Value::None)).with_qualname(&format!("{}.{name}", class.name()));
        if let Ok(function) = abstractmethod(function) {
            realm::give(class, name, function);
        }
    }
}

/// Whether a class has all the methods; one that is `None` is a refusal.
fn hook(args: Args<'_>, of: Builtin, names: &[&str]) -> Result<Value, Exception> {
    let (asked, [subclass]) = receiver(args, "__subclasshook__")?;
    let is_asked_of_itself = asked.as_class().is_some_and(|class| class.is(&realm::class(of)));
    let Some(subclass) = subclass.as_class().filter(|_| is_asked_of_itself) else {
        return Ok(realm::not_implemented());
    };
    for name in names {
        let name = Name::new(name);
        match subclass.mro().iter().find_map(|class| class.own_name(name)) {
            Some(found) if !found.is_none() => {}
            _ => return Ok(realm::not_implemented()),
        }
    }
    Ok(true.into())
}
