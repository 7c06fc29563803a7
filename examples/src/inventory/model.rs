//! The validated models, one per table, and the named tuples that queries give back.
//!
//! A model cannot hold a value that breaks a rule: whoever has a [`Package`] has a good name and a real version.

use dunder::{Descriptor, Fields, NamedTuple, Violation};
use rusqlite::ToSql;
use semver::Version;

use super::orm::{Model, Reference, Selected};
use super::source;

/// One lock file.
#[derive(Fields, Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where the file is: what tells one snapshot from another.
    #[field(non_empty)]
    path: String,
    /// The version of the format.
    #[field(range(1..=4))]
    format: u8,
}

/// One `[[package]]`.
#[derive(Fields, Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// What Cargo takes for a name, and as long as crates.io takes it.
    #[field(len(1..=64), pattern(r"^[_\p{XID_Start}][-\p{XID_Continue}]*$"))]
    name: String,
    #[field(with = Semantic)]
    version: String,
    /// Nothing for a package on the disk.
    #[field(with = KindAndUrl)]
    source: Option<String>,
    /// SHA-256, of packages from a registry.
    #[field(with = Hexadecimal(64))]
    checksum: Option<String>,
}

/// One dependency, as the lock file puts it: only as much as it takes to tell the package that is meant from others.
#[derive(Fields, Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    #[field(len(1..=64), pattern(r"^[_\p{XID_Start}][-\p{XID_Continue}]*$"))]
    name: String,
    #[field(with = Semantic)]
    version: Option<String>,
    #[field(with = KindAndUrl)]
    source: Option<String>,
}

/// The rule of a version: it is one, as Cargo reads them.
struct Semantic;

impl Descriptor<String> for Semantic {
    fn check(&self, value: &String) -> Result<(), Violation> {
        match Version::parse(value) {
            Ok(_) => Ok(()),
            Err(error) => {
                Err(Violation::new("semver").message(format!("must be a semantic version ({error})")))
            }
        }
    }
}

/// The rule of a source: see [`source::check`].
struct KindAndUrl;

impl Descriptor<String> for KindAndUrl {
    fn check(&self, value: &String) -> Result<(), Violation> {
        source::check(value).map_err(|message| Violation::new("source").message(message))
    }
}

/// The rule of a checksum: so many hexadecimal digits.
struct Hexadecimal(usize);

impl Descriptor<String> for Hexadecimal {
    fn check(&self, value: &String) -> Result<(), Violation> {
        if value.len() == self.0 && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(());
        }
        let message = format!("must be {} hexadecimal digits", self.0);
        Err(Violation::new("hexadecimal").param("digits", self.0).message(message))
    }
}

impl Model for Snapshot {
    const TABLE: &'static str = "snapshot";
    const KEY: Option<&'static str> = Some("path");

    fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R {
        take(&[&self.path(), &self.format()])
    }
}

impl Model for Package {
    const TABLE: &'static str = "package";
    const REFERENCES: &'static [Reference] = &[Reference { column: "snapshot", table: Snapshot::TABLE }];

    fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R {
        take(&[&self.name(), &self.version(), &self.source(), &self.checksum()])
    }
}

impl Model for Dependency {
    const TABLE: &'static str = "dependency";
    /// Who depends, and on what.
    const REFERENCES: &'static [Reference] = &[
        Reference { column: "package", table: Package::TABLE },
        Reference { column: "target", table: Package::TABLE },
    ];

    fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R {
        take(&[&self.name(), &self.version(), &self.source()])
    }
}

/// How many packages a source gave.
#[derive(NamedTuple, Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub source: Option<String>,
    pub packages: u32,
}

/// Which package has which row.
#[derive(NamedTuple, Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub id: i64,
    pub name: String,
    pub version: String,
    pub source: Option<String>,
}

/// Who depends on what, as rows of packages.
#[derive(NamedTuple, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub package: i64,
    pub target: i64,
}

/// Exactly what was locked.
#[derive(NamedTuple, Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    pub name: String,
    pub version: String,
    pub source: Option<String>,
    pub checksum: Option<String>,
}

impl Selected for Origin {
    type Columns = (Option<String>, u32);
}

impl Selected for Identity {
    type Columns = (i64, String, String, Option<String>);
}

impl Selected for Edge {
    type Columns = (i64, i64);
}

impl Selected for Pinned {
    type Columns = (String, String, Option<String>, Option<String>);
}

#[cfg(test)]
mod tests {
    use dunder::{Attributes, Value, getattr};
    use rusqlite::types::{ToSqlOutput, ValueRef};

    use super::*;

    /// A value as its column holds it.
    fn stored(value: &dyn ToSql) -> Value {
        match value.to_sql() {
            Ok(ToSqlOutput::Borrowed(ValueRef::Text(text))) => String::from_utf8_lossy(text).into(),
            Ok(ToSqlOutput::Owned(rusqlite::types::Value::Integer(number))) => number.into(),
            Ok(ToSqlOutput::Owned(rusqlite::types::Value::Null)) => Value::None,
            other => panic!("no model holds {other:?}"),
        }
    }

    /// Rows are made in one go, without looking for each value by its name: this is what would have been found.
    fn each_value_has_its_column<M: Model + Attributes>(model: &M) {
        let by_name = M::FIELDS.iter().map(|column| getattr(model, column).expect("a column is a field"));
        let in_order =
            model.with_values(|values| values.iter().map(|value| stored(*value)).collect::<Vec<_>>());
        assert_eq!(by_name.collect::<Vec<_>>(), in_order, "{}", M::TABLE);
    }

    #[test]
    fn rows_are_in_the_order_of_the_columns() {
        const VALID: &str = "no rule is broken";
        each_value_has_its_column(&Snapshot!("Cargo.lock", format = 4).expect(VALID));
        let (registry, checksum) = ("registry+https://example.com/index".to_owned(), "0a".repeat(32));
        let package = Package!("dunder", version = "1.2.3", source = None, checksum = Some(checksum));
        each_value_has_its_column(&package.expect(VALID));
        let dependency = Dependency!("dunder", version = None, source = Some(registry));
        each_value_has_its_column(&dependency.expect(VALID));
    }
}
