//! Every struct that Rust knows: generics, lifetimes, visibility, names, places.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::rc::Rc;

use dunder::prelude::*;

#[test]
fn generics_with_bounds_defaults_and_conditions() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Pair<T: Clone + Debug, U = T, const N: usize = 2>
    where
        U: Default,
    {
        first: T,
        second: U,
        bytes: [u8; N],
        #[default(Vec::new())]
        all: Vec<T>,
    }
    let p: Pair<String> = Pair::new("a".to_string(), "b".to_string(), [1, 2], vec![]);
    assert_eq!(Pair::<String>::FIELDS, ["first", "second", "bytes", "all"]);
    assert_eq!(repr(&p), "Pair(first='a', second='b', bytes=[1, 2], all=[])");
    assert_eq!(p.with_bytes([3, 4]).field::<2>(), &[3, 4]);
    let values = Value::from(("a", "b", [1, 2]));
    assert_eq!(Pair::<String>::from_args(values.as_tuple().unwrap(), Dict::new())?, p);
    assert_eq!(Pair::<String>::try_from(Value::from(p.clone()))?, p);
    assert_eq!(Pair::<String>::DEFAULTS.asdict().to_string(), "{'all': []}");

    #[derive(NamedTuple)]
    struct Nothing<T: ?Sized, F: Fn() -> u8>(Box<T>, F, std::marker::PhantomData<fn() -> T>);
    let n = Nothing::<str, _>::new("x".into(), || 3, std::marker::PhantomData);
    assert_eq!((n.1)(), 3);
    Ok(())
}

#[test]
fn lifetimes() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Word<'a, 'b: 'a, T: ?Sized> {
        text: &'a str,
        whole: &'b str,
        rest: Cow<'a, str>,
        of: &'a T,
    }
    let line = String::from("one two");
    let w = Word::new(&line[..3], &line, Cow::Borrowed("x"), &line[4..]);
    assert_eq!(repr(&w), "Word(text='one', whole='one two', rest='x', of='two')");
    assert!(w == ("one", "one two", "x", "two"));
    assert_eq!(w.with_text("two").field::<0>(), &"two");

    #[derive(NamedTuple)]
    struct Text<'a>(&'a str, u8);
    let value = Value::from(Text(&line, 1));
    assert_eq!(value.to_string(), "Text(_0='one two', _1=1)");
    assert_eq!(Text(&line, 1).asdict().len(), 2);
    Ok(())
}

#[test]
fn types_that_lead_back_to_themselves() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct List {
        value: i32,
        next: Option<Box<Self>>,
    }
    let list = List::new(1, Some(Box::new(List::new(2, None))));
    let shown = "List(value=1, next=List(value=2, next=None))";
    assert_eq!((repr(&list), Value::from(list.clone()).to_string()), (shown.into(), shown.into()));
    assert_eq!(list.with_next(None), List::new(1, None));
    assert!(list == (1, Some(Box::new(List::new(2, None)))));
    assert_eq!(list.asdict().len(), 2);

    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Tree {
        name: String,
        children: Vec<Tree>,
        named: HashMap<String, Self>,
    }
    let leaf = |name: &str| Tree::new(name, vec![], HashMap::new());
    let tree = Tree::new("a", vec![leaf("b"), leaf("c")], HashMap::from([("d".to_string(), leaf("d"))]));
    assert_eq!(Tree::try_from(Value::from(tree.clone()))?, tree);
    assert_eq!(tree.replace([("children", Value::list::<Value>([]))])?, tree.with_children(vec![]));

    #[derive(NamedTuple, Clone, Debug)]
    struct Shared<T> {
        value: T,
        parent: Option<Rc<Shared<T>>>,
    }
    let child = Shared::new(2, Some(Rc::new(Shared::new(1, None))));
    assert_eq!(repr(&child), "Shared(value=2, parent=Shared(value=1, parent=None))");
    assert_eq!(Value::from(child).to_string(), "Shared(value=2, parent=Shared(value=1, parent=None))");
    Ok(())
}

/// Two that lead to each other: one of the ways back is marked.
#[test]
fn types_that_lead_to_each_other() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Team {
        name: String,
        people: Vec<Person>,
    }
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Person {
        name: String,
        #[namedtuple(recursive)]
        leads: Vec<Team>,
    }
    let team = Team::new("a", vec![Person::new("b", vec![Team::new("c", vec![])])]);
    let shown = "Team(name='a', people=[Person(name='b', leads=[Team(name='c', people=[])])])";
    assert_eq!((repr(&team), Value::from(team.clone()).to_string()), (shown.into(), shown.into()));
    assert_eq!(Team::try_from(Value::from(team.clone()))?, team);
    Ok(())
}

#[test]
fn raw_names() {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct r#Type {
        r#type: u8,
        r#fn: String,
        r#match: u8,
    }
    let t = r#Type::new(1, "x", 2);
    assert_eq!((r#Type::NAME, repr(&t)), ("Type", "Type(type=1, fn='x', match=2)".into()));
    assert_eq!(t.with_type(3).with_fn("y"), r#Type { r#type: 3, r#fn: "y".into(), r#match: 2 });
}

/// Names that our own code uses.
#[test]
fn names_that_collide_with_nothing() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Names {
        cls: u8,
        args: u8,
        kwds: u8,
        tuple: u8,
        value: u8,
        values: u8,
        other: u8,
        out: u8,
        f: u8,
        arguments: u8,
        index: u8,
        visit: u8,
        unequal: u8,
        #[default(1)]
        itemgetter: u8,
        #[default(2)]
        new: u8,
    }
    let names = Names::new(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    assert_eq!(Names::from_tuple(names.clone().into_tuple()), names);
    assert_eq!(Names::make(names.values())?, names);
    assert_eq!(Names::from_dict(names.asdict())?, names);
    assert!(names == names.clone().into_tuple() && names <= names.clone().into_tuple());
    assert_eq!(names.replace([("new", 0.into())])?, names.with_new(0));
    assert_eq!(names.item(-1)?, 14);
    Ok(())
}

mod inner {
    /// Private types in private fields of a public struct.
    #[derive(Clone, Debug, PartialEq)]
    struct Secret;

    #[derive(dunder::NamedTuple, Clone, Debug, PartialEq)]
    pub struct Account {
        pub id: u64,
        secret: Secret,
        pub(super) names: Vec<String>,
        pub(crate) pair: (u8, Option<Box<Account>>),
    }

    impl Account {
        pub(super) fn open(id: u64) -> Self {
            Self::new(id, Secret, vec![], (0, None))
        }
    }

    #[derive(dunder::NamedTuple)]
    pub(in super::super) struct Near(pub(super) u8, u16);
}

#[test]
fn visibility_is_the_structs() {
    let account = inner::Account::open(7);
    assert_eq!((account.field::<0>(), account.field::<2>(), account.field::<3>().0), (&7, &vec![], 0));
    assert_eq!(account.with_id(8).id, 8);
    assert_eq!(inner::Near::new(1, 2).field::<1>(), &2);
}

#[test]
fn from_a_macro() {
    macro_rules! record {
        ($name:ident { $($field:ident: $ty:ty $(= $default:expr)?),* $(,)? }) => {
            #[derive(NamedTuple, Clone, Debug, PartialEq)]
            struct $name { $($(#[default($default)])? $field: $ty),* }
        };
    }
    record!(Made { name: String, size: u32, list: Vec<Option<u8>>, text: String = "x", other: u8 = 1 + 2 });
    let made = Made::new("a", 1, vec![None], "b", 3);
    assert_eq!(repr(&made), "Made(name='a', size=1, list=[None], text='b', other=3)");
    assert_eq!(Made::DEFAULTS.asdict().to_string(), "{'text': 'x', 'other': 3}");
    assert!(made.with_name("c").with_list(vec![]) == ("c", 1, vec![], "b", 3));
}

#[test]
fn attributes_and_comments_on_fields() {
    #[derive(NamedTuple, Clone)]
    struct Commented {
        /// The first.
        #[cfg(test)]
        a: u8,
        #[cfg(not(test))]
        b: Missing,
        #[doc(alias = "see")]
        c: BTreeMap<u8, u8>,
    }
    assert_eq!(Commented::FIELDS, ["a", "c"]);
    assert_eq!(repr(&Commented::new(1, BTreeMap::from([(2, 3)]))), "Commented(a=1, c={2: 3})");
}

#[test]
fn in_a_block_in_a_function() {
    let of = |n: u8| {
        #[derive(NamedTuple, Debug, PartialEq)]
        struct Local {
            n: u8,
        }
        {
            #[derive(NamedTuple, Debug, PartialEq)]
            struct Local(u8, u8);
            assert_eq!(Local::LEN, 2);
            let _ = Local(n, n);
        }
        Local::new(n)
    };
    assert_eq!(of(3).n, 3);
}

#[test]
fn without_display() {
    #[derive(NamedTuple)]
    #[namedtuple(no_display)]
    struct Celsius(f64);
    impl std::fmt::Display for Celsius {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{} °C", self.0)
        }
    }
    assert_eq!(
        (Celsius(20.5).to_string(), repr(&Celsius(20.5))),
        ("20.5 °C".into(), "Celsius(_0=20.5)".into())
    );
}

#[test]
fn sixty_four_fields() -> Result<(), Exception> {
    macro_rules! wide {
        ($($field:ident)*) => {
            #[derive(NamedTuple, Clone, Debug, PartialEq)]
            struct Wide { $($field: u8),* }
        };
    }
    wide! {
        a0 a1 a2 a3 a4 a5 a6 a7 b0 b1 b2 b3 b4 b5 b6 b7 c0 c1 c2 c3 c4 c5 c6 c7 d0 d1 d2 d3 d4 d5 d6 d7
        e0 e1 e2 e3 e4 e5 e6 e7 f0 f1 f2 f3 f4 f5 f6 f7 g0 g1 g2 g3 g4 g5 g6 g7 h0 h1 h2 h3 h4 h5 h6 h7
    }
    let wide = Wide::make((0..64).map(Value::from))?;
    assert_eq!((Wide::LEN, wide.a0, wide.h7, wide.field::<63>()), (64, 0, 63, &63));
    let other = wide.with_h7(0);
    let (wide_tuple, other_tuple) = (wide.clone().into_tuple(), other.clone().into_tuple());
    assert!(wide == wide_tuple && wide != other_tuple && other < wide_tuple && wide_tuple > other);
    assert_eq!(Wide::from_tuple(other_tuple), other);
    assert_eq!(wide.values().len(), 64);
    Ok(())
}
