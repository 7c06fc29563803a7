//! Calls with keywords: methods, and constructors of data.

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
pub(crate) struct User {
    pub(crate) name: String,
    #[default(18)]
    pub(crate) age: u32,
}

#[kwargs]
impl User {
    const LOUD: bool = true;

    pub(crate) fn greet(
        &self,
        text: &str,
        #[default(1)] times: usize,
        #[kwonly]
        #[default(!Self::LOUD)]
        loud: bool,
    ) -> String {
        let text = format!("{text} {}", self.name).repeat(times);
        if loud { text.to_uppercase() } else { text }
    }

    pub(crate) fn make(#[default("anon")] name: &str) -> Self {
        User!(name)
    }
}

mod elsewhere {
    pub(super) use super::User as Person;
}

#[test]
fn a_named_tuple_has_a_constructor_with_keywords() {
    let user = User!("fank", age = 27);
    assert_eq!(user, User::new("fank", 27));
    assert_eq!(User!(name = "x".to_owned()).age, 18);
    assert_eq!(call!(User("x", age = 2)).age, 2);
    assert_eq!(elsewhere::Person!("x"), User::new("x", 18));
}

#[test]
fn methods_take_keywords() {
    use elsewhere::Person as P;
    let user = User!("fank");
    assert_eq!(call!(User::greet(&user, "hi", loud = true)), "HI FANK");
    assert_eq!(call!(User::greet(&user, loud = false, text = "yo", times = 2)), "yo fankyo fank");
    assert_eq!(call!(P::make()).name, "anon");
    assert_eq!(call!(crate::call::elsewhere::Person::make("x")).name, "x");
}

struct Plain<T> {
    items: Vec<T>,
}

#[kwargs]
impl<T: Clone> Plain<T> {
    fn new(#[default(Vec::new())] items: Vec<T>) -> Self {
        Self { items }
    }

    fn add(&mut self, item: T, #[default(self.items.len())] at: usize) -> &mut Self {
        self.items.insert(at, item);
        self
    }

    fn map<R>(
        self,
        f: impl Fn(T) -> R,
        #[kwonly]
        #[default(usize::MAX)]
        limit: usize,
    ) -> Vec<R> {
        self.items.into_iter().take(limit).map(f).collect()
    }

    const fn number(#[default(4)] n: usize) -> usize {
        n
    }
}

#[test]
fn a_type_that_derives_nothing() {
    let mut plain = call!(Plain::<u8>::new());
    call!(Plain::add(&mut plain, 1)).items.push(2);
    call!(Plain::add(&mut plain, at = 0, item = 9));
    assert_eq!(plain.items, [9, 1, 2]);
    assert_eq!(call!(Plain::<u8>::number()), 4);
    assert_eq!(call!(Plain::map(plain, limit = 2, f = |x| u32::from(x) + 1)), [10, 2]);
}

#[derive(Fields, Clone, Debug)]
struct Account {
    #[field(len(1..=64))]
    name: String,
    #[field(range(18..=120))]
    #[default(18)]
    age: u8,
    #[default(vec!["new".to_owned()])]
    tags: Vec<String>,
}

#[kwargs]
impl Account {
    fn rename(
        &mut self,
        name: &str,
        #[kwonly]
        #[default(false)]
        twice: bool,
    ) -> Result<(), ValidationErrors> {
        self.set_name(if twice { name.repeat(2) } else { name.to_owned() })
    }
}

#[derive(Fields, Clone, Debug)]
#[fields(namedtuple)]
struct Point {
    #[field(range(0..))]
    x: i64,
    #[default(1 + 1)]
    y: i64,
}

#[test]
fn validated_fields_go_through_their_rules() -> Result<(), Exception> {
    let mut account = Account!(name = "x")?;
    assert_eq!((account.name(), account.age(), account.tags()), ("x", 18, &["new".to_owned()][..]));
    call!(Account::rename(&mut account, "ab", twice = true))?;
    assert_eq!(account.name(), "abab");
    assert!(Account!("x", age = 17).is_err());
    assert!(Account!("", 20, tags = vec![]).is_err());
    assert_eq!(Point!(1)?.into_tuple(), (1, 2));
    assert!(Point!(y = 1, x = -1).is_err());
    Ok(())
}

#[derive(NamedTuple, Debug, PartialEq)]
struct Borrowed<'a, T: ?Sized> {
    x: &'a T,
    #[default("label")]
    label: String,
}

#[derive(NamedTuple, Debug, PartialEq)]
struct Pair(u8, #[default(2)] u8);

#[derive(NamedTuple, Debug, PartialEq)]
struct Nothing;

#[derive(NamedTuple, Debug, PartialEq)]
struct Generic<T> {
    a: T,
    #[default(0)]
    b: u8,
}

#[test]
fn structs_of_every_kind() {
    assert_eq!(Borrowed!("x").label, "label");
    assert_eq!(Borrowed!(label = 'c', x = &[1]).label, "c");
    assert_eq!(Pair!(1), Pair(1, 2));
    assert_eq!(Pair!(_1 = 1, _0 = 2), Pair(2, 1));
    assert_eq!(Nothing!(), Nothing);
    assert_eq!(call!(Generic::<u64>(1, b = 2)), Generic { a: 1_u64, b: 2 });
}

#[test]
fn a_type_in_a_function() {
    #[derive(NamedTuple)]
    struct Inner {
        id: u8,
    }
    #[kwargs]
    impl Inner {
        fn next(&self, #[default(1)] by: u8) -> u8 {
            self.id + by
        }
    }
    let user = Inner!(id = 1);
    assert_eq!(call!(Inner::next(&user, by = 2)), 3);
    assert_eq!(call!(Inner::next(&user)), 2);
}
