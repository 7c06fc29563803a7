//! The questions and their answers.
//!
//! Everything is asked of the database. The answers are sorted, so that the same lock file gives the same text.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;

use dunder::{Cached, kwargs, properties};
use semver::Version;
use serde::Serialize;

use super::changes::Changes;
use super::error::{DatabaseProblem, Error};
use super::model::{Edge, Identity, Origin, Pinned};
use super::progress::Progress;
use super::source;
use super::store::{Stored, Transaction};

/// How many of the heaviest packages are named.
const TOP: usize = 10;

/// What one lock file holds. Serializes as the JSON document of `--json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub lock_file: Summary,
    /// Where the packages came from, most first.
    pub sources: Vec<SourceCount>,
    /// Packages that are there more than once.
    pub duplicates: Vec<Duplicate>,
    /// The packages that the most others name as a dependency.
    pub most_depended_upon: Vec<Weight>,
    /// The packages that pull in the most others, directly or not.
    pub pull_in_the_most: Vec<Weight>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub path: String,
    pub format: u8,
    pub packages: usize,
    pub dependencies: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceCount {
    pub source: String,
    pub packages: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    pub name: String,
    /// Ascending.
    pub versions: Vec<Release>,
}

/// A version, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    pub version: String,
    pub source: String,
}

/// A package, and how many others hang on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weight {
    pub name: String,
    #[serde(flatten)]
    pub release: Release,
    pub packages: usize,
}

impl Report {
    /// Asks about `stored`, and what changed since `against`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn new(
        transaction: &Transaction<'_>,
        stored: &Stored,
        against: Option<&Stored>,
        progress: &Progress,
    ) -> Result<Self, Error> {
        let ask = || {
            let graph = Graph::read(transaction, stored)?;
            Ok(Report {
                lock_file: Summary {
                    path: stored.path.display().to_string(),
                    format: stored.format,
                    packages: stored.packages,
                    dependencies: stored.dependencies,
                },
                sources: sources(transaction, stored)?,
                duplicates: graph.duplicates(),
                most_depended_upon: graph.heaviest(&graph.dependents()),
                pull_in_the_most: graph.heaviest(&graph.closures(progress)),
                changes: against.map(|against| changes(transaction, against, stored)).transpose()?,
            })
        };
        transaction.placed(ask())
    }
}

fn sources(transaction: &Transaction<'_>, stored: &Stored) -> Result<Vec<SourceCount>, DatabaseProblem> {
    let mut select = transaction.select::<Origin>(
        "FROM (SELECT source, count(*) AS packages FROM package WHERE snapshot = ?1 GROUP BY source)",
    )?;
    let mut counts = HashMap::<String, u32>::new();
    for origin in select.rows([stored.id])? {
        let Origin { source, packages } = origin?;
        *counts.entry(source::label(source.as_deref())).or_default() += packages;
    }
    let mut counts: Vec<_> =
        counts.into_iter().map(|(source, packages)| SourceCount { source, packages }).collect();
    counts.sort_by(|a, b| b.packages.cmp(&a.packages).then_with(|| a.source.cmp(&b.source)));
    Ok(counts)
}

fn changes(transaction: &Transaction<'_>, old: &Stored, new: &Stored) -> Result<Changes, DatabaseProblem> {
    let mut select = transaction.select::<Pinned>("FROM package WHERE snapshot = ?1 ORDER BY name, id")?;
    let before = select.rows([old.id])?.collect::<Result<Vec<_>, _>>()?;
    let after = select.rows([new.id])?.collect::<Result<Vec<_>, _>>()?;
    Ok(Changes::between(old.path.display().to_string(), before, after))
}

/// The packages of one lock file and what each depends on.
struct Graph {
    packages: Vec<Identity>,
    /// For each package, the places of those it depends on.
    dependencies: Vec<Vec<usize>>,
    sorted: Cached<Vec<usize>>,
}

#[properties]
impl Graph {
    fn read(transaction: &Transaction<'_>, stored: &Stored) -> Result<Self, DatabaseProblem> {
        let mut select = transaction.select::<Identity>("FROM package WHERE snapshot = ?1 ORDER BY id")?;
        let packages = select.rows([stored.id])?.collect::<Result<Vec<_>, _>>()?;
        let places: HashMap<i64, usize> =
            packages.iter().enumerate().map(|(place, package)| (package.id, place)).collect();

        let mut dependencies = vec![Vec::new(); packages.len()];
        let mut select = transaction.select::<Edge>(
            "FROM dependency WHERE package IN (SELECT id FROM package WHERE snapshot = ?1)",
        )?;
        for edge in select.rows([stored.id])? {
            let Edge { package, target } = edge?;
            dependencies[places[&package]].push(places[&target]);
        }
        Ok(Graph { packages, dependencies, sorted: Cached::new() })
    }

    /// The places of the packages by name, and by version as Cargo orders them. Every answer is in this order.
    #[cached_property]
    fn sorted(&self) -> Vec<usize> {
        let order = |package: &Identity| {
            let version = Version::parse(&package.version).ok();
            (package.name.clone(), version, package.source.clone())
        };
        let mut sorted: Vec<usize> = (0..self.packages.len()).collect();
        sorted.sort_by_cached_key(|place| order(&self.packages[*place]));
        sorted
    }

    fn duplicates(&self) -> Vec<Duplicate> {
        let package = |place: &usize| &self.packages[*place];
        self.sorted()
            .chunk_by(|a, b| package(a).name == package(b).name)
            .filter(|same| same.len() > 1)
            .map(|same| Duplicate {
                name: package(&same[0]).name.clone(),
                versions: same.iter().map(|place| package(place).release()).collect(),
            })
            .collect()
    }

    /// For each package, how many depend on it.
    #[getter]
    fn dependents(&self) -> Vec<usize> {
        let mut counts = vec![0; self.packages.len()];
        for target in self.dependencies.iter().flatten() {
            counts[*target] += 1;
        }
        counts
    }

    /// For each package, how many it pulls in. Development dependencies may go round in circles.
    fn closures(&self, progress: &Progress) -> Vec<usize> {
        progress.start("closures", self.packages.len());
        // Whose walk last came by, instead of a set for each walk.
        let mut seen_by = vec![usize::MAX; self.packages.len()];
        let mut open = Vec::new();
        let walk = |start: usize| {
            let mut count = 0;
            seen_by[start] = start;
            open.push(start);
            while let Some(place) = open.pop() {
                for &next in &self.dependencies[place] {
                    if seen_by[next] != start {
                        seen_by[next] = start;
                        open.push(next);
                        count += 1;
                    }
                }
            }
            progress.step();
            count
        };
        (0..self.packages.len()).map(walk).collect()
    }

    /// The heaviest first; of those as heavy, by name and version.
    fn heaviest(&self, weights: &[usize]) -> Vec<Weight> {
        let mut heaviest: Vec<_> =
            self.sorted().iter().copied().filter(|place| weights[*place] > 0).collect();
        // Those that weigh the same stay in their order.
        heaviest.sort_by_key(|place| Reverse(weights[*place]));
        heaviest.truncate(TOP);
        let weight = |place: usize| Weight {
            name: self.packages[place].name.clone(),
            release: self.packages[place].release(),
            packages: weights[place],
        };
        heaviest.into_iter().map(weight).collect()
    }
}

impl Identity {
    fn release(&self) -> Release {
        Release { version: self.version.clone(), source: source::label(self.source.as_deref()) }
    }
}

impl fmt::Display for Release {
    /// Most packages come from crates.io, so that this goes without saying.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source.as_str() {
            "crates.io" => f.write_str(&self.version),
            source => write!(f, "{} ({source})", self.version),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { path, format, packages, dependencies } = &self.lock_file;
        writeln!(
            f,
            "{path}: {}, {}, version {format} of the format",
            counted!(*packages, "package"),
            counted!(*dependencies, "dependency", plural = Some("dependencies")),
        )?;
        section(f, "Sources", &self.sources, |f, it| writeln!(f, "{:>6}  {}", it.packages, it.source))?;
        let width = self.duplicates.iter().map(|it| it.name.len()).max().unwrap_or_default();
        section(f, "Duplicate versions", &self.duplicates, |f, it| {
            let versions: Vec<_> = it.versions.iter().map(Release::to_string).collect();
            writeln!(f, "  {:width$}  {}", it.name, versions.join(", "))
        })?;
        let weight = |f: &mut fmt::Formatter<'_>, it: &Weight| {
            writeln!(f, "{:>6}  {} {}", it.packages, it.name, it.release)
        };
        section(f, "Most depended upon", &self.most_depended_upon, weight)?;
        section(f, "Pull in the most", &self.pull_in_the_most, weight)?;
        match &self.changes {
            Some(changes) => changes.fmt(f),
            None => Ok(()),
        }
    }
}

/// `2 packages`, and what does not just take an `s` says its plural.
#[kwargs]
fn counted(count: usize, noun: &str, #[default(None)] plural: Option<&str>) -> String {
    match plural {
        _ if count == 1 => format!("1 {noun}"),
        Some(plural) => format!("{count} {plural}"),
        None => format!("{count} {noun}s"),
    }
}

fn section<T>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    items: &[T],
    line: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    writeln!(f, "\n{title}")?;
    if items.is_empty() {
        writeln!(f, "  none")?;
    }
    items.iter().try_for_each(|item| line(f, item))
}
