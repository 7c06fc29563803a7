//! Functions, their parameters, and what a call says that does not fit.

use dunder::dynamic::*;
use dunder::prelude::*;

use super::said;

fn function(signature: Signature) -> Function {
    Function::with_signature("f", signature, |bound| Ok(Value::tuple(bound.iter().cloned())))
}

#[test]
fn arguments_are_bound_to_parameters() -> dunder::Result<()> {
    use ParameterKind::{KeywordOnly, PositionalOrKeyword, VarKeyword, VarPositional};
    let signature = Signature::new()
        .parameter("a")
        .with("b", PositionalOrKeyword, Some(2.into()))
        .with("args", VarPositional, None)
        .with("k", KeywordOnly, Some("k".into()))
        .with("kwargs", VarKeyword, None);
    assert_eq!(signature.to_string(), "(a, b=2, *args, k='k', **kwargs)");
    let f = function(signature);
    assert_eq!(f.call(args![1])?.to_string(), "(1, 2, (), 'k', {})");
    assert_eq!(f.call(args![1, 3, 4, z = 5, k = 6])?.to_string(), "(1, 3, (4,), 6, {'z': 5})");
    assert_eq!(said(f.call(args![1, a = 1])), "TypeError: f() got multiple values for argument 'a'");
    Ok(())
}

#[test]
fn what_does_not_fit_is_said_as_cpython_says_it() {
    use ParameterKind::{KeywordOnly, PositionalOnly, PositionalOrKeyword};
    let two = function(Signature::new().parameter("a").parameter("b"));
    assert_eq!(
        said(two.call(args![])),
        "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"
    );
    assert_eq!(said(two.call(args![1])), "TypeError: f() missing 1 required positional argument: 'b'");
    assert_eq!(
        said(two.call(args![1, 2, 3])),
        "TypeError: f() takes 2 positional arguments but 3 were given"
    );
    assert_eq!(said(two.call(args![1, 2, z = 3])), "TypeError: f() got an unexpected keyword argument 'z'");
    let three = function(Signature::new().parameter("a").parameter("b").parameter("c"));
    let missing = "TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'";
    assert_eq!(said(three.call(args![])), missing);
    let default = function(Signature::new().parameter("a").with("b", PositionalOrKeyword, Some(1.into())));
    let many = "TypeError: f() takes from 1 to 2 positional arguments but 3 were given";
    assert_eq!(said(default.call(args![1, 2, 3])), many);
    let keyword = function(Signature::new().with("k", KeywordOnly, None));
    let missing = "TypeError: f() missing 1 required keyword-only argument: 'k'";
    assert_eq!(said(keyword.call(args![])), missing);
    let position = function(Signature::new().with("a", PositionalOnly, None));
    let given = "TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'";
    assert_eq!(said(position.call(args![a = 1])), given);
    assert_eq!(position.signature().unwrap().to_string(), "(a, /)");
}

#[test]
fn a_method_counts_its_object() -> dunder::Result<()> {
    let f = Function::with_signature("f", Signature::new().parameter("self"), |_| Ok(Value::None));
    let object = Class::new("A", &[], ns! { "f": f.with_qualname("A.f") })?.call(args![])?;
    let error = "TypeError: A.f() takes 1 positional argument but 2 were given";
    assert_eq!(said(call_method!(object, "f", 1)), error);
    Ok(())
}

#[test]
fn a_bound_method_knows_its_function_and_object() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! { "f": |this, args| Ok(Value::tuple([this.clone(), args.to_tuple().into()])) },
    )?;
    let object = class.call(args![])?;
    let (f, g) = (getattr!(object, "f")?, getattr!(object, "f")?);
    assert!(!is(&f, &g) && f == g && f.hash()? == g.hash()?);
    assert!(getattr!(f, "__self__")?.is(&object));
    assert!(getattr!(f, "__func__")?.is(&getattr!(class, "f")?));
    assert_eq!(f.call(args![1, 2])?.item(1)?.to_string(), "(1, 2)");
    let other = Class::new("B", &[], ns! { "f": f.clone() })?.call(args![])?;
    assert!(call_method!(other, "f")?.item(0)?.is(&object));
    Ok(())
}

#[test]
fn class_and_static_methods() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "make": classmethod(Function::method("make", |class, _| Ok(class.clone()))),
            "plain": staticmethod(Function::new("plain", |args| Ok(args.len().into()))),
        },
    )?;
    let below = Class::new("B", &[&class], ns! {})?;
    let object = below.call(args![])?;
    assert!(call_method!(object, "make")?.is(&below.clone().into()));
    assert!(call_method!(class, "make")?.is(&class.clone().into()));
    assert_eq!((call_method!(object, "plain", 1)?, call_method!(below, "plain")?), (1.into(), 0.into()));
    Ok(())
}

#[test]
fn a_call_by_name_sees_what_reading_the_attribute_sees() -> dunder::Result<()> {
    let class = Class::new("A", &[], ns! { "f": |_, _| Ok("method".into()) })?;
    let object = class.call(args![])?;
    assert_eq!(call_method!(object, "f")?, "method");
    setattr!(object, "f", Function::new("f", |args| Ok(args.len().into())))?;
    assert_eq!(call_method!(object, "f", 1, 2)?, 2);
    let hooked = Class::new(
        "B",
        &[&class],
        ns! {
            "__getattribute__": |_, _| Ok(Function::new("g", |_| Ok("hook".into())).into()),
        },
    )?;
    assert_eq!(call_method!(hooked.call(args![])?, "f")?, "hook");
    Ok(())
}
