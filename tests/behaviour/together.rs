//! The macros combined: what one makes, another takes.

use std::collections::BTreeMap;

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Point {
    x: i64,
    #[default(0)]
    y: i64,
}

/// A validated type with named tuples inside.
#[derive(Fields, Clone, Debug, PartialEq)]
struct Route {
    #[field(len(1..=8))]
    name: String,
    #[field(len(2..), unique)]
    points: Vec<Point>,
}

/// A named tuple with a validated type inside.
#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct Trip {
    route: Route,
    #[default(slice!(:))]
    part: Slice,
}

fn route() -> Route {
    Route::new("home".to_owned(), vec![Point::new(1, 2), Point::new(3, 4), Point::new(5, 6)])
        .expect("it is valid")
}

#[test]
fn a_validated_field_holds_named_tuples() {
    let mut route = route();
    let errors = route.set_points(vec![Point::new(1, 1), Point::new(1, 1)]).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(route.points().len(), 3);
    assert!(route.points()[0] == (1, 2));
}

#[test]
fn a_named_tuple_holds_a_validated_type_and_a_slice() {
    let trip = Trip::new(route(), slice!(::-1));
    let points = trip.part.apply(trip.route.points()).expect("the step is not zero");
    assert_eq!(repr(&points), "[Point(x=5, y=6), Point(x=3, y=4), Point(x=1, y=2)]");
}

#[test]
fn a_default_may_be_another_macros_work() {
    assert_eq!(Trip::DEFAULTS.asdict().to_string(), "{'part': slice(None, None, None)}");
}

#[test]
fn named_tuples_go_through_values_and_back() {
    let points: Vec<Point> = vec![Point::new(1, 2), Point::new(3, 4)];
    let value = Value::from(points.clone());
    assert_eq!(value.to_string(), "[Point(x=1, y=2), Point(x=3, y=4)]");
    assert_eq!(Vec::<Point>::try_from(value).expect("they are points"), points);
}

#[test]
fn a_named_tuple_is_a_key_as_its_tuple_is() {
    let mut d = Dict::new();
    d.set_item(Point::new(1, 2), "here").expect("it is hashable");
    assert_eq!(d.get((1, 2)), Some(&"here".into()));
    let ordered = BTreeMap::from([(Point::new(2, 0), 'b'), (Point::new(1, 9), 'a')]);
    assert_eq!(repr(&ordered), "{Point(x=1, y=9): 'a', Point(x=2, y=0): 'b'}");
}

#[test]
fn violations_become_an_exception() {
    fn build() -> Result<Route, Exception> {
        Ok(Route::new(String::new(), Vec::new())?)
    }
    let e = build().unwrap_err();
    assert!(e.is::<ValueError>());
    assert_eq!(e.downcast_ref::<ValidationErrors>().map(ValidationErrors::len), Some(2));
}

#[test]
fn macros_work_inside_of_macros() {
    macro_rules! point_like {
        ($name:ident, $($field:ident: $ty:ty = $default:expr),+) => {
            #[derive(NamedTuple, Clone, Debug, PartialEq)]
            struct $name { $(#[default($default)] $field: $ty),+ }
        };
    }
    point_like!(Size, width: u32 = 1 + 1, height: Option<u32> = None);
    assert_eq!(Size::from_dict(Dict::new()).expect("all have defaults"), Size::new(2, None));

    macro_rules! bounded {
        ($name:ident, $ty:ty, $low:literal, $high:expr) => {
            #[derive(Fields, Clone, Debug, PartialEq)]
            struct $name(#[field(range($low..=$high))] $ty);
        };
    }
    bounded!(Percent, u8, 0, 50 + 50);
    assert!(Percent::new(100).is_ok() && Percent::new(101).is_err());
}
