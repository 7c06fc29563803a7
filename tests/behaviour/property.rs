//! `#[derive(Property)]`, as a user sees it.

use std::path::{Path, PathBuf};

use dunder::prelude::*;

mod models {
    use std::path::PathBuf;

    use dunder::prelude::*;

    /// Every form.
    #[derive(Property, Clone, Debug, Default, PartialEq)]
    #[property(get, set)]
    pub(super) struct Book {
        /// What it is called.
        title: String,
        pages: u32,
        #[property(mut, take, skip(set))]
        tags: Vec<String>,
        subtitle: Option<String>,
        file: PathBuf,
        #[property(get(clone), set(pub(self)))]
        owner: Option<Box<str>>,
        #[property(skip, with)]
        price: f64,
        #[property(skip)]
        pub(super) hidden: u8,
        #[property(rename = "kind")]
        r#type: char,
        #[property(get(name = "is_open", ref), skip(set))]
        open: bool,
    }

    impl Book {
        pub(super) fn price(&self) -> f64 {
            self.price
        }

        pub(super) fn owned_by(mut self, owner: &str) -> Self {
            self.set_owner(Some(owner.into()));
            self
        }
    }
}

use models::Book;

#[derive(Property)]
struct Pair<'a, T: Clone>(#[property(get, set)] &'a str, #[property(get, mut)] Vec<T>)
where
    T: PartialEq;

#[derive(Property)]
struct Order {
    #[property(get, set, mut)]
    prices: Vec<i64>,
    sum: Cached<i64>,
}

#[properties]
impl Order {
    #[cached_property(depends(prices))]
    fn sum(&self) -> i64 {
        self.prices.iter().sum()
    }

    #[getter]
    fn mean(&self) -> Option<i64> {
        self.sum().checked_div(i64::try_from(self.prices.len()).ok()?)
    }
}

#[test]
fn a_getter_gives_what_the_type_suggests() {
    let mut book = Book::default();
    book.set_title("Dune");
    book.set_subtitle(Some("x".to_owned()));
    book.set_file(PathBuf::from("dune.txt"));
    let title: &str = book.title();
    let pages: u32 = book.pages();
    let tags: &[String] = book.tags();
    let subtitle: Option<&str> = book.subtitle();
    let file: &Path = book.file();
    assert_eq!((title, pages, tags.len(), subtitle, file), ("Dune", 0, 0, Some("x"), Path::new("dune.txt")));
    let owner: Option<Box<str>> = book.clone().owned_by("ann").owner();
    let open: &bool = book.is_open();
    assert_eq!((owner.as_deref(), open), (Some("ann"), &false));
}

#[test]
fn a_field_is_changed_taken_and_replaced() {
    let mut book = Book::default().with_price(9.5);
    book.tags_mut().push("desert".to_owned());
    assert_eq!((book.price(), book.take_tags(), book.tags().len()), (9.5, vec!["desert".to_owned()], 0));
    attr!(book.kind = 'n');
    attr!(book.pages += 412);
    assert_eq!((book.kind(), attr!(book.pages), book.hidden), ('n', 412, 0));
}

#[test]
fn a_tuple_struct_has_numbered_accessors() {
    let mut pair = Pair("a", vec![1]);
    attr!(pair.0 = "b");
    pair._1_mut().push(2);
    assert_eq!((pair._0(), attr!(pair.1)), ("b", [1, 2].as_slice()));
    assert_eq!(getattr(&pair, "_0").unwrap(), "b");
}

#[test]
fn fields_and_properties_are_found_by_name_together() -> Result<(), Exception> {
    let mut order = Order { prices: vec![1, 2, 6], sum: Cached::new() };
    assert_eq!((getattr(&order, "sum")?, getattr(&order, "mean")?), (9.into(), 3.into()));
    setattr(&mut order, "prices", vec![1, 1].into())?;
    assert_eq!((getattr(&order, "prices")?, order.sum()), (vec![1, 1].into(), 2));
    order.prices_mut().push(8);
    assert_eq!(order.sum(), 10);
    setattr(&mut order, "sum", 5.into())?;
    assert_eq!(order.sum(), 5);
    delattr(&mut order, "sum")?;
    assert_eq!(order.sum(), 10);
    let error = delattr(&mut order, "prices").unwrap_err();
    assert_eq!(error.to_string(), "AttributeError: property 'prices' of 'Order' object has no deleter");
    Ok(())
}

/// Its one implementation of `Attributes` is then left to `#[properties]`, or to nobody.
#[test]
fn a_struct_may_do_without_names() -> Result<(), Exception> {
    #[derive(Property)]
    #[property(get, set, no_attributes)]
    struct Bare {
        width: u32,
    }

    #[properties]
    impl Bare {
        #[getter]
        fn area(&self) -> u32 {
            self.width * self.width
        }
    }

    let mut bare = Bare { width: 2 };
    attr!(bare.width += 1);
    assert_eq!((bare.width(), getattr(&bare, "area")?), (3, 9.into()));
    assert!(!hasattr(&bare, "width"));
    Ok(())
}
