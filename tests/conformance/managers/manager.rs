//! A recipe of a manager: what is defined for it, and how one is made.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::action::{Place, action};
use crate::Failure;
use crate::language::expression::{expression, value};
use crate::language::statement::{Dialect, assign, block, variables};

/// The definitions of a manager, and those that go into `generators!`: in each, `make_NAME(world)` makes one.
#[derive(Default)]
pub(super) struct Defined {
    pub(super) items: String,
    pub(super) generators: String,
}

pub(super) fn define(name: &str, spec: &Json) -> Result<Defined, Failure> {
    let kind = spec["type"].as_str().ok_or("a manager has a type")?;
    let make = |what: &str, made: String| {
        format!("fn make_{name}(world: &World) -> {what} {{ let world = world.clone(); {made} }}\n")
    };
    let mut defined = Defined::default();
    defined.items = match kind {
        "class" => class(name, spec)?,
        "gen" => {
            defined.generators = generator(name, spec)?;
            String::new()
        }
        "suppress" => {
            let classes = spec["types"].as_array().into_iter().flatten().filter_map(Json::as_str);
            let classes: Vec<String> = classes.map(|class| format!("{class}::CLASS")).collect();
            make(
                &format!("Suppress<[ExceptionClass; {}]>", classes.len()),
                format!("suppress([{}])", classes.join(", ")),
            )
        }
        "nullcontext" => make("NullContext<Value>", format!("nullcontext({})", value(&spec["value"])?)),
        "closing" => {
            let close = action(&spec["close"], name, Place::Call)?;
            let close = format!("move || {{ world.log(\"{name}.close\".to_owned()); {close} }}");
            make("Closing<Thing>", format!("closing(Thing {{ name: {name:?}, close: Box::new({close}) }})"))
        }
        _ => return Err(format!("not a manager: {spec}").into()),
    };
    Ok(defined)
}

/// A class is a type. It holds nothing that changes, so that one object used again is the same as several.
///
/// A class that lacks a method would not be a manager, and `with!` would not compile: who has such a thing in Rust has a value whose
/// class is known at run time only, and so has this one.
fn class(name: &str, spec: &Json) -> Result<String, Failure> {
    let missing: Vec<&str> =
        spec["missing"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let enter = action(&spec["enter"], name, Place::Enter)?;
    let exit = action(&spec["exit"], name, Place::Exit)?;
    let methods = format!(
        "impl Class_{name} {{\n\
         fn entered(&self) -> Result<Value, Exception> {{ self.0.log(\"{name}.enter\".to_owned()); {enter} }}\n\
         fn left(&self, error: Option<Exception>) -> Result<(), Exception> {{ \
         self.0.log(format!(\"{name}.exit({{}})\", given(error.as_ref()))); {exit} }}\n}}\n"
    );
    let head = format!("#[derive(Clone)]\nstruct Class_{name}(World);\n{methods}");
    if missing.is_empty() {
        return Ok(format!(
            "{head}impl ContextManager<Exception> for Class_{name} {{\n\
             type Target<'t> = Value;\ntype Swallow = ();\n\
             fn enter(&mut self) -> Result<Value, Exception> {{ self.entered() }}\n\
             fn exit(&mut self) -> Result<(), Exception> {{ self.left(None) }}\n\
             fn exit_err(&mut self, error: Exception) -> Result<(), Exception> {{ self.left(Some(error)) }}\n}}\n\
             fn make_{name}(world: &World) -> Class_{name} {{ Class_{name}(world.clone()) }}\n"
        ));
    }
    let has = |method| !missing.contains(&method);
    Ok(format!(
        "{head}impl Object for Class_{name} {{\n\
         fn class_name(&self) -> &str {{ \"Manager\" }}\n\
         fn repr(&self) -> Result<String, Exception> {{ Ok({name:?}.to_owned()) }}\n\
         fn context_methods(&self) -> ContextMethods {{ ContextMethods {{ enter: {}, exit: {} }} }}\n\
         fn enter(&self) -> Result<Value, Exception> {{ self.entered() }}\n\
         fn exit(&self, error: Option<&Exception>) -> Result<Value, Exception> {{ match self.left(error.cloned()) {{ \
         Ok(()) => Ok(Value::from(true)), Err(left) if error.is_some_and(|error| left.is_same(error)) => Ok(Value::None), \
         Err(left) => Err(left) }} }}\n}}\n\
         fn make_{name}(world: &World) -> Value {{ Value::object(Class_{name}(world.clone())) }}\n",
        has("enter"),
        has("exit"),
    ))
}

/// Python's `@contextmanager`.
fn generator(name: &str, spec: &Json) -> Result<String, Failure> {
    struct Body;
    impl Dialect for Body {
        fn statement(&mut self, name: &str, rest: &[Json]) -> Result<Option<String>, Failure> {
            Ok(match (name, rest) {
                ("yield", [value, into @ ..]) => {
                    Some(format!("yield {}; {}", expression(value)?, assign(into, "Value::None")?))
                }
                // What it returns, nobody gets.
                ("return", [value]) => Some(format!("{{ let _ = {}; return; }}", expression(value)?)),
                _ => None,
            })
        }
    }
    let body = &spec["body"];
    let locals = locals(body, &[])?;
    Ok(format!(
        "    fn gen_{name}(world: World) -> ContextManager<Target = Value, Error = Exception> {{ {locals}{} }}\n",
        block(body, &mut Body)?
    ))
}

/// The variables of a body, which exist from the start.
pub(super) fn locals(body: &Json, parameters: &[String]) -> Result<String, Failure> {
    let mut locals = BTreeSet::new();
    variables(body, &mut locals)?;
    Ok(locals
        .iter()
        .filter(|name| !parameters.contains(name))
        .map(|name| format!("let mut {name} = Value::None; "))
        .collect())
}

/// How one is made.
pub(super) fn made(name: &Json, specs: &Json) -> Result<String, Failure> {
    let name = name.as_str().ok_or("a manager has a name")?;
    Ok(match specs[name]["type"].as_str() {
        Some("gen") => format!("gen_{name}(world.clone())"),
        _ => format!("make_{name}(&world)"),
    })
}
