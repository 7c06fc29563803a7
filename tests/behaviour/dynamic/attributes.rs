//! Reading, setting and deleting attributes.

use dunder::dynamic::*;
use dunder::prelude::*;

use super::{gives, said};

/// A descriptor class with the methods of those names, which say that they were asked.
fn descriptor(methods: &[&str]) -> Value {
    let mut statement = ClassStatement::new("D");
    statement = statement.base(builtin("object").unwrap());
    let class = statement.run(|body| {
        for name in methods {
            body.set(name, gives(name, *name))?;
        }
        Ok(())
    });
    class.unwrap().call(args![]).unwrap()
}

#[test]
fn data_descriptors_go_before_the_instance_and_others_after_it() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "data": descriptor(&["__get__", "__set__"]),
            "other": descriptor(&["__get__"]),
            "silent": descriptor(&["__set__"]),
            "plain": 1,
        },
    )?;
    let object = Object::try_from(class.call(args![])?)?;
    for name in ["data", "other", "silent", "plain"] {
        object.set_own(name, "own");
    }
    assert_eq!(getattr!(object, "data")?, "__get__");
    assert_eq!(getattr!(object, "other")?, "own");
    assert_eq!(getattr!(object, "silent")?, "own");
    assert_eq!(getattr!(object, "plain")?, "own");
    assert_eq!(getattr!(class, "other")?, "__get__");
    object.remove_own("other");
    assert_eq!(getattr!(object, "other")?, "__get__");
    Ok(())
}

#[test]
fn the_missing_half_of_a_descriptor_is_an_attribute_error() -> dunder::Result<()> {
    let class =
        Class::new("A", &[], ns! { "x": descriptor(&["__delete__"]), "y": descriptor(&["__set__"]) })?;
    let object = class.call(args![])?;
    assert_eq!(said(setattr!(object, "x", 1)), "AttributeError: __set__");
    assert_eq!(said(object.delattr("y")), "AttributeError: __delete__");
    Ok(())
}

#[test]
fn hooks_see_every_access() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "__getattr__": |_, args| Ok(format!("no {}", args.get(0).unwrap()).into()),
            "__setattr__": |this, args| {
                let (name, value) = (args.get(0).unwrap().to_string(), args.get(1).unwrap());
                let object = builtin("object").unwrap();
                object.own("__setattr__").unwrap().call(args![this, name, Value::tuple([value])])
            },
            "__delattr__": |_, args| Err(AttributeError::new(format!("keep {}", args.get(0).unwrap())).into()),
        },
    )?;
    let object = class.call(args![])?;
    assert_eq!(getattr!(object, "x")?, "no x");
    setattr!(object, "x", 1)?;
    assert_eq!(getattr!(object, "x")?, Value::tuple([1]));
    assert_eq!(said(object.delattr("x")), "AttributeError: keep x");
    Ok(())
}

#[test]
fn a_default_replaces_an_attribute_error_alone() -> dunder::Result<()> {
    let fails = property(
        Function::method("f", |_, _| Err(ValueError::new("broken").into())),
        Value::None,
        Value::None,
    );
    let object = Class::new("A", &[], ns! { "x": fails })?.call(args![])?;
    assert_eq!(getattr!(object, "nope", 7)?, 7);
    assert!(!object.hasattr("nope")?);
    assert_eq!(said(getattr!(object, "x", 7)), "ValueError: broken");
    assert_eq!(said(object.hasattr("x")), "ValueError: broken");
    assert_eq!(said(getattr(&object, "nope")), "AttributeError: 'A' object has no attribute 'nope'");
    Ok(())
}

#[test]
fn the_dictionary_is_live_and_can_be_replaced() -> dunder::Result<()> {
    let object = Class::new("A", &[], ns! {})?.call(args![])?;
    setattr!(object, "a", 1)?;
    let dict = vars(&object)?;
    setattr!(object, "b", 2)?;
    assert_eq!(dict.to_string(), "{'a': 1, 'b': 2}");
    dict.set_item("c", 3)?;
    assert_eq!(getattr!(object, "c")?, 3);
    setattr!(object, "__dict__", Dict::from([("z", 26)]))?;
    assert_eq!((getattr!(object, "z")?, object.hasattr("a")?), (26.into(), false));
    let error = said(setattr!(object, "__dict__", 5));
    assert_eq!(error, "TypeError: __dict__ must be set to a dictionary, not a 'int'");
    Ok(())
}

#[test]
fn many_attributes_keep_their_order() -> dunder::Result<()> {
    let object = Class::new("A", &[], ns! {})?.call(args![])?;
    let names: Vec<String> = (0..100).map(|n| format!("a{}", (n * 37) % 100)).collect();
    for (at, name) in names.iter().enumerate() {
        object.setattr(name, at)?;
    }
    object.delattr("a0")?;
    let keys: Vec<String> = vars(&object)?.iter()?.map(|key| key.to_string()).collect();
    assert_eq!(keys, names[1..]);
    Ok(())
}

#[test]
fn slots_are_members() -> dunder::Result<()> {
    let class = Class::new("A", &[], ns! { "__slots__": Value::tuple(["x", "__hidden"]) })?;
    let object = class.call(args![])?;
    assert_eq!(said(getattr!(object, "x")), "AttributeError: 'A' object has no attribute 'x'");
    setattr!(object, "x", 1)?;
    setattr!(object, "_A__hidden", 2)?;
    assert_eq!(getattr!(object, "x")?, 1);
    assert_eq!(said(setattr!(object, "y", 1)), "AttributeError: 'A' object has no attribute 'y'");
    assert_eq!(said(vars(&object)), "TypeError: vars() argument must have __dict__ attribute");
    object.delattr("x")?;
    assert_eq!(said(object.delattr("x")), "AttributeError: x");
    let below = Class::new("B", &[&class], ns! {})?;
    setattr!(below.call(args![])?, "y", 1)?;
    for (slots, error) in [
        (Value::tuple(["f"]), "ValueError: 'f' in __slots__ conflicts with class variable"),
        (Value::tuple(["a b"]), "TypeError: __slots__ must be identifiers"),
        (Value::tuple([1]), "TypeError: __slots__ items must be strings, not 'int'"),
    ] {
        assert_eq!(said(Class::new("C", &[], ns! { "f": 1, "__slots__": slots })), error);
    }
    let [one, two] =
        ["a", "b"].map(|slot| Class::new("S", &[], ns! { "__slots__": Value::tuple([slot]) }).unwrap());
    let error = said(Class::new("C", &[&one, &two], ns! {}));
    assert_eq!(error, "TypeError: multiple bases have instance lay-out conflict");
    Ok(())
}

#[test]
fn special_methods_are_found_on_the_type_alone() -> dunder::Result<()> {
    let class = Class::new("A", &[], ns! {})?;
    let object = class.call(args![])?;
    setattr!(object, "__len__", gives("__len__", 5))?;
    setattr!(object, "__call__", gives("__call__", 5))?;
    assert_eq!(said(object.len()), "TypeError: object of type 'A' has no len()");
    assert_eq!(said(object.call(args![])), "TypeError: 'A' object is not callable");
    setattr!(class, "__len__", gives("__len__", 5))?;
    assert_eq!(object.len()?, 5);
    Ok(())
}
