//! `thresholds.toml`: the most that each task may cost.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Failure;

/// The limits of all tasks, by the name of the task with dots: `fields.valid`.
#[derive(Debug)]
pub(crate) struct Thresholds(BTreeMap<String, Limits>);

/// The limits of one task; what is not named has none.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    /// Instructions, as a multiple of hand-written code.
    pub(crate) instructions: Limit,
    /// Time, as a multiple of hand-written code.
    pub(crate) time: Limit,
    /// Nanoseconds.
    pub(crate) nanoseconds: Limit,
    /// Allocations, counted.
    pub(crate) allocations: Limit,
    /// CPU time, as a multiple of the base that the section names.
    pub(crate) cpu: Limit,
}

/// One limit: `allocations = 5`, and `allocations_now = 12` as long as that cannot be kept.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Limit {
    /// The budget.
    pub(crate) goal: Option<f64>,
    /// What is allowed until the budget holds, so that it does not get worse.
    pub(crate) now: Option<f64>,
}

impl Thresholds {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path)?;
        Self::parse(&text).map_err(|complaint| format!("{}: {complaint}", path.display()).into())
    }

    /// The limits of `task`. It is a mistake not to have decided on any.
    pub(crate) fn of(&self, task: &str) -> Result<&Limits, Failure> {
        let name = task.replace('/', ".");
        self.0.get(&name).ok_or_else(|| format!("thresholds.toml has no [{name}]").into())
    }

    /// The tasks of one family that have limits.
    pub(crate) fn tasks(&self, family: &str) -> impl Iterator<Item = String> {
        let prefix = format!("{family}.");
        self.0.keys().filter(move |name| name.starts_with(&prefix)).map(|name| name.replace('.', "/"))
    }

    /// The part of TOML that the file needs: `[table]`, `key = number`, comments.
    fn parse(text: &str) -> Result<Self, String> {
        let mut tasks: BTreeMap<String, Limits> = BTreeMap::new();
        let mut current = None;
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            let at = |complaint: &str| format!("line {}: {complaint}: `{line}`", index + 1);
            if line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                if tasks.contains_key(name) {
                    return Err(at("the table is there twice"));
                }
                current = Some(tasks.entry(name.to_string()).or_default());
                continue;
            }
            let (key, value) = line.split_once('=').ok_or_else(|| at("neither a table nor a key"))?;
            let value: f64 = value.trim().parse().map_err(|_| at("not a number"))?;
            let limits = current.as_deref_mut().ok_or_else(|| at("a key before the first table"))?;
            let key = key.trim();
            let limit = match key.trim_end_matches("_now") {
                "instructions" => &mut limits.instructions,
                "time" => &mut limits.time,
                "nanoseconds" => &mut limits.nanoseconds,
                "allocations" => &mut limits.allocations,
                "cpu" => &mut limits.cpu,
                _ => return Err(at("unknown key")),
            };
            let slot = if key.ends_with("_now") { &mut limit.now } else { &mut limit.goal };
            if slot.replace(value).is_some() {
                return Err(at("the key is there twice"));
            }
        }
        Ok(Self(tasks))
    }
}
