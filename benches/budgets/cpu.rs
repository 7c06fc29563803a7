//! CPU time of programs that are run: what other programs do at the same time disturbs it least.

use std::process::{Command, Output};
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::Failure;

/// Runs a command to its end; its CPU time (user and system, with all its descendants) and what it printed.
pub(crate) fn time(command: &mut Command) -> Result<(Duration, Output), Failure> {
    let before = of_children()?;
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let spent = of_children()? - before;
    if !output.status.success() {
        return Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok((spent, output))
}

fn of_children() -> Result<Duration, Failure> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
    Ok(Duration::from_micros(microseconds.try_into()?))
}
