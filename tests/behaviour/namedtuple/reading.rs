//! What can be asked of one: its names, its items, its `repr`.

#![allow(clippy::nonminimal_bool, clippy::unit_cmp, reason = "both sides of a comparison are what is tested")]

use dunder::prelude::*;

use super::raises;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct P {
    x: i32,
    y: i32,
}

#[test]
fn fields_are_the_names_in_order() {
    assert_eq!(P::FIELDS, ["x", "y"]);
    assert_eq!((P::NAME, P::LEN), ("P", 2));
    fn of<T: NamedTuple>() -> (&'static str, &'static [&'static str], usize, usize) {
        (T::NAME, T::FIELDS, T::LEN, T::DEFAULTS.len())
    }
    assert_eq!(of::<P>(), ("P", P::FIELDS, 2, 0));
}

#[test]
fn there_may_be_no_fields() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct E;
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Braces {}
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Parentheses();

    assert_eq!((E::FIELDS.len(), E::LEN), (0, 0));
    assert_eq!(
        (repr(&E), repr(&Braces {}), repr(&Parentheses())),
        ("E()".into(), "Braces()".into(), "Parentheses()".into())
    );
    assert_eq!(E::new(), E::make([])?);
    assert_eq!(E::from_dict(Dict::new())?, E);
    assert!(E == () && () == E && E.values().is_empty() && E.asdict().is_empty());
    assert_eq!(
        (E.into_tuple(), Braces::from(()), Parentheses::from_tuple(())),
        ((), Braces {}, Parentheses())
    );
    assert_eq!(Value::from(E), Value::from(()));
    raises(E.item(0), "IndexError: tuple index out of range");
    Ok(())
}

#[test]
fn repr_names_every_field() {
    let p = P::new(11, -22);
    assert_eq!(repr(&p), "P(x=11, y=-22)");
    assert_eq!(p.to_string(), repr(&p));
    assert_eq!(format!("[{p:>16}] [{p:.3}]"), "[  P(x=11, y=-22)] [P(x]");
    assert_eq!(Value::from(p).to_string(), "P(x=11, y=-22)");

    #[derive(NamedTuple, Clone)]
    struct Deep {
        text: String,
        list: Vec<Option<f64>>,
        inner: (P, [bool; 2]),
    }
    let deep = Deep::new("it's", vec![Some(1.0), None], (P::new(0, 0), [true, false]));
    let shown = r#"Deep(text="it's", list=[1.0, None], inner=(P(x=0, y=0), [True, False]))"#;
    assert_eq!(repr(&deep), shown);
    assert_eq!(Value::from(deep).to_string(), shown);
}

#[test]
fn rename_shows_it_under_another_name() {
    #[derive(NamedTuple, Clone)]
    #[namedtuple(rename = "Movie")]
    struct Row {
        #[namedtuple(rename = "from_")]
        from: String,
        r#type: u8,
    }
    let row = Row::new("x", 1);
    assert_eq!((Row::NAME, Row::FIELDS), ("Movie", ["from_", "type"].as_slice()));
    assert_eq!(repr(&row), "Movie(from_='x', type=1)");
    assert_eq!(row.asdict().to_string(), "{'from_': 'x', 'type': 1}");
    assert!(row.replace([("from_", "y".into())]).unwrap() == ("y", 1));
    raises(
        row.replace([("from", "y".into())]).map(|row| row.from),
        "ValueError: Got unexpected field names: ['from']",
    );
    assert_eq!(Value::from(row.with_type(2).with_from("z")).class_name(), "Movie");
}

/// `namedtuple("P", ["x", "class", "_y", "x_"], rename=True)`
#[test]
fn bad_names_become_positions() -> Result<(), Exception> {
    #[derive(NamedTuple)]
    #[namedtuple(rename = true)]
    struct P {
        x: u8,
        class: u8,
        _y: u8,
        #[namedtuple(rename = "x")]
        z: u8,
    }
    assert_eq!(P::FIELDS, ["x", "_1", "_2", "_3"]);
    let p = P::from_dict(Dict::from([("_1", 1), ("_2", 2), ("_3", 3), ("x", 0)]))?;
    assert_eq!((p.x, p.class, p._y, p.z), (0, 1, 2, 3));

    #[derive(NamedTuple)]
    struct Pair(u8, String);
    assert_eq!(Pair::FIELDS, ["_0", "_1"]);
    assert_eq!(repr(&Pair::new(1, "x").with_0(2).with_1("y")), "Pair(_0=2, _1='y')");
    Ok(())
}

#[test]
fn items_are_counted_from_both_ends() -> Result<(), Exception> {
    let p = P::new(11, 22);
    for (index, item) in [(0, 11), (1, 22), (-1, 22), (-2, 11)] {
        assert_eq!(p.item(index)?, item);
    }
    for index in [2, -3, isize::MAX, isize::MIN] {
        raises(p.item(index), "IndexError: tuple index out of range");
    }
    Ok(())
}

#[test]
fn a_slice_is_a_plain_tuple() {
    #[derive(NamedTuple)]
    struct Q(i8, i8, i8, i8);
    let q = Q(0, 1, 2, 3);
    assert_eq!(q.slice(slice!(1:)), [1, 2, 3]);
    assert_eq!(q.slice(slice!(::-1)), [3, 2, 1, 0]);
    assert_eq!(q.slice(slice!(-3:-1)), [1, 2]);
    assert_eq!(Value::from(q.slice(slice!(:))).class_name(), "tuple");
    raises(q.try_slice(Slice::new(None, None, Some(0))), "ValueError: slice step cannot be zero");
}

#[test]
#[should_panic(expected = "ValueError: slice step cannot be zero")]
fn a_slice_whose_step_is_computed_may_panic() {
    let step = P::LEN as isize - 2;
    P::new(1, 2).slice(slice!(::step));
}

#[test]
fn it_is_a_sequence() -> Result<(), Exception> {
    let p = P::new(7, 7);
    assert_eq!((p.len(), p.count(&7.into()), p.count(&8.into())), (2, 2, 0));
    assert_eq!(p.index(&7.0.into())?, 0);
    raises(p.index(&8.into()), "ValueError: tuple.index(x): x not in tuple");
    assert!(p.contains(&7.into()) && !p.contains(&"7".into()));
    assert_eq!(p.iter().collect::<Vec<_>>(), [7, 7]);
    assert_eq!(p.iter().rev().len(), 2);
    assert_eq!(p.values(), [7, 7]);
    Ok(())
}

/// `x, y = p`, and `match p: case P(x, y)`
#[test]
fn it_can_be_unpacked_and_matched() {
    let P { x, y } = P::new(1, 2);
    let (a, b) = P::new(1, 2).into();
    let (c, d): (i32, i32) = (a, b);
    assert_eq!((x, y), (c, d));
    assert!(matches!(P::new(1, 2), P { x: 1, .. }));
    let p = P { y: 3, ..P::new(1, 2) };
    assert_eq!(p, P::new(1, 3));
}

#[test]
fn asdict_keeps_the_order_of_the_fields() {
    #[derive(NamedTuple)]
    struct Z {
        z: u8,
        a: u8,
        m: u8,
    }
    let dict = Z::new(1, 2, 3).asdict();
    assert_eq!(dict.keys().map(Value::to_string).collect::<Vec<_>>(), ["z", "a", "m"]);
    assert_eq!(dict.values().cloned().collect::<Vec<_>>(), [1, 2, 3]);
}

/// A subclass in Python: methods of one's own beside those of the tuple, which yield to them.
#[test]
fn methods_of_ones_own_go_first() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Point {
        x: f64,
        y: f64,
    }
    impl Point {
        fn hypot(&self) -> f64 {
            self.x.hypot(self.y)
        }
        fn index(&self) -> &'static str {
            "mine"
        }
        fn iter(&self) -> [f64; 2] {
            [self.x, self.y]
        }
    }
    let p = Point::new(3.0, 4.0);
    assert_eq!((p.hypot(), p.index(), p.iter()), (5.0, "mine", [3.0, 4.0]));
    assert_eq!(NamedTuple::index(&p, &4.into())?, 1);
    assert_eq!(p.replace([("x", 0.into())])?.hypot(), 4.0);
    assert_eq!(Point::make([6.into(), 8.into()])?.hypot(), 10.0);
    Ok(())
}
