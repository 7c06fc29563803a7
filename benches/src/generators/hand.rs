//! Iterators by hand.

use super::Node;

#[derive(Debug)]
pub struct Counter {
    next: u64,
    end: u64,
}

pub fn counter(end: u64) -> Counter {
    Counter { next: 0, end }
}

impl Iterator for Counter {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.next < self.end {
            let item = self.next;
            self.next += 1;
            Some(item)
        } else {
            None
        }
    }
}

#[derive(Debug)]
pub struct Fibonacci {
    items: [u64; 2],
    left: u64,
}

pub fn fibonacci(count: u64) -> Fibonacci {
    Fibonacci { items: [0, 1], left: count }
}

impl Iterator for Fibonacci {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        let [item, next] = self.items;
        self.items = [next, item.wrapping_add(next)];
        Some(item)
    }
}

/// What is sent is added, and the sum given back.
#[derive(Debug, Default)]
pub struct Adder {
    sum: u64,
}

impl Adder {
    #[inline]
    pub fn send(&mut self, item: u64) -> u64 {
        self.sum = self.sum.rotate_left(5) ^ item;
        self.sum
    }
}

/// The nodes from left to right, by a stack of those whose left part has been seen.
#[derive(Debug)]
pub struct Walk<'a> {
    open: Vec<&'a Node>,
}

pub fn walk(node: Option<&Node>) -> Walk<'_> {
    let mut walk = Walk { open: Vec::new() };
    walk.descend(node);
    walk
}

impl<'a> Walk<'a> {
    fn descend(&mut self, mut node: Option<&'a Node>) {
        while let Some(open) = node {
            self.open.push(open);
            node = open.left.as_deref();
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let node = self.open.pop()?;
        self.descend(node.right.as_deref());
        Some(node.value)
    }
}
