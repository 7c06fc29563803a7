//! Without threads' own storage: containers are emptied before they are dropped. What an object holds cannot be taken out of it, so
//! that objects in objects are dropped one inside of the other, as everything else in Rust.

use alloc::{rc::Rc, vec::Vec};
use core::mem;

use crate::value::{Data, Object, Value};

/// Drops an object that nobody else holds.
pub(crate) fn discard_object(object: Rc<dyn Object>) {
    drop(object);
}

/// Takes the containers out of `items`, which are about to be dropped, and drops them.
pub(crate) fn discard_items(items: &mut dyn Iterator<Item = &mut Value>) {
    let mut waiting = Vec::new();
    take_containers(items, &mut waiting);
    while let Some(mut value) = waiting.pop() {
        match &mut value.0 {
            Data::Tuple(tuple) => take_containers(&mut tuple.sole().iter_mut(), &mut waiting),
            Data::List(list) => {
                if let Some(items) = list.sole() {
                    take_containers(&mut items.iter_mut(), &mut waiting);
                }
            }
            Data::Dict(dict) => {
                if let Some(dict) = dict.sole() {
                    take_containers(&mut dict.values_mut(), &mut waiting);
                }
            }
            _ => {}
        }
    }
}

fn take_containers(items: &mut dyn Iterator<Item = &mut Value>, waiting: &mut Vec<Value>) {
    waiting.extend(items.filter(|item| item.is_container()).map(mem::take));
}
