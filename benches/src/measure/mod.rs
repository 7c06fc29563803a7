//! How a piece of code is measured: named, repeated, and run by a process of its own so that valgrind can count it.

mod command_line;

pub use command_line::main;

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One piece of code that somebody (`by`: "hand", "dunder", a peer) wrote for one task (`task`: "fields/valid").
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The family and the task, the same for all who do it.
    pub task: &'static str,
    /// Who does it.
    pub by: &'static str,
    /// Prepares what it needs, then calls [`Repeat::run`] once.
    pub body: fn(&mut Repeat),
}

/// Runs a closure a number of times and remembers what that cost.
#[derive(Debug)]
pub struct Repeat {
    iterations: u64,
    allocations_so_far: fn() -> u64,
    time: Duration,
    allocations: u64,
}

impl Repeat {
    fn new(iterations: u64, allocations_so_far: fn() -> u64) -> Self {
        Self { iterations, allocations_so_far, time: Duration::ZERO, allocations: 0 }
    }

    /// Runs `step` once to warm up (compiled patterns, caches), then the number of times asked for.
    #[inline]
    pub fn run<R>(&mut self, mut step: impl FnMut() -> R) {
        black_box(step());
        let allocations = (self.allocations_so_far)();
        let start = Instant::now();
        for _ in 0..self.iterations {
            black_box(step());
        }
        self.time = start.elapsed();
        self.allocations = (self.allocations_so_far)() - allocations;
    }
}
