//! Enums: a checked constructor for each variant.

use dunder::prelude::*;

use super::lines;

#[derive(Fields, Debug, Clone, PartialEq)]
enum Shape {
    Circle {
        #[field(range(0.0..), finite)]
        radius: f64,
    },
    Polygon {
        #[field(len(3..), each(len(2..=2)))]
        corners: Vec<Vec<i32>>,
        #[field(trim, lower)]
        name: String,
    },
    Square(#[field(range(1..))] u32),
    LineTo(#[field(range(..100))] i32, #[field(range(..100))] i32),
    Nothing,
}

#[test]
fn each_variant_has_a_constructor() {
    assert_eq!(Shape::new_circle(1.5).unwrap(), Shape::Circle { radius: 1.5 });
    assert_eq!(Shape::new_square(3).unwrap(), Shape::Square(3));
    assert_eq!(Shape::new_line_to(1, 2).unwrap(), Shape::LineTo(1, 2));
    let Shape::Polygon { name, .. } = Shape::new_polygon(vec![vec![0, 0]; 3], " TRI ").unwrap() else {
        panic!("it is a polygon")
    };
    assert_eq!(name, "tri");
    assert_eq!(
        lines(Shape::new_circle(f64::NAN)),
        ["radius: must be at least 0.0, not nan", "radius: must be a finite number, not nan"]
    );
    assert_eq!(lines(Shape::new_square(0)), ["must be at least 1, not 0"]);
    assert_eq!(lines(Shape::new_line_to(1, 100)), ["1: must be below 100, not 100"]);
    assert_eq!(
        lines(Shape::new_polygon(vec![vec![0, 0], vec![1]], "x")),
        ["corners: length must be at least 3", "corners[1]: length must be 2"]
    );
}

#[test]
fn validate_finds_what_was_made_without_a_constructor() {
    assert_eq!(lines(Shape::Circle { radius: -1.0 }.validate()), ["radius: must be at least 0.0, not -1.0"]);
    assert!(Shape::Nothing.validate().is_ok() && Shape::Square(1).validate().is_ok());
}

#[test]
fn a_struct_checks_the_enums_in_it() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Drawing {
        #[field(nested)]
        shape: Shape,
        #[field(nested)]
        more: Vec<Shape>,
    }
    let mut drawing = Drawing::new(Shape::Nothing, vec![]).unwrap();
    assert_eq!(lines(drawing.set_shape(Shape::Square(0))), ["shape: must be at least 1, not 0"]);
    assert_eq!(
        lines(drawing.set_more(vec![Shape::Nothing, Shape::Circle { radius: -1.0 }])),
        ["more[1].radius: must be at least 0.0, not -1.0"]
    );
    assert_eq!(drawing, Drawing::new(Shape::Nothing, vec![]).unwrap());
}

#[test]
fn generic_enums_and_odd_names() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    #[allow(non_camel_case_types)]
    enum Tree<T: Ord + std::fmt::Debug + Default, const N: usize> {
        Leaf(#[field(range(T::default()..))] T),
        r#Node {
            #[field(len(..=N))]
            r#type: String,
            #[field(nested)]
            children: Vec<Tree<T, N>>,
        },
        HTTPServer(#[field(non_empty)] String),
    }
    let leaf = |value| Tree::<i32, 3>::new_leaf(value);
    assert_eq!(lines(leaf(-1)), ["must be at least 0"]);
    let bad = Tree::Leaf(-1);
    let node = Tree::new_node("abcd", vec![leaf(1).unwrap(), bad]);
    assert_eq!(
        lines(node),
        ["type: length must be at most 3, not 'abcd'", "children[1]: must be at least 0"]
    );
    assert!(Tree::<u8, 0>::new_http_server("").is_err());
}

#[test]
fn rules_of_a_variant_that_look_at_its_other_fields() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    enum Event {
        Window {
            low: u8,
            #[field(range(self.low..))]
            high: u8,
            #[field(same_as(low), when(self.high > 9))]
            again: u8,
        },
        Pair(u8, #[field(range(..=self.0))] u8),
    }
    assert!(Event::new_window(1, 9, 0).is_ok());
    assert_eq!(lines(Event::new_window(5, 4, 0)), ["high: must be at least 5, not 4"]);
    assert_eq!(lines(Event::new_window(1, 10, 0)), ["again: must equal low"]);
    assert_eq!(lines(Event::new_pair(1, 2)), ["1: must be at most 1, not 2"]);
}

#[test]
fn enums_without_anything_to_check() {
    #[derive(Fields, Debug, Clone, Copy, PartialEq)]
    enum Colour {
        Red,
        Green,
    }
    #[derive(Fields, Debug)]
    enum Never {}
    assert!(Colour::Red.validate().is_ok() && Colour::Green.validate().is_ok());
    assert!(Colour::DESCRIPTORS.is_empty() && Never::DESCRIPTORS.is_empty());
    assert_eq!(Shape::DESCRIPTORS.len(), 6);
}
