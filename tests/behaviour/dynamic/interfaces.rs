//! Abstract methods, virtual subclasses, the interfaces of `collections.abc`.

use dunder::dynamic::*;
use dunder::prelude::*;

use super::{gives, said};

#[test]
fn abstract_methods_must_be_there() -> dunder::Result<()> {
    let abc = builtin("ABC").unwrap();
    let class = Class::new(
        "A",
        &[&abc],
        ns! {
            "run": abstractmethod(gives("run", 1))?,
            "area": property(abstractmethod(gives("area", 1))?, Value::None, Value::None),
            "load": classmethod(abstractmethod(gives("load", 1))?),
        },
    )?;
    let error = "TypeError: Can't instantiate abstract class A with abstract methods area, load, run";
    assert_eq!(said(class.call(args![])), error);
    let below = Class::new("B", &[&class], ns! { "run": gives("run", 2), "load": 1 })?;
    let error = "TypeError: Can't instantiate abstract class B with abstract method area";
    assert_eq!(said(below.call(args![])), error);
    setattr!(below, "area", 1)?;
    assert_eq!(said(below.call(args![])), error);
    update_abstractmethods(&below)?;
    below.call(args![])?;
    Ok(())
}

#[test]
fn classes_are_registered() -> dunder::Result<()> {
    let abc = builtin("ABC").unwrap();
    let (a, b) = (Class::new("A", &[&abc], ns! {})?, Class::new("B", &[], ns! {})?);
    let object = b.call(args![])?;
    assert!(!object.isinstance(&a)?);
    assert!(call_method!(a, "register", &b)?.is(&(&b).into()));
    assert!(object.isinstance(&a)? && b.issubclass(&a)? && !b.mro().contains(&a));
    let below = Class::new("C", &[&b], ns! {})?;
    assert!(below.issubclass(&a)?);
    let derived = Class::new("D", &[&a], ns! {})?;
    let error = "RuntimeError: Refusing to create an inheritance cycle";
    assert_eq!(said(call_method!(derived, "register", &a)), error);
    assert_eq!(said(call_method!(a, "register", 5)), "TypeError: Can only register classes");
    Ok(())
}

#[test]
fn interfaces_are_known_by_their_methods() -> dunder::Result<()> {
    let [sized, hashable, iterable] = ["Sized", "Hashable", "Iterable"].map(|name| builtin(name).unwrap());
    let class = Class::new("A", &[], ns! { "__len__": |_, _| Ok(3.into()) })?;
    assert!(class.issubclass(&sized)? && !class.issubclass(&iterable)? && class.issubclass(&hashable)?);
    assert!(Value::from("x").isinstance(&sized)? && !Value::from(1).isinstance(&sized)?);
    assert!(!Value::list([1]).isinstance(&hashable)?);
    let blocked = Class::new("B", &[&class], ns! { "__len__": Value::None })?;
    assert!(!blocked.issubclass(&sized)?);
    let error = "TypeError: Can't instantiate abstract class Sized with abstract method __len__";
    assert_eq!(said(sized.call(args![])), error);
    Ok(())
}

#[test]
fn a_hook_decides_first() -> dunder::Result<()> {
    let abc = builtin("ABC").unwrap();
    let with = |answer: Value| {
        Class::new(
            "A",
            &[&abc],
            ns! {
                "__subclasshook__": classmethod(gives("__subclasshook__", answer)),
            },
        )
    };
    let class = Class::new("X", &[], ns! {})?;
    assert!(class.issubclass(with(true.into())?)?);
    assert!(!class.issubclass(with(NotImplemented.into())?)?);
    let error = "AssertionError: __subclasshook__ must return either False, True, or NotImplemented";
    assert_eq!(said(class.issubclass(with(1.into())?)), error);
    Ok(())
}
