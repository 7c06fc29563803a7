//! A field that can do little takes away what needs more, and nothing else.

use std::cell::RefCell;
use std::rc::Rc;

use dunder::prelude::*;

/// Neither `Clone` nor `PartialEq` nor `Debug`, and no Python value.
struct Bare(u8);

/// Python can see it, but not give it back.
#[derive(Clone)]
struct OneWay(u8);

impl From<OneWay> for Value {
    fn from(it: OneWay) -> Self {
        it.0.into()
    }
}

#[test]
fn a_field_that_can_do_nothing() {
    #[derive(NamedTuple)]
    struct Handle {
        id: u32,
        call: Rc<RefCell<Box<dyn Fn() -> u8>>>,
        #[default(Bare(0))]
        bare: Bare,
    }
    assert_eq!((Handle::NAME, Handle::FIELDS), ("Handle", ["id", "call", "bare"].as_slice()));
    assert_eq!(Handle::DEFAULTS, ["bare"]);
    let handle = Handle::new(1, Rc::new(RefCell::new(Box::new(|| 3))), Bare(2));
    assert_eq!((handle.field::<2>().0, handle.len()), (2, 3));
    let (id, call, bare) = Handle::from_tuple(handle.into_tuple()).into_tuple();
    assert_eq!((id, (call.borrow())(), bare.0), (1, 3, 2));
}

#[test]
fn a_field_that_only_goes_one_way() -> Result<(), Exception> {
    #[derive(NamedTuple)]
    struct Reading {
        #[default(OneWay(0))]
        it: OneWay,
        #[default(1)]
        at: u64,
    }
    let reading = Reading::new(OneWay(3), 4);
    assert_eq!(reading.values(), [3, 4]);
    assert_eq!(reading.asdict().to_string(), "{'it': 3, 'at': 4}");
    assert_eq!((reading.item(0)?, reading.index(&4.into())?), (3.into(), 1));
    assert_eq!(reading.with_at(5).at, 5);
    assert_eq!(Reading::DEFAULTS.asdict().to_string(), "{'it': 0, 'at': 1}");
    assert_eq!(Value::from(reading), Value::from((3, 4)));
    Ok(())
}

/// A field that cannot be cloned can still be made of a value.
#[test]
fn what_cannot_be_cloned_can_be_made() -> Result<(), Exception> {
    #[derive(Debug, PartialEq)]
    struct Only(i64);
    impl TryFrom<Value> for Only {
        type Error = Exception;
        fn try_from(value: Value) -> Result<Self, Exception> {
            i64::try_from(value).map(Only)
        }
    }
    #[derive(NamedTuple, Debug, PartialEq)]
    struct Holder(Only);
    assert_eq!(Holder::make([3.into()])?, Holder(Only(3)));
    assert_eq!(Holder::try_from(Value::from((3,)))?, Holder(Only(3)));
    assert_eq!(Holder(Only(1)).with_0(Only(2)), Holder(Only(2)));
    Ok(())
}

/// A type that leads back to itself need not be `Clone` to be shown.
#[test]
fn recursion_without_clone() {
    #[derive(NamedTuple)]
    struct Node(u8, Option<Box<Node>>);
    let node = Node(1, Some(Box::new(Node(2, None))));
    assert_eq!(repr(&node), "Node(_0=1, _1=Node(_0=2, _1=None))");
    assert_eq!(Value::from(node).to_string(), "Node(_0=1, _1=Node(_0=2, _1=None))");

    #[derive(NamedTuple)]
    struct Cell(u8, Option<Rc<RefCell<Cell>>>);
    assert_eq!(Cell(1, Some(Rc::new(RefCell::new(Cell(2, None))))).field::<0>(), &1);
    #[derive(NamedTuple)]
    struct Shared(u8, Option<Rc<Shared>>);
    assert_eq!(repr(&Shared(1, Some(Rc::new(Shared(2, None))))), "Shared(_0=1, _1=Shared(_0=2, _1=None))");
}

/// `io::Error` is not the struct `Error`.
#[test]
fn the_same_name_elsewhere_is_another_type() {
    use std::io;
    #[derive(NamedTuple)]
    struct Error(u8, io::Error);
    assert_eq!(Error(1, io::Error::other("x")).field::<0>(), &1);
}
