//! The command line of a measured binary; the driver in `budgets/` is its only caller.

use std::process::ExitCode;
use std::time::Duration;

use super::{Case, Repeat};

const USAGE: &str = "usage: list | run <task> <by> <iterations> | time <task> <by> | allocations <task> <by>";

/// Runs the one case that the command line names.
///
/// `allocations_so_far` counts the allocations of the process, for a binary whose allocator does.
pub fn main(cases: &[Case], allocations_so_far: fn() -> u64) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let find = |task: &str, by: &str| {
        let found = cases.iter().find(|case| case.task == task && case.by == by);
        found.unwrap_or_else(|| panic!("no case `{task}` by `{by}`"))
    };
    match arguments[..] {
        ["list"] => cases.iter().for_each(|case| println!("{} {}", case.task, case.by)),
        ["run", task, by, iterations] => {
            let iterations = iterations.parse().expect("a number of iterations");
            (find(task, by).body)(&mut Repeat::new(iterations, allocations_so_far));
        }
        ["time", task, by] => println!("{:.2}", nanoseconds(find(task, by))),
        ["allocations", task, by] => {
            let mut repeat = Repeat::new(64, allocations_so_far);
            (find(task, by).body)(&mut repeat);
            println!("{:.2}", repeat.allocations as f64 / repeat.iterations as f64);
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// The least of fifteen samples of about four milliseconds each: what disturbs a sample only ever makes it longer.
fn nanoseconds(case: &Case) -> f64 {
    let sample = |iterations| {
        let mut repeat = Repeat::new(iterations, || 0);
        (case.body)(&mut repeat);
        repeat.time
    };
    let mut iterations = 16;
    while sample(iterations) < Duration::from_millis(4) && iterations < 1 << 30 {
        iterations *= 2;
    }
    let least = (0..15).map(|_| sample(iterations)).min().expect("fifteen samples");
    least.as_nanos() as f64 / iterations as f64
}
