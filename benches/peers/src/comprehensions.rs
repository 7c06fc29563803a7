//! cute and comprende make vectors. Neither has `?` in a clause, sets, displays or what is lazy.

use std::hint::black_box;

use dunder_benches::cases::comprehensions::{numbers, rows};
use dunder_benches::measure::Case;

pub(crate) const CASES: &[Case] = &[
    Case {
        task: "comprehensions/each",
        by: "cute",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| cute::c![x.wrapping_mul(*x), for x in black_box(&xs)]);
        },
    },
    Case {
        task: "comprehensions/filtered",
        by: "cute",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| cute::c![x.wrapping_mul(*x), for x in black_box(&xs), if x % 3 == 1]);
        },
    },
    Case {
        task: "comprehensions/nested",
        by: "cute",
        body: |repeat| {
            let rows = rows();
            repeat.run(|| cute::c![x + 1, for x in row, for row in black_box(&rows)]);
        },
    },
    Case {
        task: "comprehensions/each",
        by: "comprende",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| comprende::c![x.wrapping_mul(*x) for x in black_box(&xs)]);
        },
    },
    Case {
        task: "comprehensions/filtered",
        by: "comprende",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| comprende::c![x.wrapping_mul(*x) for x in black_box(&xs) if x % 3 == 1]);
        },
    },
    Case {
        task: "comprehensions/nested",
        by: "comprende",
        body: |repeat| {
            let rows = rows();
            repeat.run(|| comprende::c![x + 1 for row in black_box(&rows) for x in row]);
        },
    },
];
