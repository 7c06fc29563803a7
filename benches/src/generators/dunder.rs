//! The same as generators.

use dunder::prelude::*;

use super::Node;

generators! {
    pub fn counter(end: u64) -> Iterator<u64> {
        let mut next = 0;
        while next < end {
            yield next;
            next += 1;
        }
    }

    pub fn fibonacci(count: u64) -> Iterator<u64> {
        let [mut item, mut next] = [0_u64, 1];
        for _ in 0..count {
            yield item;
            [item, next] = [next, item.wrapping_add(next)];
        }
    }

    pub fn adder() -> Generator<u64, Option<u64>> {
        let mut sum = 0_u64;
        loop {
            let item = yield sum;
            sum = sum.rotate_left(5) ^ item.unwrap_or(0);
        }
    }

    pub fn walk(node: Option<&Node>) -> Iterator<u64> {
        if let Some(node) = node {
            yield from walk(node.left.as_deref());
            yield node.value;
            yield from walk(node.right.as_deref());
        }
    }
}
