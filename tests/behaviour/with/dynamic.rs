//! Managers whose class is known at run time only.

use dunder::context::ExitStack;
use dunder::value::{ContextMethods, Object};

use super::*;

/// An object that has what it is told.
struct Known(ContextMethods, Value, RefCell<Vec<String>>);

impl Object for Known {
    fn class_name(&self) -> &str {
        "A"
    }
    fn repr(&self) -> Result<String, Exception> {
        Ok("an A".into())
    }
    fn context_methods(&self) -> ContextMethods {
        self.0
    }
    fn enter(&self) -> Result<Value, Exception> {
        self.2.borrow_mut().push("enter".into());
        Ok(Value::from("entered"))
    }
    fn exit(&self, error: Option<&Exception>) -> Result<Value, Exception> {
        self.2.borrow_mut().push(error.map_or("exit".into(), Exception::to_string));
        Ok(self.1.clone())
    }
}

fn object(enter: bool, exit: bool, result: impl Into<Value>) -> Value {
    Value::object(Known(ContextMethods { enter, exit }, result.into(), RefCell::default()))
}

fn log(value: &Value) -> String {
    value.downcast_ref::<Known>().unwrap().2.take().join(" ")
}

fn run(value: &Value, fails: bool) -> Result<String, Exception> {
    with!(value.clone() as entered => {
        if fails {
            raise!(KeyError("k"));
        }
        return Ok(entered.to_string());
    });
    Ok("swallowed".into())
}

#[test]
fn values_are_entered_and_left() {
    let value = object(true, true, Value::None);
    assert_eq!(run(&value, false).unwrap(), "entered");
    assert_eq!(log(&value), "enter exit");
    assert_eq!(run(&value, true).unwrap_err().to_string(), "KeyError: 'k'");
    assert_eq!(log(&value), "enter KeyError: 'k'");
}

#[test]
fn any_true_result_swallows() {
    for (result, swallows) in [
        (Value::from(1), true),
        (Value::from("yes"), true),
        (Value::from(0), false),
        (Value::from(""), false),
    ] {
        assert_eq!(run(&object(true, true, result), true).is_ok(), swallows);
    }
}

#[test]
fn both_methods_are_looked_up_before_either_is_called() {
    let text = "TypeError: 'A' object does not support the context manager protocol";
    for (enter, exit, missed) in
        [(false, false, ""), (false, true, ""), (true, false, " (missed __exit__ method)")]
    {
        let value = object(enter, exit, Value::None);
        assert_eq!(run(&value, false).unwrap_err().to_string(), format!("{text}{missed}"));
        assert_eq!(log(&value), "");
    }
    let error = run(&Value::from(5), false).unwrap_err();
    assert_eq!(error.to_string(), "TypeError: 'int' object does not support the context manager protocol");
}

#[test]
fn asking_for_the_truth_of_the_result_may_raise() {
    struct Undecided;
    impl Object for Undecided {
        fn class_name(&self) -> &str {
            "Undecided"
        }
        fn repr(&self) -> Result<String, Exception> {
            Ok("?".into())
        }
        fn truth(&self) -> Result<Option<bool>, Exception> {
            Err(ValueError::new("neither").into())
        }
    }
    let value = object(true, true, Value::object(Undecided));
    let error = run(&value, true).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: neither");
    assert_eq!(error.context().unwrap().to_string(), "KeyError: 'k'");
    // Nobody asks where there is no error.
    assert!(run(&value, false).is_ok());
}

#[test]
fn stacks_enter_values_too() {
    let (whole, half) = (object(true, true, Value::None), object(true, false, Value::None));
    let mut stack = ExitStack::<Exception>::new();
    assert_eq!(stack.enter(whole.clone()).unwrap().to_string(), "entered");
    let error = stack.enter(half.clone()).unwrap_err();
    assert!(error.message().starts_with("'A' object does not support the context manager protocol"));
    stack.close().unwrap();
    assert_eq!((log(&whole).as_str(), log(&half).as_str()), ("enter exit", ""));
    // What has no `__exit__` is taken for a function, which it is not.
    stack.push(half);
    assert_eq!(stack.close().unwrap_err().to_string(), "TypeError: 'A' object is not callable");
}
