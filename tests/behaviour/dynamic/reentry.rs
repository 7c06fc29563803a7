//! Code of the program's own that does what it should not while the runtime is at it.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use dunder::dynamic::*;
use dunder::prelude::*;

#[test]
fn recursion_without_end_is_an_exception() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "f": |this, _| call_method!(this, "f"),
            "__getattr__": |this, args| getattr!(this, &args.get(0).unwrap().to_string()),
            "__repr__": |this, _| Ok(this.try_repr()?.into()),
            "__eq__": |this, args| Ok((this.try_eq(args.get(0).unwrap())?).into()),
            "__len__": |this, _| Ok(this.len()?.into()),
            "__call__": |this, _| this.call(args![]),
            "p": property(Function::method("p", |this, _| getattr!(this, "p")), Value::None, Value::None),
        },
    )?;
    let object = class.call(args![])?;
    let errors = [
        call_method!(object, "f").unwrap_err(),
        getattr!(object, "nope").unwrap_err(),
        object.try_repr().unwrap_err(),
        object.try_eq(&class.call(args![])?).unwrap_err(),
        object.len().unwrap_err(),
        object.call(args![]).unwrap_err(),
        getattr!(object, "p").unwrap_err(),
    ];
    for error in errors {
        assert!(error.is::<RecursionError>(), "{error}");
        assert!(error.message().starts_with("maximum recursion depth exceeded"), "{error}");
    }
    Ok(())
}

#[test]
fn deep_calls_that_end_are_no_error() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "down": |this, args| match i64::try_from(args.get(0).unwrap())? {
                0 => Ok("there".into()),
                n => call_method!(this, "down", n - 1),
            },
        },
    )?;
    assert_eq!(call_method!(class.call(args![])?, "down", 100)?, "there");
    Ok(())
}

#[test]
fn a_class_that_cycles_through_call_is_an_exception() -> dunder::Result<()> {
    let class = Class::new("A", &[], ns! {})?;
    setattr!(class, "__call__", class.call(args![])?)?;
    let error = class.call(args![])?.call(args![]).unwrap_err();
    assert!(error.is::<RecursionError>(), "{error}");
    Value::from(&class).delattr("__call__")?; // the class holds an instance, which holds the class
    Ok(())
}

#[test]
fn a_panic_leaves_everything_usable() -> dunder::Result<()> {
    let class = Class::new(
        "A",
        &[],
        ns! {
            "x": property(Function::method("x", |_, _| panic!("on purpose")), Value::None, Value::None),
            "__setattr__": |_, _| panic!("on purpose"),
        },
    )?;
    let object = class.call(args![])?;
    for _ in 0..3 {
        assert!(catch_unwind(AssertUnwindSafe(|| getattr!(object, "x"))).is_err());
        assert!(catch_unwind(AssertUnwindSafe(|| setattr!(object, "y", 1))).is_err());
    }
    Value::from(&class).delattr("x")?;
    Value::from(&class).delattr("__setattr__")?;
    setattr!(object, "x", 1)?;
    assert_eq!(getattr!(object, "x")?, 1);
    Ok(())
}

#[test]
fn a_method_may_delete_itself_and_its_class() -> dunder::Result<()> {
    let holder = Rc::new(RefCell::new(None::<Class>));
    let held = holder.clone();
    let class = Class::new(
        "A",
        &[],
        ns! {
            "f": move |this, _| {
                Value::from(type_of(this)).delattr("f")?;
                setattr!(this, "__class__", Class::new("B", &[], ns! { "y": 1 })?)?;
                held.borrow_mut().take();
                getattr!(this, "y")
            },
        },
    )?;
    let object = class.call(args![])?;
    *holder.borrow_mut() = Some(class);
    assert_eq!(call_method!(object, "f")?, 1);
    Ok(())
}

#[test]
fn a_destructor_may_use_what_drops_it() -> dunder::Result<()> {
    struct Watch(Object);
    impl dunder::value::Object for Watch {
        fn class_name(&self) -> &str {
            "Watch"
        }
        fn repr(&self) -> Result<String, Exception> {
            Ok("Watch".into())
        }
    }
    impl Drop for Watch {
        fn drop(&mut self) {
            self.0.set_own("x", "set by the destructor");
            let _ = Class::new("C", &[], ns! { "x": 1 });
        }
    }
    let class = Class::new("A", &[], ns! {})?;
    let object = Object::try_from(class.call(args![])?)?;
    object.set_own("x", Value::object(Watch(object.clone())));
    object.set_own("x", "replaced");
    assert_eq!(object.own("x").unwrap(), "set by the destructor");
    Ok(())
}

#[test]
fn hooks_may_change_the_class_that_is_being_made() -> dunder::Result<()> {
    let field = Class::new(
        "Field",
        &[],
        ns! {
            "__set_name__": |_, args| {
                let owner = args.get(0).unwrap();
                setattr!(owner, "added", true)?;
                owner.delattr(args.get(1).unwrap().to_string())?;
                Ok(Value::None)
            },
        },
    )?;
    let class = Class::new("A", &[], ns! { "x": field.call(args![])?, "y": field.call(args![])? })?;
    assert_eq!(getattr!(class, "added")?, true);
    assert!(class.own("x").is_none() && class.own("y").is_none());
    Ok(())
}
