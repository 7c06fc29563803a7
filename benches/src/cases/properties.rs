//! Properties: reading, assigning, what is computed once, and the same by name.

use std::hint::black_box;

use ::dunder::prelude::*;

use crate::measure::Case;

/// The same by hand.
mod hand {
    use std::cell::OnceCell;

    pub(super) struct Disc {
        radius: f64,
        name: String,
        area: OnceCell<f64>,
    }

    impl Disc {
        pub(super) fn new() -> Self {
            Self { radius: 2.0, name: "disc".into(), area: OnceCell::new() }
        }

        pub(super) fn name(&self) -> &str {
            &self.name
        }

        pub(super) fn radius(&self) -> f64 {
            self.radius
        }

        pub(super) fn set_radius(&mut self, radius: f64) {
            self.radius = radius;
            self.area = OnceCell::new();
        }

        pub(super) fn area(&self) -> f64 {
            *self.area.get_or_init(|| self.radius * self.radius * std::f64::consts::PI)
        }

        pub(super) fn del_area(&mut self) {
            self.area = OnceCell::new();
        }

        /// By name, for one who knows what the attributes are and what comes out.
        pub(super) fn number(&self, name: &str) -> Option<f64> {
            match name {
                "radius" => Some(self.radius()),
                "area" => Some(self.area()),
                _ => None,
            }
        }

        pub(super) fn set_number(&mut self, name: &str, value: f64) -> bool {
            match name {
                "radius" => self.set_radius(value),
                _ => return false,
            }
            true
        }
    }
}

mod dunder {
    use ::dunder::prelude::*;

    #[derive(Property)]
    pub(super) struct Disc {
        radius: f64,
        #[property(get)]
        name: String,
        area: Cached<f64>,
    }

    #[properties]
    impl Disc {
        pub(super) fn new() -> Self {
            Self { radius: 2.0, name: "disc".into(), area: Cached::new() }
        }

        #[getter]
        pub(super) fn radius(&self) -> f64 {
            self.radius
        }

        #[setter]
        pub(super) fn set_radius(&mut self, radius: f64) {
            self.radius = radius;
        }

        #[cached_property(depends(radius))]
        pub(super) fn area(&self) -> f64 {
            self.radius * self.radius * std::f64::consts::PI
        }
    }
}

/// What is written, once by hand and once with dunder.
macro_rules! case {
    ($by:ident, $task:literal, |$disc:ident| $body:expr) => {
        Case {
            task: concat!("properties/", $task),
            by: stringify!($by),
            body: |repeat| {
                let mut disc = $by::Disc::new();
                repeat.run(|| {
                    let $disc = black_box(&mut disc);
                    $body
                });
            },
        }
    };
}

pub(super) const HAND: &[Case] = &[
    case!(hand, "get", |disc| disc.radius()),
    case!(hand, "get_text", |disc| disc.name().len()),
    case!(hand, "set", |disc| disc.set_radius(black_box(3.0))),
    case!(hand, "change", |disc| disc.set_radius(disc.radius() + black_box(1.0))),
    case!(hand, "cached", |disc| disc.area()),
    case!(hand, "cached_anew", |disc| {
        disc.del_area();
        disc.area()
    }),
    case!(hand, "by_name", |disc| disc.number(black_box("area"))),
    case!(hand, "set_by_name", |disc| disc.set_number(black_box("radius"), black_box(3.0))),
];

pub(super) const DUNDER: &[Case] = &[
    case!(dunder, "get", |disc| attr!(disc.radius)),
    case!(dunder, "get_text", |disc| disc.name().len()),
    case!(dunder, "set", |disc| attr!(disc.radius = black_box(3.0))),
    case!(dunder, "change", |disc| attr!(disc.radius += black_box(1.0))),
    case!(dunder, "cached", |disc| disc.area()),
    case!(dunder, "cached_anew", |disc| {
        attr!(del disc.area);
        disc.area()
    }),
    case!(dunder, "by_name", |disc| getattr(disc, black_box("area"))),
    case!(dunder, "set_by_name", |disc| setattr(disc, black_box("radius"), black_box(3.0).into())),
];
