//! What changed between two lock files.

use std::collections::BTreeMap;
use std::fmt;

use semver::Version;
use serde::Serialize;

use super::model::Pinned;
use super::report::Release;
use super::source;

/// What changed since another lock file, each list by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    pub since: String,
    pub added: Vec<Package>,
    pub removed: Vec<Package>,
    pub upgraded: Vec<Moved>,
    pub downgraded: Vec<Moved>,
    /// The version is the same, and yet it is something else.
    pub replaced: Vec<Replaced>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Package {
    pub name: String,
    #[serde(flatten)]
    pub release: Release,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    pub name: String,
    pub from: Release,
    pub to: Release,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replaced {
    pub name: String,
    pub version: String,
    /// What is another one now.
    pub what: What,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Source,
    Commit,
    Checksum,
}

/// The packages of one name, before and after.
#[derive(Debug, Default)]
struct Sides {
    before: Vec<Pinned>,
    after: Vec<Pinned>,
}

impl Changes {
    /// Compares two lists of packages.
    ///
    /// A name with several versions is compared version by version: first what stayed, then what moved within one line
    /// of compatible versions, then the last one left of each list. What is left after that came or went.
    pub fn between(since: String, before: Vec<Pinned>, after: Vec<Pinned>) -> Self {
        let mut names = BTreeMap::<String, Sides>::new();
        for package in before {
            names.entry(package.name.clone()).or_default().before.push(package);
        }
        for package in after {
            names.entry(package.name.clone()).or_default().after.push(package);
        }

        let mut changes = Changes { since, ..Changes::default() };
        for (name, mut sides) in names {
            for (from, to) in sides.pairs(|from, to| from.version == to.version && line(from) == line(to)) {
                changes.replaced.extend(Replaced::new(&name, &from, &to));
            }
            for (from, to) in sides.pairs(|from, to| from.version == to.version) {
                changes.replaced.extend(Replaced::new(&name, &from, &to));
            }
            let mut moved = sides.pairs(|from, to| compatible(&from.version) == compatible(&to.version));
            moved.extend(sides.pairs(|_, _| true));
            for (from, to) in moved {
                let is_upgrade = Version::parse(&from.version).ok() < Version::parse(&to.version).ok();
                let list = if is_upgrade { &mut changes.upgraded } else { &mut changes.downgraded };
                list.push(Moved { name: name.clone(), from: release(&from), to: release(&to) });
            }
            let package = |it: &Pinned| Package { name: name.clone(), release: release(it) };
            changes.removed.extend(sides.before.iter().map(package));
            changes.added.extend(sides.after.iter().map(package));
        }
        changes
    }
}

impl Sides {
    /// Takes out the pairs that fit, where there is no doubt about who fits whom.
    fn pairs(&mut self, fit: impl Fn(&Pinned, &Pinned) -> bool) -> Vec<(Pinned, Pinned)> {
        let mut pairs = Vec::new();
        let mut from = 0;
        while from < self.before.len() {
            let before = &self.before[from];
            let partners: Vec<_> = (0..self.after.len()).filter(|&to| fit(before, &self.after[to])).collect();
            if let [to] = partners[..]
                && self.before.iter().filter(|before| fit(before, &self.after[to])).count() == 1
            {
                pairs.push((self.before.remove(from), self.after.remove(to)));
            } else {
                from += 1;
            }
        }
        pairs
    }
}

impl Replaced {
    /// `None` if both are the same.
    fn new(name: &str, from: &Pinned, to: &Pinned) -> Option<Self> {
        let commit =
            |it: &Pinned| it.source.as_deref().and_then(|it| it.split_once('#')).map(|(_, it)| it.to_owned());
        let (what, before, after) = if line(from) != line(to) {
            (What::Source, Some(release(from).source), Some(release(to).source))
        } else if commit(from) != commit(to) {
            (What::Commit, commit(from), commit(to))
        } else {
            (What::Checksum, from.checksum.clone(), to.checksum.clone())
        };
        // A checksum that only one of the two files gives is no other checksum.
        let (before, after) = (before?, after?);
        (before != after).then(|| Replaced {
            name: name.to_owned(),
            version: to.version.clone(),
            what,
            from: before,
            to: after,
        })
    }
}

/// What stays the same of a source from one commit to the next.
fn line(package: &Pinned) -> Option<&str> {
    package.source.as_deref().map(source::without_commit)
}

fn release(package: &Pinned) -> Release {
    Release { version: package.version.clone(), source: source::label(package.source.as_deref()) }
}

/// What Cargo takes for compatible has this in common: everything up to the first number that is not 0.
fn compatible(version: &str) -> Option<(u64, u64, u64)> {
    let version = Version::parse(version).ok()?;
    Some(match (version.major, version.minor, version.patch) {
        (0, 0, patch) => (0, 0, patch),
        (0, minor, _) => (0, minor, 0),
        (major, ..) => (major, 0, 0),
    })
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nChanges since {}", self.since)?;
        if *self == (Changes { since: self.since.clone(), ..Changes::default() }) {
            return writeln!(f, "  none");
        }
        let mut line = |what: &str, text: &dyn fmt::Display| writeln!(f, "  {what:10}  {text}");
        for it in &self.added {
            line("added", &format_args!("{} {}", it.name, it.release))?;
        }
        for it in &self.removed {
            line("removed", &format_args!("{} {}", it.name, it.release))?;
        }
        for it in &self.upgraded {
            line("upgraded", it)?;
        }
        for it in &self.downgraded {
            line("downgraded", it)?;
        }
        for it in &self.replaced {
            line("replaced", it)?;
        }
        Ok(())
    }
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Moved { name, from, to } = self;
        if from.source == to.source {
            return write!(f, "{name} {} -> {}", from.version, to.version);
        }
        write!(f, "{name} {} ({}) -> {} ({})", from.version, from.source, to.version, to.source)
    }
}

impl fmt::Display for Replaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Replaced { name, version, what, from, to } = self;
        let what = match what {
            What::Source => "source",
            What::Commit => "commit",
            What::Checksum => "checksum",
        };
        write!(f, "{name} {version}: {what} {from} -> {to}")
    }
}
