//! What CPython needs for the same tasks, by the clock.

use std::process::Command;

use crate::{Failure, here};

/// The tasks of a family that are written in Python too, with the nanoseconds of each.
pub(crate) fn nanoseconds(family: &str) -> Result<Vec<(String, f64)>, Failure> {
    let script = here().join("python").join(format!("{family}.py"));
    if !script.exists() {
        return Ok(Vec::new());
    }
    let output = Command::new("python3").arg(&script).output();
    let output = output.map_err(|error| format!("python3 does not start ({error}): try --no-peers"))?;
    if !output.status.success() {
        return Err(format!("{}:\n{}", script.display(), String::from_utf8_lossy(&output.stderr)).into());
    }
    let listed = String::from_utf8(output.stdout)?;
    listed
        .lines()
        .map(|line| {
            let (task, time) = line.split_once(' ').ok_or_else(|| format!("not a task: {line}"))?;
            Ok((format!("{family}/{task}"), time.parse()?))
        })
        .collect()
}
