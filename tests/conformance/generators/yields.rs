//! What only bodies of generators have.

use serde_json::Value as Json;

use crate::Failure;
use crate::language::expression::{all, expression};
use crate::language::statement::{Dialect, assign};

pub(super) struct Yields;

impl Dialect for Yields {
    fn statement(&mut self, name: &str, rest: &[Json]) -> Result<Option<String>, Failure> {
        Ok(Some(match (name, rest) {
            ("yield", [value, into @ ..]) => assign(into, &format!("yield {}", expression(value)?))?,
            ("yield_from", [Json::String(program), Json::Array(arguments), into @ ..]) => {
                let arguments = arguments.iter().map(expression).collect::<Result<Vec<_>, _>>()?;
                let arguments: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
                assign(into, &format!("yield from {program}(world.clone(){arguments})"))?
            }
            ("yield_from_list", [Json::Array(items), into @ ..]) => {
                let none = assign(into, "Value::None")?;
                format!("yield from list_iterator(vec![{}]); {none}", all(items, expression)?)
            }
            ("yield_from_obj", [generator, into @ ..]) => {
                assign(into, &format!("yield from world.generator({generator})"))?
            }
            ("next_of", [generator, into @ ..]) => assign(into, &format!("world.next_of({generator})?"))?,
            _ => return Ok(None),
        }))
    }
}
