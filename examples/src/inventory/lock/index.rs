//! Which package a dependency means.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Entry, Format};
use crate::inventory::model::Dependency;
use crate::inventory::source;

/// What a dependency is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Id<'t> {
    pub(super) name: &'t str,
    pub(super) version: Option<&'t str>,
    pub(super) source: Option<&'t str>,
}

impl<'t> Id<'t> {
    /// `name`, `name version` or `name version (source)`.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let name = parts.next()?;
        let version = parts.next();
        let source = match parts.next() {
            Some(source) => Some(source.strip_prefix('(')?.strip_suffix(')')?),
            None => None,
        };
        Some(Id { name, version, source })
    }
}

/// Finds packages by as little as a dependency says of them.
pub(super) struct Index<'t> {
    /// By name: the places of the packages.
    names: HashMap<&'t str, Vec<usize>>,
    versions: Vec<&'t str>,
    /// As version 4 of the format writes them.
    pub(super) sources: Vec<Option<Cow<'t, str>>>,
}

impl<'t> Index<'t> {
    pub(super) fn new(entries: &[Entry<'t>], format: Format) -> Self {
        let mut names = HashMap::<_, Vec<usize>>::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            names.entry(entry.name.value).or_default().push(place);
        }
        let source =
            |entry: &Entry<'t>| entry.source.as_ref().map(|text| source::normalise(text.value, format));
        Index {
            names,
            versions: entries.iter().map(|entry| entry.version.value).collect(),
            sources: entries.iter().map(source).collect(),
        }
    }

    /// The one package that is meant.
    pub(super) fn find(&self, wanted: &Dependency) -> Result<usize, &'static str> {
        let fits = |&place: &usize| {
            wanted.version().is_none_or(|version| self.versions[place] == version)
                && wanted.source().is_none_or(|source| self.is_from(place, source))
        };
        let mut found: Vec<usize> = match self.names.get(wanted.name()).map(Vec::as_slice) {
            None => Vec::new(),
            Some([only]) if fits(only) => return Ok(*only),
            Some(places) => places.iter().copied().filter(fits).collect(),
        };
        // A package on the disk has no source to say, so that it is meant before all others of its version.
        let same_version = found.windows(2).all(|pair| self.versions[pair[0]] == self.versions[pair[1]]);
        let on_disk = |&place: &usize| self.sources[place].is_none();
        if wanted.source().is_none() && same_version && found.iter().any(on_disk) {
            found.retain(on_disk);
        }
        match found[..] {
            [place] => Ok(place),
            [] => Err("no package in the file is"),
            _ => Err("more than one package in the file is"),
        }
    }

    fn is_from(&self, place: usize, source: &str) -> bool {
        let found = self.sources[place].as_deref();
        found.is_some_and(|found| source::without_commit(found) == source::without_commit(source))
    }
}
