//! What it costs to compile two hundred pieces of code, and whether that grows in step with their number.

mod families;
mod project;
mod sources;

use std::time::Duration;

use crate::options::Options;
use crate::table::{Table, ratio};
use crate::thresholds::Thresholds;
use crate::verdict::{Figure, judge};
use crate::{Failure, Outcome, valgrind};
pub(crate) use families::{ACCESSORS, ACCESSORS_ALONE, CALLS, CONSTRUCTION, FIELDS};
use project::{Project, Stage};
use sources::{Family, Source};

/// The number of pieces that the ratios are taken at.
const PIECES: usize = 200;
/// Compilations of each, of which the cheapest counts.
const ROUNDS: usize = 5;
/// The numbers of pieces that show the growth.
const GROWTH: [usize; 5] = [100, 200, 400, 800, 1600];

/// What compiling one source costs.
#[derive(Debug)]
struct Cost {
    source: &'static Source,
    check: Duration,
    build: Option<Duration>,
    /// Instructions of the compiler for a check.
    instructions: Option<u64>,
}

pub(crate) fn measure(
    family: &Family,
    options: &Options,
    thresholds: &Thresholds,
) -> Result<Outcome, Failure> {
    let ours = family.sources.iter().find(|source| source.is_ours()).expect("one is dunder's");
    let wanted = |source: &&Source| match options.check {
        true => source.is_ours() || ours.by_hand.first() == Some(&source.name),
        false => options.peers || !source.is_peer,
    };
    let sources: Vec<&'static Source> = family.sources.iter().filter(wanted).collect();
    let project = Project::create(family, &sources)?;
    let mut outcome = Outcome::default();
    let costs = costs(&project, &sources, options)?;
    if valgrind::version().is_none() {
        outcome.unchecked.push(format!("{}: {}", valgrind::MISSING, family.name));
    }
    outcome.markdown = cost_table(family, &costs, thresholds, &mut outcome)?;
    if !options.check {
        let growth = growth(family, &project, &sources, thresholds, &mut outcome)?;
        outcome.markdown.push_str(&growth);
    }
    outcome.markdown.push_str(&format!("\n{NOTES}{}", family.notes));
    Ok(outcome)
}

const NOTES: &str = "\
Only the crate with these is compiled, its dependencies are there: `rustc` in the dev profile without incremental compilation;
\"check\" stops before code is made. Instructions are callgrind's count of the compiler; CPU seconds are user and system time, the
least of several runs.
";

/// Check, build and instructions of every source, at the same number of records.
fn costs(project: &Project, sources: &[&'static Source], options: &Options) -> Result<Vec<Cost>, Failure> {
    let mut costs = Vec::new();
    for source in sources {
        eprintln!("compile cost of: {}", source.name);
        project.write(source, PIECES)?;
        let check = project.rustc(source, Stage::Check)?;
        let instructions = match valgrind::version() {
            Some(_) if source.is_counted => Some(check.instructions()?),
            _ => None,
        };
        let build = match options.check {
            true => None,
            false => Some(project.rustc(source, Stage::Build)?.least(ROUNDS)?),
        };
        costs.push(Cost { source, check: check.least(ROUNDS)?, build, instructions });
    }
    Ok(costs)
}

fn cost_table(
    family: &Family,
    costs: &[Cost],
    thresholds: &Thresholds,
    outcome: &mut Outcome,
) -> Result<String, Failure> {
    let of = |name| costs.iter().find(|cost| cost.source.name == name);
    let pieces = format!("{PIECES} {}", family.pieces);
    let mut table = Table::new(&[
        &pieces,
        "check G instr",
        "x plain",
        "x hand",
        "check CPU s",
        "x hand",
        "build CPU s",
        "x hand",
        "hand is",
        "budget",
    ]);
    for cost in costs {
        // The first is the one that offers the same; what others there are is shown below.
        for (place, hand) in cost.source.by_hand.iter().map(Some).chain([None]).enumerate() {
            if hand.is_none() && place > 0 {
                continue;
            }
            let base = hand.and_then(|hand| of(*hand));
            let times = |figure: fn(&Cost) -> Option<f64>, base: Option<&Cost>| match (
                figure(cost),
                base.and_then(figure),
            ) {
                (Some(value), Some(base)) => ratio(value, base),
                _ => String::new(),
            };
            let shown = |figure: fn(&Cost) -> Option<f64>| match figure(cost) {
                Some(value) if place == 0 => format!("{value:.2}"),
                _ => String::new(),
            };
            let mut said = None;
            if cost.source.is_ours()
                && place == 0
                && let (Some(value), Some(base)) = (cost.counted(), base.and_then(Cost::counted))
            {
                let (task, what, unit) = (family.name, "instructions", "x hand");
                let figure = Figure { task, what, unit, value: value / base, by_the_clock: false };
                said = judge(&figure, thresholds.of(family.name)?.instructions, outcome);
            }
            table.row([
                if place == 0 { cost.source.name.to_string() } else { String::new() },
                shown(Cost::counted),
                if place == 0 { times(Cost::counted, of("plain")) } else { String::new() },
                times(Cost::counted, base),
                shown(Cost::checked),
                times(Cost::checked, base),
                shown(Cost::built),
                times(Cost::built, base),
                base.map_or(String::new(), |hand| hand.source.short().to_string()),
                said.unwrap_or_default(),
            ]);
        }
    }
    Ok(table.to_string())
}

impl Cost {
    fn counted(&self) -> Option<f64> {
        Some(self.instructions? as f64 / 1e9)
    }

    fn checked(&self) -> Option<f64> {
        Some(self.check.as_secs_f64())
    }

    fn built(&self) -> Option<f64> {
        Some(self.build?.as_secs_f64())
    }
}

/// CPU time of a check for growing numbers of pieces.
fn growth(
    family: &Family,
    project: &Project,
    sources: &[&'static Source],
    thresholds: &Thresholds,
    outcome: &mut Outcome,
) -> Result<String, Failure> {
    let mut header = vec![format!("check CPU s of … {}", family.pieces)];
    header.extend(GROWTH.map(|records| records.to_string()));
    header.push("1600 / 4 x 400".into());
    header.push("budget".into());
    let mut table = Table::new(&header.iter().map(String::as_str).collect::<Vec<_>>());
    for source in sources.iter().filter(|source| source.grows_to > 0) {
        eprintln!("growth of: {}", source.name);
        let mut seconds = Vec::new();
        for pieces in GROWTH.into_iter().filter(|pieces| *pieces <= source.grows_to) {
            project.write(source, pieces)?;
            seconds.push(project.rustc(source, Stage::Check)?.least(3)?.as_secs_f64());
        }
        let steepness = (seconds.len() == GROWTH.len()).then(|| seconds[4] / (4.0 * seconds[2]));
        let mut said = None;
        if source.is_ours()
            && let Some(value) = steepness
        {
            // Of CPU time, and both ends of the same source.
            let (task, what, unit) = ("growth", "cpu", "x in step");
            let figure = Figure { task, what, unit, value, by_the_clock: false };
            said = judge(&figure, thresholds.of("growth")?.cpu, outcome);
        }
        let mut row = vec![source.name.to_string()];
        row.extend(seconds.iter().map(|seconds| format!("{seconds:.2}")));
        row.resize(1 + GROWTH.len(), String::new());
        row.push(steepness.map_or(String::new(), |steepness| format!("{steepness:.2}")));
        row.push(said.unwrap_or_default());
        table.row(row);
    }
    Ok(format!("\n{table}"))
}
