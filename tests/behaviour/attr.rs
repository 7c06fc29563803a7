//! `attr!`, as a user sees it.

use std::cell::RefCell;

use dunder::prelude::*;

#[derive(Property, Clone, Debug, Default)]
#[property(get, set)]
struct Numbers {
    n: i64,
    x: f64,
    bits: u8,
    text: String,
    r#type: u8,
}

#[derive(Default)]
struct Outer {
    inner: Numbers,
    list: Vec<Numbers>,
    log: RefCell<Vec<&'static str>>,
}

#[derive(Fields, Debug, Clone)]
struct Account {
    #[field(range(0..=100))]
    balance: i64,
}

impl Outer {
    fn numbers(&mut self) -> &mut Numbers {
        self.log.borrow_mut().push("object");
        &mut self.inner
    }

    fn change(&mut self) {
        attr!(self.inner.n = 5);
        attr!(self.inner.n += 1);
        attr!(self.inner.type = 7);
    }
}

fn logged<T>(log: &RefCell<Vec<&'static str>>, what: &'static str, value: T) -> T {
    log.borrow_mut().push(what);
    value
}

#[test]
fn every_operator_reads_and_sets() {
    let mut it = Numbers::default();
    attr!(it.n = 7);
    attr!(it.n += 3);
    attr!(it.n -= 1);
    attr!(it.n *= 4);
    attr!(it.n /= 5);
    attr!(it.n %= 4);
    assert_eq!(it.n(), 3);
    attr!(it.n **= 3);
    assert_eq!(it.n(), 27);
    attr!(it.bits = 0b1100);
    attr!(it.bits &= 0b0110);
    attr!(it.bits |= 0b0011);
    attr!(it.bits ^= 0b0001);
    attr!(it.bits <<= 2);
    attr!(it.bits >>= 1);
    assert_eq!(it.bits(), 0b1100);
    attr!(it.x = 9.0);
    attr!(it.x **= 0.5);
    attr!(it.x **= 2);
    assert_eq!(it.x(), 9.0);
    attr!(it.text = "a");
    attr!(it.text += "b");
    assert_eq!(attr!(it.text), "ab");
}

#[test]
fn a_target_may_be_any_expression() {
    let mut outer = Outer { list: vec![Numbers::default(); 3], ..Outer::default() };
    outer.change();
    assert_eq!((outer.inner.n(), outer.inner.r#type()), (6, 7));
    attr!(outer.list[1].n = 4);
    attr!(outer.list[3 - 2].n *= 2);
    assert_eq!(outer.list[1].n(), 8);
    attr!(outer.numbers().n -= 1);
    attr!(outer.numbers().clone().n = 9);
    assert_eq!(attr!(outer.numbers().n), 5);
    let boxed = &mut Box::new(Numbers::default());
    attr!(boxed.n = 1);
    attr!((**boxed).n += 1);
    assert_eq!(boxed.n(), 2);
    let pairs = &mut [(0, Numbers::default())];
    attr!(pairs[0].1.n = 3);
    assert_eq!(attr!(pairs[0].1.n), 3);
}

#[test]
fn the_target_is_evaluated_once_and_in_pythons_order() {
    let log = RefCell::new(Vec::new());
    let mut list = [Numbers::default()];
    attr!(list[logged(&log, "target", 0)].n = logged(&log, "value", 1));
    assert_eq!(log.take(), ["value", "target"]);
    attr!(list[logged(&log, "target", 0)].n += logged(&log, "value", 1));
    assert_eq!(log.take(), ["target", "value"]);
    let mut outer = Outer::default();
    attr!(outer.numbers().n += 1);
    assert_eq!(outer.log.take(), ["object"]);
}

#[test]
fn validated_fields_are_written_too() -> Result<(), ValidationErrors> {
    let mut account = Account::new(5)?;
    attr!(account.balance = 60)?;
    attr!(account.balance += 40)?;
    assert!(attr!(account.balance += 1).is_err());
    assert_eq!(attr!(account.balance), 100);
    Ok(())
}

#[test]
fn an_assignment_is_found_through_macros() {
    macro_rules! assign {
        ($object:expr, $name:ident, $value:expr) => {
            attr!($object.$name = $value)
        };
    }
    let mut it = Numbers::default();
    assign!(it, n, 2 + 1);
    assert_eq!(it.n(), 3);
}

/// Names that an expansion would find first, if it looked them up from where it stands.
mod decoys {
    #![allow(dead_code, reason = "names that should not be found")]

    mod core {}
    mod std {}
    struct Option;
    struct Result;
    struct Ok;
    trait Sized {}
    trait Pow {}

    pub(super) fn write(it: &mut super::Numbers) {
        let __value = 3;
        let __object = 4;
        dunder::attr!(it.n = __value);
        dunder::attr!(it.n += __object);
        dunder::attr!([&mut *it][0].n **= 2);
    }
}

#[test]
fn names_are_not_captured() {
    let mut it = Numbers::default();
    decoys::write(&mut it);
    assert_eq!(it.n(), 49);
}
