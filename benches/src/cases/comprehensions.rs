//! Comprehensions, and the loops that do the same.

use std::collections::HashSet;
use std::hint::black_box;
use std::num::ParseIntError;

use ::dunder::prelude::*;

use crate::measure::Case;

const COUNT: u32 = 1000;

/// What most cases iterate over.
#[must_use]
pub fn numbers() -> Vec<u32> {
    (0..COUNT).collect()
}

/// A hundred rows of ten.
#[must_use]
pub fn rows() -> Vec<Vec<u32>> {
    (0..COUNT / 10).map(|row| (row..row + 10).collect()).collect()
}

/// A thousand numbers as text.
fn words() -> Vec<String> {
    (0..COUNT).map(|n| n.to_string()).collect()
}

fn all_parsed_by_hand(words: &[String]) -> Result<Vec<u32>, ParseIntError> {
    let mut parsed = Vec::with_capacity(words.len());
    for word in words {
        parsed.push(word.parse::<u32>()?);
    }
    Ok(parsed)
}

fn all_parsed(words: &[String]) -> Result<Vec<u32>, ParseIntError> {
    Ok(list![word.parse::<u32>()? for word in words])
}

pub(super) const HAND: &[Case] = &[
    Case {
        task: "comprehensions/each",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut list = Vec::with_capacity(xs.len());
                for x in black_box(&xs) {
                    list.push(x.wrapping_mul(*x));
                }
                list
            });
        },
    },
    Case {
        task: "comprehensions/filtered",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut list = Vec::new();
                for x in black_box(&xs) {
                    if x % 3 == 1 {
                        list.push(x.wrapping_mul(*x));
                    }
                }
                list
            });
        },
    },
    Case {
        task: "comprehensions/nested",
        by: "hand",
        body: |repeat| {
            let rows = rows();
            repeat.run(|| {
                let mut list = Vec::new();
                for row in black_box(&rows) {
                    for x in row {
                        list.push(x + 1);
                    }
                }
                list
            });
        },
    },
    Case {
        task: "comprehensions/raising",
        by: "hand",
        body: |repeat| {
            let words = words();
            repeat.run(|| all_parsed_by_hand(black_box(&words)));
        },
    },
    Case {
        task: "comprehensions/set",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut set = HashSet::new();
                for x in black_box(&xs) {
                    if x % 3 == 1 {
                        set.insert(x % 100);
                    }
                }
                set.len()
            });
        },
    },
    Case {
        task: "comprehensions/dict",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut dict = Dict::with_capacity(xs.len());
                for x in black_box(&xs) {
                    dict.insert(*x, x + 1);
                }
                dict
            });
        },
    },
    Case {
        task: "comprehensions/unpacked",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut list = vec![1, 2];
                list.extend(black_box(&xs));
                list.push(3);
                list
            });
        },
    },
    Case {
        task: "comprehensions/lazy",
        by: "hand",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| {
                let mut sum = 0_u32;
                for x in black_box(&xs) {
                    if x % 3 == 1 {
                        sum = sum.wrapping_add(*x);
                    }
                }
                sum
            });
        },
    },
    Case {
        task: "comprehensions/lazy_nested",
        by: "hand",
        body: |repeat| {
            let (rows, least) = (rows(), black_box(7));
            repeat.run(|| {
                let mut sum = 0_u32;
                for row in black_box(&rows) {
                    for x in row {
                        if *x > least {
                            sum = sum.wrapping_add(x + row[0]);
                        }
                    }
                }
                sum
            });
        },
    },
];

pub(super) const DUNDER: &[Case] = &[
    Case {
        task: "comprehensions/each",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| list![x.wrapping_mul(*x) for x in black_box(&xs)]);
        },
    },
    Case {
        task: "comprehensions/filtered",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| list![x.wrapping_mul(*x) for x in black_box(&xs) if x % 3 == 1]);
        },
    },
    Case {
        task: "comprehensions/nested",
        by: "dunder",
        body: |repeat| {
            let rows = rows();
            repeat.run(|| list![x + 1 for row in black_box(&rows) for x in row]);
        },
    },
    Case {
        task: "comprehensions/raising",
        by: "dunder",
        body: |repeat| {
            let words = words();
            repeat.run(|| all_parsed(black_box(&words)));
        },
    },
    Case {
        task: "comprehensions/set",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| set! {x % 100 for x in black_box(&xs) if x % 3 == 1}.len());
        },
    },
    Case {
        task: "comprehensions/dict",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| dict! {*x: x + 1 for x in black_box(&xs)});
        },
    },
    Case {
        task: "comprehensions/unpacked",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| list![1, 2, *black_box(&xs), 3]);
        },
    },
    Case {
        task: "comprehensions/lazy",
        by: "dunder",
        body: |repeat| {
            let xs = numbers();
            repeat.run(|| gen_!(*x for x in black_box(&xs) if x % 3 == 1).fold(0_u32, u32::wrapping_add));
        },
    },
    Case {
        task: "comprehensions/lazy_nested",
        by: "dunder",
        body: |repeat| {
            let (rows, least) = (rows(), black_box(7));
            repeat.run(|| {
                gen_!(x + row[0] for row in black_box(&rows) for x in row if *x > least)
                    .fold(0_u32, u32::wrapping_add)
            });
        },
    },
];
