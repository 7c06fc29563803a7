//! Arguments are evaluated in the order in which they are written, once.

use std::cell::RefCell;

use dunder::kwargs;

#[kwargs]
fn digits(a: u32, #[default(a + 1)] b: u32, #[varargs] rest: &[u32], #[kwonly] c: u32) -> u32 {
    a * 1000 + b * 100 + c * 10 + u32::try_from(rest.len()).unwrap()
}

#[kwargs]
fn plain(a: u32, b: u32) -> u32 {
    a * 10 + b
}

#[kwargs]
fn keep(x: &u32, #[default(0)] _y: u32) -> &u32 {
    x
}

#[test]
fn as_written() {
    let log = RefCell::new(vec![]);
    let note = |name: &'static str, value: u32| {
        log.borrow_mut().push(name);
        value
    };
    assert_eq!(digits!(c = note("c", 3), b = note("b", 2), a = note("a", 1)), 1230);
    assert_eq!(digits!(note("1", 1), note("2", 2), note("3", 3), note("4", 4), c = note("c", 5)), 1252);
    assert_eq!(digits!(c = note("c", 3), a = note("a", 1)), 1230);
    assert_eq!(plain!(b = note("b", 2), a = note("a", 1)), 12);
    assert_eq!(*log.borrow(), ["c", "b", "a", "1", "2", "3", "4", "c", "c", "a", "b", "a"]);
}

#[test]
fn variables_are_read_when_they_stand() {
    let mut a = 1;
    let mut next = || {
        a += 1;
        a
    };
    assert_eq!(plain!(b = next(), a = next()), 32);
}

#[test]
fn temporaries_live_to_the_end_of_the_statement() {
    struct Noted<'a>(&'a RefCell<Vec<&'static str>>);
    impl Drop for Noted<'_> {
        fn drop(&mut self) {
            self.0.borrow_mut().push("drop");
        }
    }
    impl Noted<'_> {
        fn get(&self) -> &u32 {
            &7
        }
    }
    let log = RefCell::new(vec![]);
    let note = |name: &'static str, value: u32| {
        log.borrow_mut().push(name);
        value
    };
    assert_eq!(*keep!(_y = note("y", 0), x = Noted(&log).get()) + note("after", 0), 7);
    assert_eq!(*log.borrow(), ["y", "after", "drop"]);
}

#[test]
fn a_question_mark_leaves_the_function_that_calls() {
    fn sum(text: &str) -> Result<u32, std::num::ParseIntError> {
        Ok(plain!(b = text.parse::<u32>()?, a = text.parse()?))
    }
    assert_eq!(sum("2"), Ok(22));
    assert!(sum("x").is_err());
}
