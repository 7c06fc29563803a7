//! From the text of a `Cargo.lock` to validated models.
//!
//! The format has four versions. The first two do not say which they are: version 1 keeps checksums in a table
//! `[metadata]` and spells every dependency out, `name version (source)`; version 2 keeps the checksum with its package
//! and says no more of a dependency than it takes to find it. Version 3 stopped taking the branch `master` for the
//! default one, and version 4 percent-encodes what a git source is called. What is done here is what Cargo does when
//! it reads them, but that Cargo drops a dependency it cannot find and this reports it.

mod document;
mod index;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::{self, Path, PathBuf};

use dunder::ValidationErrors;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{Error, Problem, Problems};
use super::model::{Dependency, Package, Snapshot};
use super::source;
use document::{Text, as_string, kind, read_document, said_format, title};
use index::{Id, Index};

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    V1 = 1,
    V2 = 2,
    V3 = 3,
    V4 = 4,
}

impl Format {
    const NEWEST: Format = Format::V4;

    fn from_number(number: i64) -> Option<Self> {
        [Format::V1, Format::V2, Format::V3, Format::V4].into_iter().find(|format| *format as i64 == number)
    }
}

/// A lock file: every package a validated model, every dependency the index of its package.
#[derive(Debug, Clone)]
pub struct LockFile {
    /// As it was named.
    pub path: PathBuf,
    /// Its whole path and its format.
    pub snapshot: Snapshot,
    /// In the file's order.
    pub packages: Vec<Locked>,
}

/// One package and what it depends on.
#[derive(Debug, Clone)]
pub struct Locked {
    pub package: Package,
    pub dependencies: Vec<Edge>,
}

/// One dependency.
#[derive(Debug, Clone)]
pub struct Edge {
    pub dependency: Dependency,
    /// Its place in [`LockFile::packages`].
    pub target: usize,
}

impl LockFile {
    /// Reads and checks a lock file.
    ///
    /// # Errors
    /// [`Error::Read`], or [`Error::Lock`] with everything that is wrong with the file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let unreadable = |source| Error::Read { path: path.to_owned(), source };
        let text = match String::from_utf8(fs::read(path).map_err(unreadable)?) {
            Ok(text) => text,
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let span = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
                let problems = vec![Problem::new(span, "a lock file is UTF-8 text, and this is not")];
                return Err(Error::Lock(Problems { path: path.to_owned(), text, problems }));
            }
        };
        // A pipe has no path of its own (`--against <(git show HEAD~:Cargo.lock)`).
        let whole = fs::canonicalize(path).or_else(|_| path::absolute(path)).map_err(unreadable)?;
        Self::parse(path, &whole, &text)
    }

    /// Checks the text of a lock file. Errors name it `path`, the database `whole`.
    ///
    /// # Errors
    /// [`Error::Lock`] with everything that is wrong with it, but for a file that is no TOML or of an unknown version:
    /// then that alone.
    pub fn parse(path: &Path, whole: &Path, text: &str) -> Result<Self, Error> {
        // The byte order mark is not TOML's business, and the spans would count it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        read_document(text).and_then(|document| Self::check(path, whole, text, &document)).map_err(
            |problems| Error::Lock(Problems { path: path.to_owned(), text: text.to_owned(), problems }),
        )
    }

    /// The second half of [`parse`](Self::parse): from TOML, which was read from `text`, to models.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn check(
        path: &Path,
        whole: &Path,
        text: &str,
        document: &DeTable<'_>,
    ) -> Result<Self, Vec<Problem>> {
        Reader::new(text, document)?.finish(path, whole)
    }
}

/// A `[[package]]` as it was written.
#[derive(Debug)]
struct Entry<'t> {
    name: Text<'t>,
    version: Text<'t>,
    source: Option<Text<'t>>,
    checksum: Option<Text<'t>>,
    dependencies: Vec<Text<'t>>,
}

impl Entry<'_> {
    fn title(&self) -> String {
        format!("package `{} {}`", self.name.value.escape_debug(), self.version.value.escape_debug())
    }
}

/// The file while it is being read: what was found, and everything that is wrong.
struct Reader<'t> {
    format: Format,
    entries: Vec<Entry<'t>>,
    problems: Vec<Problem>,
    /// Whether packages are missing because they were too broken to be entries.
    incomplete: bool,
}

impl<'t> Reader<'t> {
    /// Finds the entries.
    fn new(text: &str, document: &'t DeTable<'t>) -> Result<Self, Vec<Problem>> {
        if !["version", "package", "root"].iter().any(|key| document.contains_key(*key)) {
            let first = 0..text.find('\n').unwrap_or(text.len());
            let problem = Problem::new(first, "not a lock file: it has neither `version` nor `[[package]]`");
            return Err(vec![problem.help("`cargo generate-lockfile` writes one")]);
        }
        let said = document.get("version").map(said_format).transpose().map_err(|problem| vec![problem])?;

        let mut reader =
            Reader { format: Format::NEWEST, entries: Vec::new(), problems: Vec::new(), incomplete: false };
        // The root package stood apart in the first lock files of all.
        let root = document.get("root").into_iter();
        let packages = match document.get("package") {
            None => [].iter(),
            Some(value) => match value.get_ref() {
                DeValue::Array(packages) => packages.iter(),
                other => {
                    let message = format!("`package` must be an array of tables, not {}", kind(other));
                    let problem = Problem::new(value.span(), message);
                    return Err(vec![problem.help("is this a Cargo.toml? the lock file stands beside it")]);
                }
            },
        };
        for value in root.chain(packages) {
            match reader.entry(value) {
                Some(entry) => reader.entries.push(entry),
                None => reader.incomplete = true,
            }
        }
        let metadata = reader.metadata(document);
        reader.format = said.unwrap_or_else(|| reader.guess_format(!metadata.is_empty()));
        reader.take_checksums(&metadata);
        Ok(reader)
    }

    /// One `[[package]]`. `None` if there is not enough of it to be one.
    fn entry(&mut self, value: &'t Spanned<DeValue<'t>>) -> Option<Entry<'t>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.problem(value.span(), format!("a package must be a table, not {}", kind(value.get_ref())));
            return None;
        };
        let name = self.required(table, "name", value.span());
        let version = self.required(table, "version", value.span());
        let source = self.string(table, "source");
        let checksum = self.string(table, "checksum");
        let mut dependencies = self.strings(table, "dependencies");
        // `[replace]` puts one package in the place of another: that one hangs on it then, and on nothing else.
        dependencies.extend(self.string(table, "replace"));
        Some(Entry { name: name?, version: version?, source, checksum, dependencies })
    }

    fn required(&mut self, table: &'t DeTable<'t>, key: &str, place: Range<usize>) -> Option<Text<'t>> {
        if !table.contains_key(key) {
            self.problem(place, format!("{}: `{key}` is missing", title(table)));
        }
        self.string(table, key)
    }

    fn string(&mut self, table: &'t DeTable<'t>, key: &str) -> Option<Text<'t>> {
        let value = table.get(key)?;
        let text = as_string(value);
        if text.is_none() {
            let found = kind(value.get_ref());
            self.problem(value.span(), format!("{}: `{key}` must be a string, not {found}", title(table)));
        }
        text
    }

    fn strings(&mut self, table: &'t DeTable<'t>, key: &str) -> Vec<Text<'t>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(elements) = value.get_ref() else {
            let found = kind(value.get_ref());
            self.problem(
                value.span(),
                format!("{}: `{key}` must be an array of strings, not {found}", title(table)),
            );
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let text = as_string(element);
            if text.is_none() {
                let found = kind(element.get_ref());
                let message = format!("{}: `{key}[{index}]` must be a string, not {found}", title(table));
                self.problem(element.span(), message);
            }
            texts.extend(text);
        }
        texts
    }

    /// The checksums of version 1: `"checksum name version (source)" = "…"`.
    fn metadata(&mut self, document: &'t DeTable<'t>) -> Vec<(Id<'t>, Text<'t>)> {
        let Some(DeValue::Table(table)) = document.get("metadata").map(|value| value.get_ref()) else {
            return Vec::new();
        };
        let mut checksums = Vec::new();
        for (key, value) in table.iter() {
            let Some(package) = key.get_ref().strip_prefix("checksum ") else { continue };
            let Some(id) = Id::parse(package) else {
                self.problem(key.span(), "`metadata`: expected `checksum name version (source)`");
                continue;
            };
            match as_string(value) {
                Some(checksum) => checksums.push((id, checksum)),
                None => {
                    let message =
                        format!("`metadata`: a checksum must be a string, not {}", kind(value.get_ref()));
                    self.problem(value.span(), message);
                }
            }
        }
        checksums
    }

    /// Versions 1 and 2 do not say which they are. Cargo tells them apart like this.
    fn guess_format(&self, has_metadata: bool) -> Format {
        let mut dependencies = self.entries.iter().flat_map(|entry| &entry.dependencies).peekable();
        let could_be_either = !has_metadata && dependencies.peek().is_none();
        let has_checksum = self.entries.iter().any(|entry| entry.checksum.is_some());
        let has_short = dependencies.any(|text| !text.value.contains(' '));
        if has_checksum || has_short || could_be_either { Format::V2 } else { Format::V1 }
    }

    fn take_checksums(&mut self, metadata: &[(Id<'t>, Text<'t>)]) {
        if metadata.is_empty() {
            return;
        }
        let checksums: HashMap<_, _> = metadata.iter().map(|(id, checksum)| (*id, checksum)).collect();
        for entry in &mut self.entries {
            let id = Id {
                name: entry.name.value,
                version: Some(entry.version.value),
                source: entry.source.as_ref().map(|source| source.value),
            };
            if let Some(checksum) = checksums.get(&id)
                && entry.checksum.is_none()
                // What has none, a git repository say, says so.
                && checksum.value != "<none>"
            {
                entry.checksum = Some((*checksum).clone());
            }
        }
    }

    /// Makes the models, and finds what each dependency means.
    fn finish(mut self, path: &Path, whole: &Path) -> Result<LockFile, Vec<Problem>> {
        let entries = std::mem::take(&mut self.entries);
        let index = Index::new(&entries, self.format);
        let mut packages = Vec::with_capacity(entries.len());
        let mut seen = HashSet::with_capacity(entries.len());
        for (entry, source) in entries.iter().zip(&index.sources) {
            if !seen.insert((entry.name.value, entry.version.value, source.as_deref())) {
                let message = format!("{}: this package is already in the file", entry.title());
                self.problem(entry.name.span.clone(), message);
            }
            let package = self.package(entry, source.as_deref());
            let dependencies = self.dependencies(entry, &index);
            packages.extend(package.map(|package| Locked { package, dependencies }));
        }

        // A path that is not UTF-8 is kept with its bytes escaped: two of them stay two.
        let whole = whole.to_str().map_or_else(|| format!("{whole:?}"), str::to_owned);
        let snapshot = Snapshot!(path = whole, format = self.format as u8);
        if self.problems.is_empty() {
            match snapshot {
                Ok(snapshot) => return Ok(LockFile { path: path.to_owned(), snapshot, packages }),
                Err(errors) => self.problem(0..0, errors.to_string()),
            }
        }
        self.problems.sort_by_key(|problem| problem.span.start);
        Err(self.problems)
    }

    fn package(&mut self, entry: &Entry<'_>, source: Option<&str>) -> Option<Package> {
        let owned = |text: &Text<'_>| text.value.to_owned();
        let made = Package!(
            name = owned(&entry.name),
            version = owned(&entry.version),
            source = source.map(str::to_owned),
            checksum = entry.checksum.as_ref().map(owned),
        );
        self.valid(
            made,
            || entry.title(),
            |field| match field {
                "name" => entry.name.span.clone(),
                "version" => entry.version.span.clone(),
                "source" => entry.source.as_ref().map_or(0..0, |source| source.span.clone()),
                _checksum => entry.checksum.as_ref().map_or(0..0, |checksum| checksum.span.clone()),
            },
        )
    }

    fn dependencies(&mut self, entry: &Entry<'_>, index: &Index<'_>) -> Vec<Edge> {
        let mut edges: Vec<Edge> = Vec::with_capacity(entry.dependencies.len());
        for (position, text) in entry.dependencies.iter().enumerate() {
            let title = || format!("{}: `dependencies[{position}]`", entry.title());
            let Some(id) = Id::parse(text.value) else {
                let message =
                    format!("{}: expected `name`, `name version` or `name version (source)`", title());
                self.problem(text.span.clone(), message);
                continue;
            };
            let made = Dependency!(
                name = id.name.to_owned(),
                version = id.version.map(str::to_owned),
                source = id.source.map(|source| source::normalise(source, self.format).into_owned()),
            );
            let Some(dependency) = self.valid(made, title, |_field| text.span.clone()) else { continue };
            match index.find(&dependency) {
                // Twice the same, after a careless merge, is once.
                Ok(target) if edges.iter().any(|edge| edge.target == target) => {}
                Ok(target) => edges.push(Edge { dependency, target }),
                // It may be the package that could not be read.
                Err(_) if self.incomplete => {}
                Err(why) => {
                    let message = format!("{}: {why} `{}`", title(), text.value.escape_debug());
                    self.problem(text.span.clone(), message);
                }
            }
        }
        edges
    }

    /// The model, or its violations as problems of the file.
    fn valid<T>(
        &mut self,
        made: Result<T, ValidationErrors>,
        title: impl Fn() -> String,
        place: impl Fn(&str) -> Range<usize>,
    ) -> Option<T> {
        let errors = match made {
            Ok(model) => return Some(model),
            Err(errors) => errors,
        };
        for error in errors.iter() {
            let message = format!("{}: `{}`: {}", title(), error.path(), error.message());
            self.problem(place(error.field().name), message);
        }
        None
    }

    fn problem(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem::new(span, message));
    }
}

/// How many dependencies there are in all.
pub fn count_dependencies(packages: &[Locked]) -> usize {
    packages.iter().map(|locked| locked.dependencies.len()).sum()
}
