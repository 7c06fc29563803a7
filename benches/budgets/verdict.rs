//! Holding what was measured against its limits.

use crate::Outcome;
use crate::thresholds::Limit;

/// One figure and what is to become of it.
#[derive(Debug)]
pub(crate) struct Figure<'a> {
    /// Whose: the task or the section.
    pub(crate) task: &'a str,
    /// Of what: "instructions".
    pub(crate) what: &'a str,
    /// In what: "x hand". Nothing for a plain number.
    pub(crate) unit: &'a str,
    pub(crate) value: f64,
    /// A clock is no judge on a busy machine: its figures are shown and fail nothing.
    pub(crate) by_the_clock: bool,
}

/// What the table says of a figure; a slip or a missed goal is added to the outcome.
pub(crate) fn judge(figure: &Figure<'_>, limit: Limit, outcome: &mut Outcome) -> Option<String> {
    let goal = limit.goal?;
    let Figure { task, what, unit, value, .. } = *figure;
    let text = format!("{what} ≤ {goal} {unit}");
    let text = text.trim_end();
    let sentence = format!("{task}: {text}, is {value:.2}");
    // As exact as the tables: a run differs from the next by a few instructions in a million.
    let within = |limit: f64| value < limit + 0.005;
    match limit.now {
        None if within(goal) => return Some(format!("{text} ✓")),
        None if !figure.by_the_clock => outcome.slips.push(sentence),
        Some(_) if within(goal) => outcome.slips.push(format!("{sentence}: it holds, delete `{what}_now`")),
        Some(now) if !within(now) => outcome.slips.push(format!("{sentence}: even more than {now}")),
        _ => outcome.missed.push(sentence),
    }
    Some(format!("{text} {}", if within(goal) { "✓" } else { "✗" }))
}
