//! With a bin for each thread.

use alloc::{rc::Rc, vec::Vec};
use core::{
    cell::{Cell, RefCell},
    mem::{self, ManuallyDrop},
};
use std::thread_local;

use crate::value::{Object, Value};

/// Something that waits to be dropped.
#[expect(dead_code, reason = "all that is done with it is to drop it")]
enum Garbage {
    Value(Value),
    Object(Rc<dyn Object>),
}

struct Bin {
    waiting: RefCell<Vec<Garbage>>,
    emptying: Cell<bool>,
}

thread_local! {
    /// Empty and without memory of its own whenever nothing is being dropped, so there is nothing to drop when the thread ends.
    static BIN: ManuallyDrop<Bin> = const {
        ManuallyDrop::new(Bin { waiting: RefCell::new(Vec::new()), emptying: Cell::new(false) })
    };
}

/// Drops what `fill` puts in the bin, one after the other. What is in it in turn comes here while the outermost call
/// is still at it, and waits.
fn discard(fill: &mut dyn FnMut(&mut Vec<Garbage>)) {
    BIN.with(|bin| {
        fill(&mut bin.waiting.borrow_mut());
        if !bin.emptying.replace(true) {
            let _done = Done(bin);
            while let Some(garbage) = bin.next() {
                drop(garbage);
            }
        }
    });
}

impl Bin {
    fn next(&self) -> Option<Garbage> {
        let mut waiting = self.waiting.borrow_mut();
        let next = waiting.pop();
        if next.is_none() {
            *waiting = Vec::new();
        }
        next
    }
}

/// Resets the mark even if an object's `drop` panics.
struct Done<'a>(&'a Bin);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.emptying.set(false);
    }
}

/// Drops an object that nobody else holds.
pub(crate) fn discard_object(object: Rc<dyn Object>) {
    let mut object = Some(object);
    discard(&mut |waiting| {
        if let Some(object) = object.take() {
            waiting.push(Garbage::Object(object));
        }
    });
}

/// Takes the containers out of `items`, which are about to be dropped, and drops them.
pub(crate) fn discard_items(items: &mut dyn Iterator<Item = &mut Value>) {
    while let Some(item) = items.next() {
        if item.is_container() {
            let mut first = mem::take(item);
            discard(&mut |waiting| {
                waiting.push(Garbage::Value(mem::take(&mut first)));
                for item in &mut *items {
                    if item.is_container() {
                        waiting.push(Garbage::Value(mem::take(item)));
                    }
                }
            });
        }
    }
}
