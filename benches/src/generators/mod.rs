//! Generators: what every author draws items from, and what is done with the items.

pub mod dunder;
pub mod hand;

/// How many items each task draws: as many as the tree has nodes.
pub const ITEMS: u64 = (1 << DEPTH) - 1;

/// How deep the balanced tree is.
pub const DEPTH: u32 = 14;

/// How long the chain is that is walked to its end, and then again, until there are [`ITEMS`].
pub const CHAIN: u64 = 1000;

/// A node of the tree, or of a chain where there is no left.
#[derive(Debug)]
pub struct Node {
    pub left: Option<Box<Node>>,
    pub right: Option<Box<Node>>,
    pub value: u64,
}

/// A balanced tree.
pub fn tree(depth: u32) -> Option<Box<Node>> {
    let below = depth.checked_sub(1)?;
    Some(Box::new(Node { left: tree(below), right: tree(below), value: u64::from(depth) }))
}

/// A chain of as many nodes, each to the right of the one before.
pub fn chain(length: u64) -> Option<Box<Node>> {
    (0..length).fold(None, |right, value| Some(Box::new(Node { left: None, right, value })))
}

/// Makes one number of all items, in a way that the compiler cannot do without drawing them, and by a loop as users write one.
#[inline]
pub fn mixed(items: impl IntoIterator<Item = u64>) -> u64 {
    let mut all = 0;
    for item in items {
        all = mix(all, item);
    }
    all
}

/// Adds an item to what there is.
#[inline]
pub fn mix(all: u64, item: u64) -> u64 {
    (all ^ item).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
