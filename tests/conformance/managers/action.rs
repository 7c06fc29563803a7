//! What an exit or a callback does after it has logged.

use serde_json::Value as Json;

use crate::Failure;
use crate::language::expression::value;

/// Where an action stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In an `__exit__`, which has an `error: Option<Exception>`, and which says by `Ok` that it has swallowed it.
    Exit,
    /// In a function whose result nobody looks at.
    Call,
    /// In an `__enter__`, whose result is a value.
    Enter,
}

/// The action, as an expression of type `Result<_, Exception>`, in a function or a closure of that type.
pub(super) fn action(action: &Json, name: &str, place: Place) -> Result<String, Failure> {
    let goes_on = match place {
        Place::Exit => "error.map_or(Ok(()), Err)".to_owned(),
        Place::Call => "Ok(())".to_owned(),
        Place::Enter => "Ok(Value::None)".to_owned(),
    };
    let done = |result: String| match place {
        Place::Exit => format!("if truth(&{result}) {{ Ok(()) }} else {{ {goes_on} }}"),
        Place::Call => format!("{{ let _ = {result}; Ok(()) }}"),
        Place::Enter => format!("Ok({result})"),
    };
    let raised = || -> Result<String, Failure> {
        let class = action["exc"].as_str().ok_or("an exception has a class")?;
        Ok(match &action["msg"] {
            Json::Null => format!("{class}()"),
            message => format!("{class}({})", value(message)?),
        })
    };
    let kind = action["do"].as_str().ok_or_else(|| format!("not an action: {action}"))?;
    Ok(match (kind, place) {
        ("return", _) => done(value(&action["value"])?),
        ("self", _) => done(format!("named({name:?})")),
        ("raise", _) => format!("raise!({})", raised()?),
        // To give it back is to let it go on.
        ("reraise", _) => goes_on,
        ("suppress", Place::Exit) => {
            let classes = action["types"].as_array().into_iter().flatten().filter_map(Json::as_str);
            let tests: Vec<String> = classes.map(|class| format!("e.is::<{class}>()")).collect();
            let test = if tests.is_empty() { "false".to_owned() } else { tests.join(" || ") };
            format!("if error.as_ref().is_some_and(|e| {test}) {{ Ok(()) }} else {{ {goes_on} }}")
        }
        ("convert", Place::Exit) => {
            let raised = raised()?;
            format!("match error {{ None => Ok(()), Some(error) => raise!({raised}, from = error) }}")
        }
        ("suppress" | "convert", _) => goes_on,
        _ => return Err(format!("not an action: {action}").into()),
    })
}
