//! Properties of every shape that Rust has: with parameters and conditions, of raw names, under macros and `cfg`, between threads.

use std::fmt::Display;
use std::sync::atomic::{AtomicUsize, Ordering};

use dunder as python;
use dunder::prelude::*;

struct Shelf<'a, T: Clone, const N: usize>
where
    T: Display,
{
    items: &'a [T],
    r#type: String,
    joined: Cached<String>,
    longest: Cached<Option<T>>,
    extra: [u8; N],
}

#[properties(attributes)]
impl<'a, T: Clone + 'static, const N: usize> Shelf<'a, T, N>
where
    T: Display,
{
    fn of(items: &'a [T]) -> Self {
        Self { items, r#type: "x".into(), joined: Cached::new(), longest: Cached::new(), extra: [0; N] }
    }

    #[getter]
    fn items(&self) -> Vec<String> {
        self.items.iter().map(ToString::to_string).collect()
    }

    #[setter]
    fn set_items(&mut self, items: &'a [T]) {
        self.items = items;
    }

    #[getter]
    fn r#type(&self) -> &str {
        &self.r#type
    }

    #[setter]
    fn set_type(&mut self, r#type: &str) -> Result<(), ValueError> {
        if r#type.is_empty() {
            return Err(ValueError::new("no type"));
        }
        self.r#type = r#type.to_owned();
        Ok(())
    }

    #[deleter]
    fn del_type(&mut self) -> Result<(), Exception> {
        Err(AttributeError::new("a shelf has a type").into())
    }

    #[cached_property(depends(items, r#type))]
    fn joined(&self) -> String {
        format!("{}:{}", self.r#type, self.items().join(","))
    }

    #[cached_property(depends(items))]
    fn longest(&self) -> Option<T>
    where
        T: Clone,
    {
        self.items.iter().max_by_key(|item| item.to_string().len()).cloned()
    }

    #[getter]
    fn size(&self) -> usize {
        N + self.extra.len()
    }
}

#[test]
fn parameters_conditions_and_raw_names() -> Result<(), Exception> {
    let (first, second) = ([1, 22], [333]);
    let mut shelf = Shelf::<i32, 2>::of(&first);
    assert_eq!((shelf.joined(), shelf.longest(), shelf.size()), ("x:1,22", Some(&22), 4));
    attr!(shelf.items = &second);
    assert_eq!((shelf.joined(), shelf.longest()), ("x:333", Some(&333)));
    attr!(shelf.r#type = "y")?;
    assert_eq!(attr!(shelf.r#type), "y");
    assert_eq!(getattr(&shelf, "joined")?, "y:333");
    setattr(&mut shelf, "type", "z".into())?;
    assert_eq!(attr!(shelf.type = "").unwrap_err().to_string(), "ValueError: no type");
    assert_eq!(delattr(&mut shelf, "type").unwrap_err().to_string(), "AttributeError: a shelf has a type");
    assert_eq!(setattr(&mut shelf, "items", 1.into()).unwrap_err().class_name(), "TypeError",);
    Ok(())
}

/// A setter may take what the getter does not give.
#[derive(Debug, Default)]
struct Path {
    parts: Vec<String>,
    text: SyncCached<String>,
    count: AtomicUsize,
}

#[python::properties(crate = python)]
impl Path {
    /// The parts.
    #[getter]
    pub(crate) fn parts(&self) -> &[String] {
        &self.parts
    }

    #[setter]
    fn set_parts(&mut self, text: impl AsRef<str>) -> Result<(), ValueError> {
        let parts: Vec<String> = text.as_ref().split('/').map(str::to_owned).collect();
        if parts.iter().any(String::is_empty) {
            return Err(ValueError::new("empty part"));
        }
        self.parts = parts;
        Ok(())
    }

    #[cached_property(depends(parts))]
    pub fn text(&self) -> String {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.parts.join("/")
    }
}

#[test]
fn a_setter_takes_what_it_likes() -> Result<(), Exception> {
    let mut path = Path::default();
    attr!(crate = python; path.parts = "a/b")?;
    assert_eq!(path.parts(), ["a", "b"]);
    assert_eq!(path.text(), "a/b");
    setattr(&mut path, "parts", "c".into())?;
    assert_eq!(path.text(), "c");
    assert_eq!(attr!(path.parts = "c//").unwrap_err().to_string(), "ValueError: empty part");
    Ok(())
}

#[test]
fn threads_share_what_is_computed() -> Result<(), Exception> {
    let mut path = Path::default();
    attr!(path.parts = "a/b/c")?;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(path.text(), "a/b/c"));
        }
    });
    assert_eq!(path.count.into_inner(), 1);
    Ok(())
}

struct Tree {
    children: Vec<Tree>,
    weight: i64,
    log: Vec<&'static str>,
}

#[properties]
impl Tree {
    #[getter]
    fn weight(&self) -> i64 {
        self.weight
    }

    #[setter]
    fn set_weight(&mut self, weight: i64) -> Result<(), ValueError> {
        self.log.push("set");
        if weight < 0 {
            return Err(ValueError::new("light"));
        }
        self.weight = weight;
        Ok(())
    }

    fn only(&mut self) -> &mut Tree {
        self.log.push("only");
        self
    }

    fn grow(&mut self) -> Result<(), ValueError> {
        attr!(self.weight += 1)?;
        attr!(self.children[0].weight = self.weight())?;
        attr!(self.only().children[0].weight *= 2)
    }
}

fn tree() -> Tree {
    let leaf = |weight| Tree { children: vec![], weight, log: vec![] };
    Tree { children: vec![leaf(1), leaf(2)], weight: 3, log: vec![] }
}

#[test]
fn a_target_goes_deep_and_is_evaluated_once() -> Result<(), Exception> {
    let mut tree = tree();
    tree.grow()?;
    assert_eq!((tree.weight(), tree.children[0].weight(), tree.log.len()), (4, 8, 2));
    let mut at = 0;
    let mut next = || {
        at += 1;
        at - 1
    };
    attr!(tree.only().children[next()].weight -= 8)?;
    assert_eq!((at, tree.children[0].weight()), (1, 0));
    assert_eq!(attr!(tree.children[0].weight -= 1).unwrap_err().to_string(), "ValueError: light");
    let boxed = &mut Box::new(tree);
    attr!(boxed.weight <<= 2)?;
    attr!(boxed.weight **= 2)?;
    attr!((*boxed).weight ^= 1)?;
    assert_eq!(boxed.weight(), 257);
    Ok(())
}

/// What a `macro_rules!` writes.
macro_rules! counter {
    ($(#[$doc:meta])* $name:ident, $field:ident, $set:ident: $ty:ty, $half:ident) => {
        struct $name {
            $field: $ty,
            $half: Cached<$ty>,
        }

        #[properties]
        impl $name {
            $(#[$doc])*
            #[getter]
            fn $field(&self) -> $ty {
                self.$field
            }

            #[setter]
            fn $set(&mut self, value: $ty) {
                self.$field = value;
            }

            #[cached_property(depends($field))]
            fn $half(&self) -> $ty {
                self.$field / 2
            }
        }
    };
}

counter! { #[doc = "How many."] Counter, count, set_count: u32, half }

macro_rules! bump {
    ($object:expr, $name:ident, $by:expr) => {
        attr!($object.$name += $by)
    };
}

#[test]
fn macros_write_and_use_properties() {
    let mut counter = Counter { count: 4, half: Cached::new() };
    assert_eq!(counter.half(), 2);
    bump!(counter, count, 2);
    bump!(&mut counter, count, 2);
    assert_eq!((counter.count(), counter.half()), (8, 4));
}

mod inner {
    use dunder::prelude::*;

    #[derive(Property, Debug)]
    pub struct Door {
        #[property(get(pub), set(pub(super)), mut(private))]
        width: u32,
        #[property(get, set(private, name = "place"))]
        r#in: Option<String>,
        area: Cached<u32>,
    }

    #[properties]
    impl Door {
        pub fn new(width: u32) -> Self {
            let mut door = Self { width, r#in: None, area: Cached::new() };
            door.place(Some("house".to_owned()));
            *door.width_mut() += 1;
            door
        }

        #[cached_property(depends(width))]
        pub fn area(&self) -> u32 {
            self.width * 2
        }
    }
}

#[test]
fn each_accessor_is_as_visible_as_it_says() -> Result<(), Exception> {
    let mut door = inner::Door::new(1);
    assert_eq!((door.width(), door.r#in(), door.area()), (2, Some("house"), 4));
    attr!(door.width *= 5);
    assert_eq!(door.area(), 20);
    setattr(&mut door, "width", 1.into())?;
    assert_eq!((getattr(&door, "area")?, getattr(&door, "in")?), (2.into(), "house".into()));
    Ok(())
}

/// The properties of an enum, which has no fields to name.
enum Shape {
    Circle { radius: f64 },
    Square(f64),
}

#[properties]
impl Shape {
    #[getter]
    fn size(&self) -> f64 {
        match self {
            Self::Circle { radius } => *radius,
            Self::Square(side) => *side,
        }
    }

    #[setter]
    fn set_size(&mut self, size: f64) {
        match self {
            Self::Circle { radius: place } | Self::Square(place) => *place = size,
        }
    }
}

#[test]
fn an_enum_has_properties() -> Result<(), Exception> {
    let mut shapes = [Shape::Circle { radius: 1.0 }, Shape::Square(2.0)];
    for shape in &mut shapes {
        attr!(shape.size *= 2.0);
        setattr(shape, "size", (shape.size() + 1.0).into())?;
    }
    assert_eq!(shapes.each_ref().map(Shape::size), [3.0, 5.0]);
    Ok(())
}

/// Two types that one block with parameters each makes.
struct Grid<T> {
    cells: Vec<T>,
}

#[properties]
impl Grid<f64> {
    #[getter]
    fn sum(&self) -> f64 {
        self.cells.iter().sum()
    }
}

#[properties]
impl Grid<i32> {
    #[getter]
    fn sum(&self) -> i32 {
        self.cells.iter().sum()
    }
}

#[test]
fn each_instance_of_a_type_has_its_own() -> Result<(), Exception> {
    assert_eq!(getattr(&Grid { cells: vec![1.5, 2.0] }, "sum")?, 3.5);
    assert_eq!(getattr(&Grid { cells: vec![1, 2] }, "sum")?, 3);
    Ok(())
}

#[test]
fn an_error_that_is_no_attribute_error_leaves_the_attribute_there() {
    struct Broken;

    #[properties]
    impl Broken {
        #[getter]
        fn value(&self) -> Result<i32, ZeroDivisionError> {
            Err(ZeroDivisionError::new("division by zero"))
        }
    }

    assert!(hasattr(&Broken, "value") && !hasattr(&Broken, "values"));
    assert_eq!(getattr(&Broken, "value").unwrap_err().to_string(), "ZeroDivisionError: division by zero");
}
