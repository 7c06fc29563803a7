//! Runs one case, for the clock and for callgrind.

use std::process::ExitCode;

fn main() -> ExitCode {
    dunder_benches::measure::main(&dunder_peers::cases(), || 0)
}
