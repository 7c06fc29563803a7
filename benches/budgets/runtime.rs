//! Run time: time, instructions and allocations of every task, by everybody who can do it.

use std::thread;

use crate::options::Options;
use crate::programs::Program;
use crate::table::{Table, ratio};
use crate::thresholds::{Limits, Thresholds};
use crate::verdict::{Figure, judge};
use crate::{Failure, Outcome, python, valgrind};

/// Rounds over all authors of a task, so that a disturbance of the machine does not hit one of them alone.
const ROUNDS: usize = 4;

/// Cases that are measured and shown together.
#[derive(Debug)]
pub(crate) struct Family {
    /// What stands before the `/` of its tasks.
    name: &'static str,
    /// What a reader of the table has to know.
    about: &'static str,
    /// How often a task is repeated to count its instructions, the second time more than the first.
    repeats: [u64; 2],
    /// How many items a repetition draws: the table is per item.
    items: f64,
}

/// Whose repetitions are short.
const SHORT: [u64; 2] = [1000, 3000];

pub(crate) const FIELDS: Family = Family { name: "fields", about: ABOUT_FIELDS, repeats: SHORT, items: 1.0 };
pub(crate) const NAMED_TUPLE: Family =
    Family { name: "named_tuple", about: ABOUT_NAMED_TUPLE, repeats: SHORT, items: 1.0 };
pub(crate) const PROPERTIES: Family =
    Family { name: "properties", about: ABOUT_PROPERTIES, repeats: SHORT, items: 1.0 };
pub(crate) const CALLS: Family = Family { name: "calls", about: ABOUT_CALLS, repeats: SHORT, items: 1.0 };
pub(crate) const GENERATORS: Family = Family {
    name: "generators",
    about: ABOUT_GENERATORS,
    repeats: [4, 12],
    items: dunder_benches::generators::ITEMS as f64,
};

pub(crate) const COMPREHENSIONS: Family =
    Family { name: "comprehensions", about: ABOUT_COMPREHENSIONS, repeats: SHORT, items: 1.0 };

const ABOUT_FIELDS: &str = "\
The record has eight fields: a name, a number, an address, a pattern, a text, a score, a nested record of two fields and a list
of four nested records of two; its rules are in `src/account/mod.rs`, the same for everybody. \"one_bad\" breaks the last rule,
\"twelve_bad\" twelve of them, all collected with path, code and bounds; \"printed\" makes text of them. \"new\" makes a valid
record of parts that it clones, which is what allocates. \"megabyte\" is a text of that length in a field with `len(..=64)`,
\"megabyte_rule\" the rule alone, before its violation gets a path and a place in a list.

Hand-written code collects every violation with a typed path and a typed reason. garde and validator have fields that anybody
may set, and accept NaN in a range, for which each has a `custom` rule more. nutype stops at the first violation and has no
paths: it only makes values. No peer checks an assignment to a field.
";

const ABOUT_NAMED_TUPLE: &str = "\
A name and an age. \"equal_tuple\" and \"less_tuple\" compare with a plain tuple, \"with\" is `with_age`, which clones the name,
\"into_tuple\" clones the whole before. No peer is maintained.
";

const ABOUT_PROPERTIES: &str = "\
A disc with a radius, a name, and an area that is computed once and forgotten when the radius changes. \"change\" is
`attr!(disc.radius += …)`, \"cached_anew\" computes the area on each read. \"by_name\" and \"set_by_name\" are `getattr` and `setattr`
beside a `match` on the name that gives and takes nothing but a number.
";

const ABOUT_CALLS: &str = "\
A function of three numbers that is not inlined, and a named tuple of three. By hand the arguments stand in the order of the
parameters.
";

const ABOUT_GENERATORS: &str = "\
Per item. \"new\" makes a generator, draws one item and drops it; \"dyn\" draws through `&mut dyn Iterator` in a function that is not
inlined. \"tree\" walks a balanced tree of depth 14, \"chain\" one of a thousand nodes that each have one to the right, both by
`yield from` of the function itself; the iterator by hand keeps a stack of nodes, which is another algorithm. \"sum\" is a closed
formula wherever the compiler sees through.

genawaiter is its `rc` form, which like ours can be stored and moved. corosensei switches stacks. async-stream makes a `Stream`.
Python is CPython, by the clock alone.
";

const ABOUT_COMPREHENSIONS: &str = "\
A list of a thousand numbers, of one in three of them, of those in a hundred rows of ten, and of a thousand texts parsed with `?`; a set and
a dict; a display that unpacks a thousand. \"lazy\" sums a generator expression, \"lazy_nested\" one whose inner clauses need the
outer row and a variable around. By hand they are loops, with room asked for where it is known.
Of the peers, cute reads its clauses from the inside out, and comprende as Python does.
";

/// What one author needs for one task.
#[derive(Debug)]
struct Cost {
    task: String,
    by: String,
    instructions: Option<f64>,
    nanoseconds: Option<f64>,
    allocations: Option<f64>,
}

pub(crate) fn measure(
    family: &Family,
    options: &Options,
    thresholds: &Thresholds,
) -> Result<Outcome, Failure> {
    let own = Program::own();
    let peers = if options.peers { Some(Program::peers()?) } else { None };
    let mut cases = Vec::new();
    for program in [Some(&own), peers.as_ref()].into_iter().flatten() {
        let listed =
            program.list()?.into_iter().filter(|(task, _)| task.split('/').next() == Some(family.name));
        cases.extend(listed.map(|(task, by)| (program, task, by)));
    }
    for task in thresholds.tasks(family.name) {
        if !cases.iter().any(|(_, name, by)| *name == task && by == "dunder") {
            return Err(format!("thresholds.toml limits `{task}`, which dunder has no case for").into());
        }
    }
    let counted = instructions(family, &cases)?;
    let mut costs = Vec::new();
    for ((program, task, by), instructions) in cases.iter().zip(counted) {
        let allocations = Some(program.allocations(task, by)? / family.items);
        let instructions = instructions.map(|count| count / family.items);
        costs.push(Cost { task: task.clone(), by: by.clone(), instructions, nanoseconds: None, allocations });
    }
    if !options.check {
        for _ in 0..ROUNDS {
            for ((program, task, by), cost) in cases.iter().zip(&mut costs) {
                let sample = program.nanoseconds(task, by)? / family.items;
                cost.nanoseconds = Some(cost.nanoseconds.map_or(sample, |least| least.min(sample)));
            }
        }
        if options.peers {
            let python = python::nanoseconds(family.name)?;
            costs.extend(python.into_iter().map(|(task, time)| Cost {
                task,
                by: "CPython".into(),
                instructions: None,
                nanoseconds: Some(time / family.items),
                allocations: None,
            }));
        }
    }
    report(family, &costs, thresholds)
}

/// Counted two at a time: instructions do not mind.
fn instructions(family: &Family, cases: &[(&Program, String, String)]) -> Result<Vec<Option<f64>>, Failure> {
    if valgrind::version().is_none() {
        return Ok(vec![None; cases.len()]);
    }
    let count = |cases: &[(&Program, String, String)]| -> Result<Vec<Option<f64>>, String> {
        let count = |(program, task, by): &(&Program, String, String)| {
            program.instructions(task, by, family.repeats).map(Some)
        };
        cases.iter().map(count).collect::<Result<_, _>>().map_err(|failure| failure.to_string())
    };
    let (first, second) = cases.split_at(cases.len() / 2);
    let (first, second) = thread::scope(|scope| {
        let other = scope.spawn(|| count(second));
        (count(first), other.join().expect("counting does not panic"))
    });
    Ok([first?, second?].concat())
}

fn report(family: &Family, costs: &[Cost], thresholds: &Thresholds) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::default();
    if costs.iter().any(|cost| cost.by == "dunder" && cost.instructions.is_none()) {
        outcome.unchecked.push(format!("{}: {}", valgrind::MISSING, family.name));
    }
    let mut table =
        Table::new(&["task", "by", "instructions", "x hand", "ns", "x hand", "allocations", "budget"]);
    for hand in costs.iter().filter(|cost| cost.by == "hand") {
        for cost in costs.iter().filter(|cost| cost.task == hand.task) {
            let budget = match cost.by.as_str() {
                "dunder" => judged(cost, hand, thresholds.of(&cost.task)?, &mut outcome),
                _ => String::new(),
            };
            let times = |of: fn(&Cost) -> Option<f64>| match (of(cost), of(hand)) {
                (Some(value), Some(base)) => ratio(value, base),
                _ => String::new(),
            };
            table.row([
                if cost.by == "hand" { cost.task.clone() } else { String::new() },
                cost.by.clone(),
                cost.instructions.map_or(String::new(), |count| family.shown(count)),
                times(|cost| cost.instructions),
                cost.nanoseconds.map_or(String::new(), |time| format!("{time:.1}")),
                times(|cost| cost.nanoseconds),
                cost.allocations.map_or(String::new(), |count| family.shown_exactly(count)),
                budget,
            ]);
        }
    }
    outcome.markdown = format!("{table}\n{}", family.about);
    Ok(outcome)
}

impl Family {
    /// A few instructions per item are shown with their fraction.
    fn shown(&self, count: f64) -> String {
        if self.items == 1.0 { format!("{count:.0}") } else { format!("{count:.2}") }
    }

    fn shown_exactly(&self, count: f64) -> String {
        if self.items == 1.0 { count.to_string() } else { format!("{count:.2}") }
    }
}

/// What the table says of the limits of a task.
fn judged(cost: &Cost, hand: &Cost, limits: &Limits, outcome: &mut Outcome) -> String {
    let per_hand = |of: fn(&Cost) -> Option<f64>| Some(of(cost)? / of(hand)?);
    let figures = [
        ("instructions", "x hand", limits.instructions, per_hand(|cost| cost.instructions)),
        ("time", "x hand", limits.time, per_hand(|cost| cost.nanoseconds)),
        ("time", "ns", limits.nanoseconds, cost.nanoseconds),
        ("allocations", "", limits.allocations, cost.allocations),
    ];
    let said = figures.into_iter().filter_map(|(what, unit, limit, value)| {
        let figure = Figure { task: &cost.task, what, unit, value: value?, by_the_clock: what == "time" };
        judge(&figure, limit, outcome)
    });
    said.collect::<Vec<_>>().join(", ")
}
