//! The validated models, one per table, and the named tuples that queries give back.

use rusqlite::ToSql;
use semver::Version;

use super::orm::{Model, Reference};
use super::source;

pub use derived::{Dependency, Package, Snapshot};

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

/// The rule of the field `version`: a version as Cargo reads it.
pub fn check_version(text: &str) -> Result<(), String> {
    Version::parse(text).map(drop).map_err(|error| format!("must be a semantic version ({error})"))
}

/// Rows: a `SELECT` gives these back. Their fields are its columns.
pub use rows::{Edge, Identity, Origin, Pinned};

mod rows {
    /// How many packages a source gave.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Origin {
        pub source: Option<String>,
        pub packages: u32,
    }

    /// Which package has which row.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Identity {
        pub id: i64,
        pub name: String,
        pub version: String,
        pub source: Option<String>,
    }

    /// Who depends on what, as rows of packages.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Edge {
        pub package: i64,
        pub target: i64,
    }

    /// Exactly what was locked.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Pinned {
        pub name: String,
        pub version: String,
        pub source: Option<String>,
        pub checksum: Option<String>,
    }
}

pub use derived::{FieldInfo, Fields, NamedTuple, ValidationErrors};

/// What `#[derive(Fields)]` and `#[derive(NamedTuple)]` will write.
mod derived {
    use super::rows::{Edge, Identity, Origin, Pinned};

    #[derive(Debug)]
    pub struct FieldInfo {
        pub name: &'static str,
        pub type_name: &'static str,
    }

    pub trait Fields {
        const NAME: &'static str;
        const DESCRIPTORS: &'static [FieldInfo];
    }

    #[derive(Debug, Clone)]
    pub struct ValidationErrors(Vec<ValidationError>);

    #[derive(Debug, Clone)]
    pub struct ValidationError(&'static FieldInfo, String);

    impl ValidationErrors {
        pub fn iter(&self) -> impl Iterator<Item = &ValidationError> {
            self.0.iter()
        }

        fn of(found: Vec<(&'static FieldInfo, Result<(), String>)>) -> Result<(), Self> {
            let errors: Vec<_> = found
                .into_iter()
                .filter_map(|(field, r)| r.err().map(|e| ValidationError(field, e)))
                .collect();
            if errors.is_empty() { Ok(()) } else { Err(Self(errors)) }
        }
    }

    impl std::fmt::Display for ValidationErrors {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.iter().try_for_each(|error| writeln!(f, "{}: {}", error.path(), error.message()))
        }
    }

    impl ValidationError {
        pub fn field(&self) -> &'static FieldInfo {
            self.0
        }
        pub fn path(&self) -> &'static str {
            self.0.name
        }
        pub fn message(&self) -> String {
            self.1.clone()
        }
    }

    macro_rules! fields {
        ($($name:ident { $($field:ident: $ty:ty, $rule:ident;)* })*) => {$(
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name { $($field: $ty),* }
            impl Fields for $name {
                const NAME: &'static str = stringify!($name);
                const DESCRIPTORS: &'static [FieldInfo] =
                    &[$(FieldInfo { name: stringify!($field), type_name: stringify!($ty) }),*];
            }
        )*};
    }
    fields! {
        Snapshot { path: String, text; format: u8, text; }
        Package { name: String, text; version: String, text; source: Option<String>, text; checksum: Option<String>, text; }
        Dependency { name: String, text; version: Option<String>, text; source: Option<String>, text; }
    }

    fn name(text: &str) -> Result<(), String> {
        let good = (1..=64).contains(&text.len())
            && text.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        if good { Ok(()) } else { Err(format!("must be a crate name, not '{text}'")) }
    }

    fn checksum(text: &str) -> Result<(), String> {
        let good = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if good { Ok(()) } else { Err(format!("must be 64 hexadecimal digits, not '{text}'")) }
    }

    fn each(text: &Option<String>, rule: fn(&str) -> Result<(), String>) -> Result<(), String> {
        text.as_deref().map_or(Ok(()), rule)
    }

    impl Snapshot {
        pub fn new(path: String, format: u8) -> Result<Self, ValidationErrors> {
            Ok(Self { path, format })
        }
        pub fn path(&self) -> &str {
            &self.path
        }
        pub fn format(&self) -> u8 {
            self.format
        }
    }

    impl Package {
        pub fn new(
            name_: String,
            version: String,
            source: Option<String>,
            checksum_: Option<String>,
        ) -> Result<Self, ValidationErrors> {
            let [n, v, s, c] = Self::DESCRIPTORS else { unreachable!() };
            ValidationErrors::of(vec![
                (n, name(&name_)),
                (v, super::check_version(&version)),
                (s, each(&source, super::source::check)),
                (c, each(&checksum_, checksum)),
            ])?;
            Ok(Self { name: name_, version, source, checksum: checksum_ })
        }
        pub fn name(&self) -> &str {
            &self.name
        }
        pub fn version(&self) -> &str {
            &self.version
        }
        pub fn source(&self) -> Option<&str> {
            self.source.as_deref()
        }
        pub fn checksum(&self) -> Option<&str> {
            self.checksum.as_deref()
        }
    }

    impl Dependency {
        pub fn new(
            name_: String,
            version: Option<String>,
            source: Option<String>,
        ) -> Result<Self, ValidationErrors> {
            let [n, v, s] = Self::DESCRIPTORS else { unreachable!() };
            ValidationErrors::of(vec![
                (n, name(&name_)),
                (v, each(&version, super::check_version)),
                (s, each(&source, super::source::check)),
            ])?;
            Ok(Self { name: name_, version, source })
        }
        pub fn name(&self) -> &str {
            &self.name
        }
        pub fn version(&self) -> Option<&str> {
            self.version.as_deref()
        }
        pub fn source(&self) -> Option<&str> {
            self.source.as_deref()
        }
    }

    pub trait NamedTuple: Sized {
        const FIELDS: &'static [&'static str];
        type Tuple;
        fn from_tuple(tuple: Self::Tuple) -> Self;
    }

    macro_rules! named {
        ($($name:ident { $($field:ident: $ty:ty),* })*) => {$(
            impl NamedTuple for $name {
                const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
                type Tuple = ($($ty,)*);
                fn from_tuple(($($field,)*): Self::Tuple) -> Self { Self { $($field),* } }
            }
        )*};
    }
    named! {
        Origin { source: Option<String>, packages: u32 }
        Identity { id: i64, name: String, version: String, source: Option<String> }
        Edge { package: i64, target: i64 }
        Pinned { name: String, version: String, source: Option<String>, checksum: Option<String> }
    }
}
