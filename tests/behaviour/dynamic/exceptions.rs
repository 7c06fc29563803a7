//! Classes of exceptions that are made while the program runs.

use dunder::dynamic::*;
use dunder::prelude::*;

#[test]
fn an_instance_is_raised_and_caught() -> dunder::Result<()> {
    let base = builtin("ValueError").unwrap();
    let class = Class::new("ConfigError", &[&base], ns! { "hint": "look at line 3" })?;
    let object = class.call(args!["bad port"])?;
    setattr!(object, "line", 3)?;
    let raised = object.to_exception()?;
    assert_eq!(raised.to_string(), "ConfigError: bad port");
    assert!(raised.is::<ValueError>() && !raised.is::<LookupError>());
    let caught = Value::from(raised.clone());
    assert!(caught.is(&object));
    assert_eq!(getattr!(caught, "line")?, 3);
    assert_eq!(getattr!(caught, "args")?, Value::tuple(["bad port"]));
    assert!(caught.isinstance(&class)? && caught.isinstance(&base)?);
    let caught = attempt! {
        try { Err::<Value, Exception>(raised)? }
        except (e: ValueError) { Value::from(e.clone()) }
    };
    assert!(caught.is(&object));
    Ok(())
}

#[test]
fn its_own_text_is_shown() -> dunder::Result<()> {
    let base = builtin("Exception").unwrap();
    let class = Class::new(
        "Coded",
        &[&base],
        ns! {
            "__init__": |this, args| { setattr!(this, "code", args.get(0).unwrap())?; Ok(Value::None) },
            "__str__": |this, _| Ok(format!("code {}", getattr!(this, "code")?).into()),
        },
    )?;
    let raised = class.call(args![7])?.to_exception()?;
    assert_eq!(raised.to_string(), "Coded: code 7");
    Ok(())
}

#[test]
fn it_may_go_to_another_thread() -> dunder::Result<()> {
    let class = Class::new("E", &[&builtin("KeyError").unwrap()], ns! {})?;
    let raised = class.call(args!["k"])?.to_exception()?;
    let there = raised.clone();
    let text = std::thread::spawn(move || {
        let text = there.to_string();
        drop(Value::from(there));
        text
    });
    assert_eq!(text.join().unwrap(), "E: 'k'");
    assert!(Value::from(raised).isinstance(&class)?);
    Ok(())
}

#[test]
fn exceptions_of_the_runtime_have_classes() -> dunder::Result<()> {
    let error = Value::from(1).getattr("nope").unwrap_err();
    let value = Value::from(error);
    assert_eq!(type_of(&value).name(), "AttributeError");
    assert!(value.isinstance(builtin("Exception").unwrap())?);
    assert_eq!(value.to_string(), "'int' object has no attribute 'nope'");
    let none = Value::from(5).to_exception().unwrap_err();
    assert_eq!(none.to_string(), "TypeError: exceptions must derive from BaseException");
    Ok(())
}
