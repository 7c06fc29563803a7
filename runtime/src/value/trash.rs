//! Dropping values without recursion: a hundred thousand nested lists must not overflow the stack.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use super::{Object, Value};

/// Something that waits to be dropped.
#[expect(dead_code, reason = "all that is done with it is to drop it")]
pub(super) enum Garbage {
    Value(Value),
    Object(Rc<dyn Object>),
}

thread_local! {
    static WAITING: RefCell<Vec<Garbage>> = const { RefCell::new(Vec::new()) };
    static DROPPING: Cell<bool> = const { Cell::new(false) };
}

/// Drops containers one after the other. What they hold in turn comes back here while the outermost call is still
/// at it, and waits.
#[cold]
pub(super) fn discard(garbage: &mut dyn Iterator<Item = Garbage>) {
    // When the thread ends its variables may be gone: then plain dropping has to do.
    let _ = WAITING.try_with(|waiting| {
        for item in garbage {
            waiting.borrow_mut().push(item);
        }
        if DROPPING.replace(true) {
            return;
        }
        let _done = Done;
        while let Some(item) = next(waiting) {
            drop(item);
        }
    });
}

fn next(waiting: &RefCell<Vec<Garbage>>) -> Option<Garbage> {
    waiting.borrow_mut().pop()
}

/// Resets the mark even if an object's `drop` panics.
struct Done;

impl Drop for Done {
    fn drop(&mut self) {
        DROPPING.set(false);
    }
}

/// Takes the containers out of `items`, which are about to be dropped, and discards them.
pub(super) fn discard_items<'a>(items: impl Iterator<Item = &'a mut Value>) {
    let mut containers =
        items.filter(|item| item.is_container()).map(|item| Garbage::Value(std::mem::take(item))).peekable();
    if containers.peek().is_some() {
        discard(&mut containers);
    }
}
