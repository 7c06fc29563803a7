//! Functions, whose blocks are `with!`.

use serde_json::Value as Json;

use super::action::{Place, action};
use super::manager::{locals, made};
use crate::Failure;
use crate::language::expression::{all, expression, piece, word};
use crate::language::statement::{Dialect, assign, block};

pub(super) fn function(name: &str, function: &Json, specs: &Json) -> Result<String, Failure> {
    let parameters = function["params"].as_array().into_iter().flatten();
    let parameters = parameters.map(word).collect::<Result<Vec<_>, _>>()?;
    let body = &function["body"];
    let locals = locals(body, &parameters)?;
    let mut blocks = Blocks { specs, open: Vec::new(), popped: Vec::new() };
    let body = block(body, &mut blocks)?;
    // In CPython nothing happens to a stack that is never closed.
    let popped: String = blocks
        .popped
        .iter()
        .map(|stack| {
            format!("let mut o_{stack} = std::mem::ManuallyDrop::new(None::<ExitStack<'_, Exception>>); ")
        })
        .collect();
    let body = format!("{locals}{popped}{body} Ok(Value::None)");
    let typed: String = parameters.iter().map(|name| format!(", mut {name}: Value")).collect();
    let decorators: Vec<&Json> = function["decorators"].as_array().into_iter().flatten().collect();
    if decorators.is_empty() {
        return Ok(format!("fn f_{name}(world: &World{typed}) -> Result<Value, Exception> {{ {body} }}\n"));
    }
    // What a manager that is used as a decorator does: it is made anew for each call.
    let managers = decorators.iter().map(|manager| made(manager, specs)).collect::<Result<Vec<_>, _>>()?;
    let arguments: String = parameters.iter().map(|name| format!(", {name}")).collect();
    Ok(format!(
        "fn inner_{name}(world: &World{typed}) -> Result<Value, Exception> {{ {body} }}\n\
         fn f_{name}(world: &World{typed}) -> Result<Value, Exception> {{ \
         with!({} => {{ return Ok(inner_{name}(world{arguments})?); }}); Ok(Value::None) }}\n",
        managers.join(", ")
    ))
}

/// The statements that blocks are left by, and those about managers.
struct Blocks<'s> {
    specs: &'s Json,
    /// The stacks whose blocks are around.
    open: Vec<String>,
    /// Those that were made by `pop_all`.
    popped: Vec<String>,
}

impl Blocks<'_> {
    fn within(&mut self, stack: &str, body: &Json) -> Result<String, Failure> {
        self.open.push(stack.to_owned());
        let body = block(body, self);
        self.open.pop();
        body
    }

    /// A stack that is used: the one that a block has bound, or one that nobody has entered.
    fn stack(&mut self, name: &Json, is_changed: bool) -> Result<String, Failure> {
        let name = name.as_str().ok_or("a stack has a name")?;
        if self.open.iter().any(|open| open == name) {
            return Ok(format!("s_{name}"));
        }
        self.pop(name);
        let reference = if is_changed { "as_mut" } else { "as_ref" };
        Ok(format!("o_{name}.{reference}().unwrap()"))
    }

    fn pop(&mut self, name: &str) {
        if !self.popped.iter().any(|popped| popped == name) {
            self.popped.push(name.to_owned());
        }
    }

    /// `with a as x, b as y: …`. Python assigns `x` before it makes `b`; here a target is a pattern, so what comes after a target that
    /// is assigned stands in the block of its manager.
    ///
    /// `try`: managers of exceptions may fail where nothing in their block does.
    fn with(&mut self, items: &[Json], body: &Json) -> Result<String, Failure> {
        let mut managers = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let (manager, target) = (made(&item[0], self.specs)?, &item[1]);
            if target.is_null() {
                managers.push(manager);
                continue;
            }
            managers.push(format!("{manager} as entered"));
            let rest = &items[at + 1..];
            let body = if rest.is_empty() { block(body, self)? } else { self.with(rest, body)? };
            let bound = word(target)?;
            return Ok(format!(
                "with!(try {} => {{ {bound} = entered.value(); {body} }});",
                managers.join(", ")
            ));
        }
        Ok(format!("with!(try {} => {{ {} }});", managers.join(", "), block(body, self)?))
    }
}

impl Dialect for Blocks<'_> {
    fn statement(&mut self, name: &str, rest: &[Json]) -> Result<Option<String>, Failure> {
        Ok(Some(match (name, rest) {
            ("return", [value]) => format!("return Ok({});", expression(value)?),
            ("with", [Json::Array(items), body]) => self.with(items, body)?,
            ("stack", [Json::String(stack), body]) => {
                format!("with!(try ExitStack::new() as s_{stack} => {{ {} }});", self.within(stack, body)?)
            }
            ("with_stack", [Json::String(stack), body]) => {
                let outer = self.stack(&Json::from(stack.as_str()), true)?;
                format!("with!(try &mut *{outer} as s_{stack} => {{ {} }});", self.within(stack, body)?)
            }
            ("enter", [stack, manager, into @ ..]) => {
                let entered =
                    format!("{}.enter({})?.value()", self.stack(stack, false)?, made(manager, self.specs)?);
                assign(into, &entered)?
            }
            ("push", [stack, manager]) => {
                format!("{}.push({});", self.stack(stack, false)?, made(manager, self.specs)?)
            }
            ("push_exit", [stack, Json::String(label), does]) => format!(
                "{{ let world = world.clone(); {}.push_exit(move |error: Option<Exception>| -> Result<(), Exception> \
                 {{ world.log(format!(\"{label}({{}})\", given(error.as_ref()))); {} }}); }}",
                self.stack(stack, false)?,
                action(does, label, Place::Exit)?
            ),
            ("callback", [stack, Json::String(label), Json::Array(arguments), does]) => {
                // A string among the arguments is shown as it is, as all others are.
                let shown = all(arguments, piece)?;
                format!(
                    "{{ let world = world.clone(); let shown: Vec<String> = vec![{shown}]; {}.callback(move || -> Result<(), Exception> \
                     {{ world.log(format!(\"{label}({{}})\", shown.join(\", \"))); {} }}); }}",
                    self.stack(stack, false)?,
                    action(does, label, Place::Call)?
                )
            }
            ("close", [stack]) => format!("{}.close()?;", self.stack(stack, true)?),
            ("pop_all", [stack, Json::String(into)]) => {
                let stack = self.stack(stack, true)?;
                self.pop(into);
                format!("o_{into} = std::mem::ManuallyDrop::new(Some({stack}.pop_all()));")
            }
            ("call", [Json::String(function), Json::Array(arguments), into @ ..]) => {
                let arguments: String = arguments
                    .iter()
                    .map(|argument| Ok(format!(", {}", expression(argument)?)))
                    .collect::<Result<_, Failure>>()?;
                assign(into, &format!("f_{function}(world{arguments})?"))?
            }
            _ => return Ok(None),
        }))
    }
}
