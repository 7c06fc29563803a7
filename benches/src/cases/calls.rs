//! Calls with keywords, and named tuples that are made with them.

use std::hint::black_box;

use ::dunder::prelude::*;

use crate::measure::Case;

/// Not inlined, so that what is counted is the call.
#[kwargs]
#[inline(never)]
fn volume(width: u32, height: u32, #[default(1)] depth: u32) -> u32 {
    width.wrapping_mul(height).wrapping_mul(depth)
}

#[derive(NamedTuple)]
struct Point {
    x: f64,
    y: f64,
    #[default(0.0)]
    z: f64,
}

pub(super) const HAND: &[Case] = &[
    Case {
        task: "calls/by_position",
        by: "hand",
        body: |repeat| repeat.run(|| volume(black_box(2), black_box(3), black_box(4))),
    },
    Case {
        task: "calls/by_keyword",
        by: "hand",
        body: |repeat| {
            repeat.run(|| {
                let (depth, width, height) = (black_box(4), black_box(2), black_box(3));
                volume(width, height, depth)
            });
        },
    },
    Case {
        task: "calls/default",
        by: "hand",
        body: |repeat| repeat.run(|| volume(black_box(2), black_box(3), 1)),
    },
    Case {
        task: "calls/construction",
        by: "hand",
        body: |repeat| {
            repeat.run(|| {
                let (y, x) = (black_box(2.0), black_box(1.0));
                Point { x, y, z: 0.0 }
            });
        },
    },
];

pub(super) const DUNDER: &[Case] = &[
    Case {
        task: "calls/by_position",
        by: "dunder",
        body: |repeat| repeat.run(|| volume!(black_box(2), black_box(3), black_box(4))),
    },
    Case {
        task: "calls/by_keyword",
        by: "dunder",
        body: |repeat| {
            repeat.run(|| volume!(depth = black_box(4), width = black_box(2), height = black_box(3)))
        },
    },
    Case {
        task: "calls/default",
        by: "dunder",
        body: |repeat| repeat.run(|| volume!(black_box(2), height = black_box(3))),
    },
    Case {
        task: "calls/construction",
        by: "dunder",
        body: |repeat| repeat.run(|| Point!(y = black_box(2.0), x = black_box(1.0))),
    },
];
