//! Generators, beside iterators that are written by hand.

use std::hint::black_box;

use ::dunder::Generated;

use crate::generators::{CHAIN, DEPTH, ITEMS, chain, dunder, hand, mix, mixed, tree};
use crate::measure::{Case, Repeat};

/// What is done with the items, once with the iterators by hand and once with generators.
macro_rules! case {
    ($by:ident, $task:literal, $step:expr) => {
        Case { task: concat!("generators/", $task), by: stringify!($by), body: |repeat| repeat.run($step) }
    };
}

pub(super) const HAND: &[Case] = &[
    case!(hand, "counter", || mixed(hand::counter(black_box(ITEMS)))),
    case!(hand, "fibonacci", || mixed(hand::fibonacci(black_box(ITEMS)))),
    case!(hand, "sum", || hand::counter(black_box(ITEMS)).sum::<u64>()),
    Case { task: "generators/send", by: "hand", body: send_by_hand },
    case!(hand, "dyn", || dynamic(&mut hand::counter(black_box(ITEMS)))),
    case!(hand, "new", || mixed((0..ITEMS).filter_map(|item| hand::counter(black_box(item | 1)).next()))),
    Case { task: "generators/tree", by: "hand", body: tree_by_hand },
    Case { task: "generators/chain", by: "hand", body: chain_by_hand },
];

pub(super) const DUNDER: &[Case] = &[
    case!(dunder, "counter", || mixed(dunder::counter(black_box(ITEMS)))),
    case!(dunder, "fibonacci", || mixed(dunder::fibonacci(black_box(ITEMS)))),
    case!(dunder, "sum", || dunder::counter(black_box(ITEMS)).sum::<u64>()),
    Case { task: "generators/send", by: "dunder", body: send },
    case!(dunder, "dyn", || dynamic(&mut dunder::counter(black_box(ITEMS)))),
    case!(dunder, "new", || mixed((0..ITEMS).filter_map(|item| dunder::counter(black_box(item | 1)).next()))),
    Case { task: "generators/tree", by: "dunder", body: walk_tree },
    Case { task: "generators/chain", by: "dunder", body: walk_chain },
];

/// Not inlined: who calls it knows nothing of the iterator.
#[inline(never)]
fn dynamic(items: &mut dyn Iterator<Item = u64>) -> u64 {
    mixed(items)
}

fn send_by_hand(repeat: &mut Repeat) {
    repeat.run(|| {
        let mut adder = hand::Adder::default();
        (0..black_box(ITEMS)).fold(0, |all, item| mix(all, adder.send(item)))
    });
}

fn send(repeat: &mut Repeat) {
    repeat.run(|| {
        let mut adder = dunder::adder();
        adder.next();
        (0..black_box(ITEMS)).fold(0, |all, item| match adder.send(Some(item)) {
            Ok(Generated::Yielded(sum)) => mix(all, sum),
            _ => all,
        })
    });
}

fn tree_by_hand(repeat: &mut Repeat) {
    let tree = tree(DEPTH);
    repeat.run(|| mixed(hand::walk(black_box(&tree).as_deref())));
}

fn walk_tree(repeat: &mut Repeat) {
    let tree = tree(DEPTH);
    repeat.run(|| mixed(dunder::walk(black_box(&tree).as_deref())));
}

fn chain_by_hand(repeat: &mut Repeat) {
    let chain = chain(CHAIN);
    repeat.run(|| {
        (0..ITEMS / CHAIN).fold(0, |all, _| mix(all, mixed(hand::walk(black_box(&chain).as_deref()))))
    });
}

fn walk_chain(repeat: &mut Repeat) {
    let chain = chain(CHAIN);
    repeat.run(|| {
        (0..ITEMS / CHAIN).fold(0, |all, _| mix(all, mixed(dunder::walk(black_box(&chain).as_deref()))))
    });
}
