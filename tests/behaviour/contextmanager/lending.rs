//! What `as` binds: values, what the arguments lend, what the body lends.

use std::cell::{Ref, RefCell, RefMut};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use super::*;

generators! {
    fn number() -> ContextManager<Target = u32> { yield 3 }

    fn buffer(log: &Log) -> ContextManager<Target = &mut Vec<u8>> {
        let mut buffer = vec![1];
        yield &mut buffer;
        log.add(format_args!("{buffer:?}"));
    }

    fn text(log: &Log) -> ContextManager<Target = &str> {
        let text = String::from("local");
        log.add("made");
        yield &text;
        log.add(text);
    }

    fn longest<'a>(a: &'a str, b: &'a str) -> ContextManager<Target = &'a str> {
        yield if a.len() > b.len() { a } else { b }
    }

    fn locked<'m, T>(lock: &'m Mutex<T>) -> ContextManager<Target = MutexGuard<'m, T>> {
        yield lock.lock().unwrap()
    }

    fn queue<T: Clone>(first: T, log: &Log) -> ContextManager<Target = (&mut VecDeque<T>, &T)> {
        let (mut queue, kept) = (VecDeque::new(), first.clone());
        queue.push_back(first);
        yield (&mut queue, &kept);
        log.add(queue.len());
    }

    fn halves<'a, T>(items: &'a mut [T]) -> ContextManager<Target = Option<(&'a mut [T], &'a mut [T])>> {
        yield Some(items.split_at_mut(1));
    }

    fn borrowed(cell: &RefCell<String>) -> ContextManager<Target = RefMut<'_, str>> {
        yield RefMut::map(cell.borrow_mut(), |text| text.as_mut_str());
    }

    fn shown(items: &[u8]) -> ContextManager<Target = &dyn std::fmt::Debug> {
        let first = items.first();
        yield &first;
    }

    fn boxed(items: &[u8]) -> ContextManager<Target = Box<dyn Iterator<Item = u8> + '_>> {
        let doubled: Vec<u8> = items.iter().map(|n| n * 2).collect();
        yield Box::new(doubled.iter().copied());
    }

    fn through(log: &Log) -> ContextManager<Target = &mut Vec<u8>> {
        with!(buffer(log) as inner => {
            inner.push(2);
            yield inner;
            log.add("through");
        })
    }
}

#[test]
fn values_are_handed_over() {
    assert_eq!(with!(number() as n => { n + 1 }), 4);
    assert_eq!(with!(longest("a", "bc") as text => { text }), "bc");
}

#[test]
fn what_the_body_owns_is_lent() {
    let log = Log::default();
    with!(buffer(&log) as buffer => { buffer.push(7) });
    assert_eq!(log.take(), "[1, 7]");
    with!(text(&log) as text => { log.add(text.len()) });
    assert_eq!(log.take(), "made 5 local");
    let front = with!(queue("a", &log) as (queue, kept) => {
        queue.push_back(kept);
        queue.pop_front()
    });
    assert_eq!((front, log.take().as_str()), (Some("a"), "1"));
}

#[test]
fn what_the_arguments_lend_is_lent() {
    let lock = Mutex::new(1);
    with!(locked(&lock) as mut n => { *n += 1; assert!(lock.try_lock().is_err()) });
    assert_eq!(*lock.lock().unwrap(), 2);
    let mut items = [1, 2, 3];
    let first: &mut [i32] = with!(halves(&mut items) as halves => { halves.unwrap().0 });
    first[0] = 5;
    assert_eq!(items, [5, 2, 3]);
    let cell = RefCell::new(String::from("a"));
    with!(borrowed(&cell) as mut text => { text.make_ascii_uppercase() });
    let text: Ref<'_, String> = cell.borrow();
    assert_eq!(*text, "A");
}

#[test]
fn targets_may_be_of_unknown_types() {
    assert_eq!(with!(shown(&[1]) as shown => { format!("{shown:?}") }), "Some(1)");
    assert_eq!(with!(boxed(&[1, 2]) as doubled => { doubled.sum::<u8>() }), 6);
}

#[test]
fn what_a_manager_lends_can_be_lent_again() {
    let log = Log::default();
    with!(through(&log) as buffer => { buffer.push(3) });
    assert_eq!(log.take(), "through [1, 2, 3]");
}
