//! What is printed.

use std::fmt;

/// How each scenario of a kind went, by its id: the first difference, if there is one.
pub(crate) type Outcomes = Vec<(String, Option<String>)>;

#[derive(Debug, Default)]
pub(crate) struct Report {
    kinds: Vec<(String, Kind)>,
}

#[derive(Debug)]
enum Kind {
    Played(Outcomes),
    /// This program cannot replay so many.
    WithoutPlayer(usize),
}

impl Report {
    pub(crate) fn played(&mut self, kind: &str, outcomes: Outcomes) {
        self.kinds.push((kind.to_owned(), Kind::Played(outcomes)));
    }

    pub(crate) fn without_player(&mut self, kind: &str, scenarios: usize) {
        self.kinds.push((kind.to_owned(), Kind::WithoutPlayer(scenarios)));
    }

    /// Whether every scenario was replayed and gave what CPython did.
    pub(crate) fn all_passed(&self) -> bool {
        self.kinds.iter().all(|(_, kind)| match kind {
            Kind::Played(outcomes) => outcomes.iter().all(|(_, difference)| difference.is_none()),
            Kind::WithoutPlayer(_) => false,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, kind) in &self.kinds {
            match kind {
                Kind::Played(outcomes) => {
                    let failed = outcomes.iter().filter(|(_, difference)| difference.is_some());
                    let (passed, failures) =
                        (outcomes.len() - failed.clone().count(), failed.clone().count());
                    writeln!(f, "{name}: {passed} passed, {failures} failed")?;
                    for (id, difference) in failed {
                        writeln!(f, "  {id}: {}", difference.as_deref().unwrap_or_default())?;
                    }
                }
                Kind::WithoutPlayer(scenarios) => {
                    writeln!(
                        f,
                        "!!! {name}: 0 passed, {scenarios} failed: there is no player for this kind"
                    )?;
                }
            }
        }
        Ok(())
    }
}
