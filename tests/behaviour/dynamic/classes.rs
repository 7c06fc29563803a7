//! Making classes: order, metaclasses, hooks, what can be changed afterwards.

use std::cell::RefCell;
use std::rc::Rc;

use dunder::dynamic::*;
use dunder::prelude::*;

use super::{gives, names, said};

#[test]
fn the_order_is_c3() -> dunder::Result<()> {
    let a = Class::new("A", &[], ns! {})?;
    let (b, c) = (Class::new("B", &[&a], ns! {})?, Class::new("C", &[&a], ns! {})?);
    let d = Class::new("D", &[&b, &c], ns! {})?;
    assert_eq!(names(&d.mro()), ["D", "B", "C", "A", "object"]);
    assert_eq!(names(&a.subclasses()), ["B", "C"]);
    assert_eq!(
        said(Class::new("E", &[&a, &b], ns! {})),
        "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B"
    );
    assert_eq!(said(Class::new("E", &[&a, &a], ns! {})), "TypeError: duplicate base class A");
    let bool = builtin("bool").unwrap();
    let error = "TypeError: type 'bool' is not an acceptable base type";
    assert_eq!(said(Class::new("E", &[&bool], ns! {})), error);
    Ok(())
}

#[test]
fn hooks_run_in_order() -> dunder::Result<()> {
    let log = Rc::new(RefCell::new(Vec::new()));
    let type_ = builtin("type").unwrap();
    let hook = |name: &'static str| {
        let (log, type_) = (log.clone(), type_.clone());
        Function::new(name, move |args| {
            let keywords: Vec<&str> = args.keywords().iter().map(|(name, _)| *name).collect();
            log.borrow_mut().push(format!("{name} {}", keywords.join(" ")));
            let default = getattr!(type_, name)?;
            match name {
                "__prepare__" => Ok(Dict::new().into()),
                _ => default.call(args),
            }
        })
    };
    let meta = Class::new(
        "Meta",
        &[&type_],
        ns! {
            "__prepare__": classmethod(hook("__prepare__")),
            "__new__": hook("__new__"),
            "__init__": hook("__init__"),
            "__call__": hook("__call__"),
        },
    )?;
    let (said, seen) = (log.clone(), log.clone());
    let field = Class::new(
        "Field",
        &[],
        ns! {
            "__set_name__": move |_, args| {
                said.borrow_mut().push(format!("__set_name__ {}", args.get(1).unwrap()));
                Ok(Value::None)
            },
        },
    )?;
    let base = Class::new(
        "Base",
        &[],
        ns! {
            "__init_subclass__": move |class, args| {
                let tag = args.keyword("tag").unwrap();
                seen.borrow_mut().push(format!("__init_subclass__ {tag}"));
                setattr!(class, "tag", tag)?;
                Ok(Value::None)
            },
        },
    )?;
    let class = ClassStatement::new("C").base(&base).metaclass(&meta).keyword("tag", 1).run(|body| {
        log.borrow_mut().push("body".into());
        body.set("x", field.call(args![])?)
    })?;
    assert_eq!(getattr!(class, "tag")?, 1);
    class.call(args![])?;
    let expected = [
        "__prepare__ tag",
        "body",
        "__new__ tag",
        "__set_name__ x",
        "__init_subclass__ 1",
        "__init__ tag",
        "__call__ ",
    ];
    assert_eq!(*log.borrow(), expected);
    Ok(())
}

#[test]
fn the_most_derived_metaclass_makes_the_class() -> dunder::Result<()> {
    let type_ = builtin("type").unwrap();
    let (m1, m2) = (Class::new("M1", &[&type_], ns! {})?, Class::new("M2", &[&type_], ns! {})?);
    let m3 = Class::new("M3", &[&m1], ns! {})?;
    let of =
        |meta: &Class| ClassStatement::new("X").metaclass(meta).run(|_| Ok(())).and_then(Class::try_from);
    let (x1, x2, x3) = (of(&m1)?, of(&m2)?, of(&m3)?);
    assert!(Class::new("Y", &[&x1, &x3], ns! {})?.metaclass().is(&m3));
    let error = said(Class::new("Y", &[&x1, &x2], ns! {}));
    assert!(error.starts_with("TypeError: metaclass conflict: the metaclass of a derived class must be"));
    Ok(())
}

#[test]
fn an_error_in_set_name_is_wrapped() -> dunder::Result<()> {
    let field = Class::new("D", &[], ns! { "__set_name__": |_, _| Err(KeyError::new("no").into()) })?;
    let error = Class::new("A", &[], ns! { "x": field.call(args![])? }).unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: Error calling __set_name__ on 'D' instance 'x' in 'A'");
    assert_eq!(error.cause().unwrap().to_string(), "KeyError: 'no'");
    Ok(())
}

#[test]
fn changes_of_a_class_are_seen_below_it() -> dunder::Result<()> {
    let base = Class::new("Base", &[], ns! { "f": |_, _| Ok(1.into()) })?;
    let below = Class::new("Below", &[&base], ns! {})?;
    let object = below.call(args![])?;
    assert_eq!(call_method!(object, "f")?, 1);
    setattr!(base, "f", gives("f", 2))?;
    assert_eq!(call_method!(object, "f")?, 2);
    setattr!(below, "f", gives("f", 3))?;
    assert_eq!(call_method!(object, "f")?, 3);
    Value::from(&below).delattr("f")?;
    assert_eq!(call_method!(object, "f")?, 2);
    // A class becomes a descriptor when it is given the methods.
    let late = Class::new("Late", &[], ns! {})?;
    setattr!(base, "x", late.call(args![])?)?;
    assert!(type_of(&getattr!(object, "x")?).is(&late));
    setattr!(late, "__get__", gives("__get__", "found"))?;
    assert_eq!(getattr!(object, "x")?, "found");
    Ok(())
}

#[test]
fn bases_can_be_assigned() -> dunder::Result<()> {
    let (a, b) = (Class::new("A", &[], ns! { "x": "a" })?, Class::new("B", &[], ns! { "x": "b" })?);
    let c = Class::new("C", &[&a], ns! {})?;
    let d = Class::new("D", &[&c], ns! {})?;
    assert_eq!(getattr!(d, "x")?, "a");
    setattr!(c, "__bases__", Value::tuple([&b]))?;
    assert_eq!(getattr!(d, "x")?, "b");
    assert_eq!(names(&d.mro()), ["D", "C", "B", "object"]);
    assert!(a.subclasses().is_empty());
    for (value, error) in [
        (Value::tuple([Value::None; 0]), "can only assign non-empty tuple to C.__bases__, not ()"),
        (a.metaclass().into(), "can only assign tuple to C.__bases__, not type"),
        (Value::tuple([&d]), "a __bases__ item causes an inheritance cycle"),
    ] {
        assert_eq!(said(setattr!(c, "__bases__", value)), format!("TypeError: {error}"));
    }
    assert_eq!(names(&d.mro()), ["D", "C", "B", "object"]);
    Ok(())
}

#[test]
fn an_object_gets_another_class() -> dunder::Result<()> {
    let (a, b) = (Class::new("A", &[], ns! {})?, Class::new("B", &[], ns! { "x": 1 })?);
    let object = a.call(args![])?;
    setattr!(object, "__class__", &b)?;
    assert_eq!((getattr!(object, "x")?, object.isinstance(&a)?), (1.into(), false));
    let error = said(setattr!(object, "__class__", 5));
    assert_eq!(error, "TypeError: __class__ must be set to a class, not 'int' object");
    let slots = Class::new("S", &[], ns! { "__slots__": Value::tuple(["x"]) })?;
    let error = said(setattr!(object, "__class__", slots));
    assert_eq!(error, "TypeError: __class__ assignment: 'S' object layout differs from 'B'");
    Ok(())
}

#[test]
fn super_goes_on_after_a_class() -> dunder::Result<()> {
    let a = Class::new("A", &[], ns! { "f": |_, _| Ok("a".into()) })?;
    let cell = ClassCell::new();
    let here = cell.clone();
    let b = Class::new(
        "B",
        &[&a],
        ns! {
            "f": move |this, _| {
                let above = Super::new(&here.get().unwrap(), this)?;
                Ok(format!("b{}", call_method!(above, "f")?).into())
            },
            "__classcell__": cell,
        },
    )?;
    let c = Class::new("C", &[&a], ns! { "f": |_, _| Ok("c".into()) })?;
    let d = Class::new("D", &[&b, &c], ns! {})?;
    assert_eq!(call_method!(d.call(args![])?, "f")?, "bc");
    let above = Super::new(&b, &b.call(args![])?)?;
    assert_eq!(said(getattr!(above, "g")), "AttributeError: 'super' object has no attribute 'g'");
    let error = "TypeError: super(type, obj): obj must be an instance or subtype of type";
    assert_eq!(said(Super::new(&b, &5.into())), error);
    Ok(())
}

#[test]
fn subclasses_of_builtins_hold_a_value() -> dunder::Result<()> {
    let int = builtin("int").unwrap();
    let class =
        Class::new("Meters", &[&int], ns! { "double": |this, _| this.binary(Binary::Mul, &2.into()) })?;
    let five = class.call(args![5])?;
    assert_eq!(call_method!(five, "double")?, 10);
    assert_eq!(five.binary(Binary::Add, &1.into())?, 6);
    assert!(five == 5 && five.isinstance(&int)?);
    assert_eq!(five.hash()?, Value::from(5).hash()?);
    Ok(())
}
