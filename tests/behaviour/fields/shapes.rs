//! Every shape of a struct: newtypes, tuples, units, generics, lifetimes, odd names and places.

#![allow(unreachable_pub, reason = "what is public in a module is the point of some tests")]

use std::fmt::Debug;

use dunder::prelude::*;

use super::lines;

#[test]
fn a_newtype_stands_for_its_value() {
    /// A name.
    #[derive(Fields, Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
    struct Name(#[field(len(1..=8), trim)] String);

    let mut name = Name::new(" ada ").unwrap();
    assert_eq!(name.get(), "ada");
    name.set("grace").unwrap();
    assert_eq!(lines(name.set("")), ["length must be between 1 and 8, not ''"]);
    name.update(|draft| draft.0.push('!')).unwrap();
    assert!(name.update(|draft| draft.0.clear()).is_err());
    assert_eq!(name.clone().into_inner(), "grace!");
    assert_eq!(Name::DESCRIPTORS[0].name, "_0");

    #[derive(Fields, Debug)]
    struct Holder {
        #[field(nested)]
        name: Name,
        #[field(nested)]
        names: Vec<Name>,
    }
    assert!(Holder::new(name, vec![]).is_ok());
}

#[test]
fn newtypes_of_every_kind() {
    #[derive(Fields, Debug)]
    struct Percent(#[field(range(0..=100))] u8);
    #[derive(Fields, Debug)]
    struct Tags(#[field(each(len(1..)))] Vec<String>);
    #[derive(Fields, Debug)]
    struct Maybe(#[field(range(1..))] Option<i64>);
    #[derive(Fields, Debug)]
    struct Generic<T: Ord + Debug + Default>(#[field(range(T::default()..))] T);

    assert_eq!((Percent::new(7).unwrap().get(), Percent::new(7).unwrap().into_inner()), (7, 7));
    assert_eq!(lines(Percent::new(101)), ["must be between 0 and 100, not 101"]);
    assert_eq!(lines(Tags::new(vec![String::new()])), ["[0]: length must be at least 1, not ''"]);
    assert_eq!(lines(Maybe::new(Some(0))), ["must be at least 1, not 0"]);
    assert_eq!(Maybe::new(None).unwrap().get(), None);
    assert_eq!(lines(Generic::new(-1)), ["must be at least 0"]);
}

#[test]
fn tuple_structs_have_numbers() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Span(#[field(range(..=self.1))] u32, u32, #[field(len(1..))] String);

    let mut span = Span::new(1, 2, "s").unwrap();
    assert_eq!((span._0(), span._1(), span._2()), (1, 2, "s"));
    assert_eq!(lines(span.set_0(3)), ["0: must be at most 2, not 3"]);
    assert_eq!(lines(span.set_1(0)), ["0: must be at most 0, not 1"]);
    span.update(|draft| (draft.0, draft.1) = (5, 6)).unwrap();
    assert_eq!(span.with_2("t").unwrap()._2(), "t");
    assert_eq!(
        lines(Span::new(2, 1, "")),
        ["0: must be at most 1, not 2", "2: length must be at least 1, not ''"]
    );
}

#[test]
fn a_struct_without_fields_is_always_valid() {
    #[derive(Fields, Debug, PartialEq)]
    struct Unit;
    #[derive(Fields, Debug, PartialEq)]
    struct Empty {}
    #[derive(Fields, Debug, PartialEq)]
    struct EmptyTuple();

    assert!(Unit::new().is_ok() && Empty::new().is_ok() && EmptyTuple::new().is_ok());
    assert!(Unit.validate().is_ok() && Unit::DESCRIPTORS.is_empty());
}

#[test]
fn generics_lifetimes_constants_and_bounds() {
    trait Limit {
        const MOST: usize;
    }
    #[derive(Debug, Clone, PartialEq)]
    struct Three;
    impl Limit for Three {
        const MOST: usize = 3;
    }
    #[derive(Fields, Debug, Clone, PartialEq)]
    #[fields(no_serde)]
    struct Everything<'a, 'b: 'a, T: Debug + Clone, L, const N: usize = 2>
    where
        L: Limit,
        T: PartialEq,
        &'a str: Debug,
    {
        #[field(len(..=L::MOST))]
        text: &'a str,
        #[field(each(len(..=N)))]
        texts: Vec<&'b str>,
        #[field(len(1..))]
        list: Vec<T>,
        array: [T; N],
        limit: std::marker::PhantomData<L>,
    }
    let mut all =
        Everything::<u8, Three>::new("abc", vec!["ab"], vec![1], [1, 2], std::marker::PhantomData).unwrap();
    assert_eq!(lines(all.set_text("abcd")), ["text: length must be at most 3, not 'abcd'"]);
    assert_eq!(lines(all.set_texts(vec!["a", "abc"])), ["texts[1]: length must be at most 2, not 'abc'"]);
    assert_eq!(lines(all.update(|draft| draft.list.clear())), ["list: length must be at least 1"]);
    assert_eq!(all.with_array([3, 4]).unwrap().array(), &[3, 4]);
}

#[test]
fn raw_names() {
    #[derive(Fields, Debug, Clone)]
    #[allow(non_camel_case_types)]
    struct r#struct {
        #[field(len(1..), same_as(r#fn))]
        r#type: String,
        r#fn: String,
        #[field(when(self.r#match), range(1..))]
        r#async: u8,
        r#match: bool,
    }
    let mut value = r#struct::new("a", "a", 1, true).unwrap();
    assert_eq!((value.r#type(), value.r#fn()), ("a", "a"));
    assert_eq!(lines(value.set_type("b")), ["type: must equal fn"]);
    assert_eq!(lines(value.set_async(0)), ["async: must be at least 1, not 0"]);
    assert_eq!(value.with_match(false).unwrap().with_async(0).unwrap().r#async(), 0);
    value
        .update(|draft| {
            draft.r#type = {
                draft.r#fn = "q".into();
                "q".into()
            }
        })
        .unwrap();
    assert_eq!((<r#struct as Fields>::NAME, r#struct::DESCRIPTORS[0].name), ("struct", "type"));
}

#[test]
fn names_that_the_methods_use_themselves() {
    #[derive(Fields, Debug, Clone)]
    struct Locals {
        #[field(range(..5))]
        value: u8,
        #[field(range(..5))]
        errors: u8,
        #[field(range(..=self.value))]
        draft: u8,
        change: u8,
        copy: u8,
        this: u8,
        whole: u8,
        #[field(lower)]
        rule: String,
    }
    let locals = Locals::new(1, 1, 1, 1, 1, 1, 1, "A").unwrap();
    let mut locals = locals.with_errors(4).unwrap().with_value(2).unwrap().with_rule("B").unwrap();
    locals.set_draft(2).unwrap();
    locals.update(|draft| draft.change = 3).unwrap();
    assert_eq!((locals.errors(), locals.value(), locals.draft(), locals.change()), (4, 2, 2, 3));
    assert_eq!((locals.copy(), locals.this(), locals.whole(), locals.rule()), (1, 1, 1, "b"));
}

#[test]
fn visibility_is_that_of_the_type() {
    mod inner {
        use dunder::prelude::*;

        #[derive(Fields, Debug, Clone)]
        pub(super) struct Guarded {
            #[field(range(1..))]
            count: u8,
            pub(super) open: u8,
            pub(self) private: u8,
        }
        #[derive(Fields, Debug, Clone)]
        pub struct Public {
            #[field(range(1..))]
            count: u8,
        }
    }
    let mut guarded = inner::Guarded::new(1, 2, 3).unwrap();
    guarded.open = 9;
    guarded.set_private(4).unwrap();
    assert!(guarded.set_count(0).is_err() && guarded.update(|draft| draft.count = 0).is_err());
    assert_eq!((guarded.count(), guarded.open(), guarded.private()), (1, 9, 4));
    assert!(inner::Public::new(0).is_err());
}

#[test]
fn private_types_in_a_public_struct() {
    mod inner {
        use dunder::prelude::*;

        #[derive(Debug, Clone, PartialEq)]
        struct Private(u8);
        #[derive(Fields, Debug, Clone)]
        #[fields(no_serde)]
        pub struct Public {
            #[field(range(1..))]
            count: u8,
            private: Private,
        }
        impl Public {
            pub fn make(count: u8) -> Result<Self, ValidationErrors> {
                Self::new(count, Private(1))
            }
        }
    }
    assert!(inner::Public::make(0).is_err() && inner::Public::make(1).is_ok());
}

/// The type's own name is free for the user's `impl`s, and so is that of the trait's method.
#[test]
fn methods_of_the_users_own() {
    #[derive(Fields, Debug)]
    struct Own {
        #[field(range(1..))]
        count: u8,
    }
    impl Own {
        fn validate(&self) -> &'static str {
            "mine"
        }
    }
    let own = Own::new(1).unwrap();
    assert_eq!(own.validate(), "mine");
    assert!(Fields::validate(&own).is_ok() && own.count() == 1);
}

#[test]
fn recursive_types() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Tree {
        #[field(len(1..))]
        name: String,
        #[field(nested)]
        children: Vec<Tree>,
        #[field(nested)]
        spare: Option<Box<Tree>>,
    }
    let leaf = Tree::new("leaf", vec![], None).unwrap();
    let mut broken = leaf.clone();
    broken.name.clear();
    let result = Tree::new("root", vec![leaf, broken.clone()], Some(Box::new(broken)));
    assert_eq!(
        lines(result),
        [
            "children[1].name: length must be at least 1, not ''",
            "spare.name: length must be at least 1, not ''"
        ]
    );
}

#[test]
fn nested_through_pointers_and_collections() {
    use std::collections::{BTreeMap, BTreeSet, VecDeque};
    use std::rc::Rc;
    use std::sync::Arc;

    #[derive(Fields, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Zip(#[field(len(5..=5))] String);
    let bad = || Zip(String::new());

    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct All<'a> {
        #[field(nested)]
        boxed: Box<Zip>,
        #[field(nested)]
        counted: Rc<Zip>,
        #[field(nested)]
        shared: Arc<Zip>,
        #[field(nested)]
        borrowed: &'a Zip,
        #[field(nested)]
        maybe: Option<Zip>,
        #[field(nested)]
        vec: Vec<Zip>,
        #[field(nested)]
        array: [Zip; 1],
        #[field(nested)]
        deque: VecDeque<Zip>,
        #[field(nested)]
        set: BTreeSet<Zip>,
        #[field(nested)]
        map: BTreeMap<u8, Zip>,
        #[field(each(nested))]
        each: Vec<Option<Zip>>,
        #[field(values(each(nested)), keys(nested))]
        deep: BTreeMap<Zip, Vec<Zip>>,
    }
    let borrowed = bad();
    let result = All::new(
        Box::new(bad()),
        Rc::new(bad()),
        Arc::new(bad()),
        &borrowed,
        Some(bad()),
        vec![bad()],
        [bad()],
        [bad()].into(),
        [bad()].into(),
        [(7, bad())].into(),
        vec![None, Some(bad())],
        [(bad(), vec![bad()])].into(),
    );
    let paths: Vec<String> = result.unwrap_err().iter().map(|error| error.path().into_owned()).collect();
    assert_eq!(
        paths,
        [
            "boxed",
            "counted",
            "shared",
            "borrowed",
            "maybe",
            "vec[0]",
            "array[0]",
            "deque[0]",
            "set[0]",
            "map[7]",
            "each[1]",
            r#"deep[Zip("")][0]"#,
            r#"deep[Zip("")]"#,
        ]
    );
}

#[test]
fn a_dozen_and_more_fields() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    #[rustfmt::skip]
    struct Wide {
        #[field(range(1..))] a: u8, #[field(range(1..))] b: u8, #[field(range(1..))] c: u8, #[field(range(1..))] d: u8,
        #[field(range(1..))] e: u8, #[field(range(1..))] f: u8, #[field(range(1..))] g: u8, #[field(range(1..))] h: u8,
        #[field(range(1..))] i: u8, #[field(range(1..))] j: u8, #[field(range(1..))] k: u8, #[field(range(1..))] l: u8,
        #[field(range(1..))] m: u8, #[field(range(1..))] n: u8,
    }
    let errors = Wide::new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).unwrap_err();
    let paths: String = errors.iter().map(|error| error.path().into_owned()).collect();
    assert_eq!(paths, "abcdefghijklmn");
}
