//! Every way this can fail. Each error names its place: the file with line and field, or the database.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::orm::NoColumn;

/// Beyond these, problems of a lock file are only counted.
const MOST_PROBLEMS: usize = 20;

/// What went wrong. `Display` is plain text of several lines; [`styled`](Self::styled) has colours.
#[derive(Debug)]
pub enum Error {
    /// A lock file could not be read.
    Read { path: PathBuf, source: io::Error },
    /// A lock file is not what it should be.
    Lock(Problems),
    /// The database could not be used. It is as it was.
    Database { place: Place, problem: DatabaseProblem },
    /// The answer could not be written.
    Write(io::Error),
}

/// Everything that is wrong with one lock file. There is at least one problem, and they are in the file's order.
#[derive(Debug, Clone)]
pub struct Problems {
    pub path: PathBuf,
    pub text: String,
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with a lock file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the text, in bytes.
    pub span: Range<usize>,
    /// Which package and field, and what is wrong with it.
    pub message: String,
    /// What to do about it, where that is known.
    pub help: Option<&'static str>,
}

impl Problem {
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Problem { span, message: message.into(), help: None }
    }

    #[must_use]
    pub fn help(self, help: &'static str) -> Self {
        Problem { help: Some(help), ..self }
    }
}

/// Where a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Memory,
    File(PathBuf),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Memory => f.write_str("the database in memory"),
            Place::File(path) => write!(f, "database `{}`", path.display()),
        }
    }
}

/// Why a database could not be used.
#[derive(Debug)]
pub enum DatabaseProblem {
    /// It is a folder or a device.
    NotAFile,
    /// The file is something else.
    NotSqlite,
    /// SQLite, but another program's.
    NotOurs,
    /// Ours, of another version of this program.
    OtherVersion { found: i32, ours: i32 },
    /// Ours, but a table is not what its model says.
    OtherTable(String),
    /// Another program holds it.
    Locked,
    /// A model has no table.
    Model(NoColumn),
    /// Anything else that SQLite says.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for DatabaseProblem {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, NotADatabase};
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => DatabaseProblem::Locked,
            Some(NotADatabase) => DatabaseProblem::NotSqlite,
            _ => DatabaseProblem::Sqlite(error),
        }
    }
}

impl From<NoColumn> for DatabaseProblem {
    fn from(error: NoColumn) -> Self {
        DatabaseProblem::Model(error)
    }
}

impl fmt::Display for DatabaseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseProblem::NotAFile => f.write_str("not a file"),
            DatabaseProblem::NotSqlite => f.write_str("not an SQLite database"),
            DatabaseProblem::NotOurs => f.write_str("not a database of this program"),
            DatabaseProblem::OtherVersion { found, ours } => {
                write!(f, "its tables are of version {found}, and this program's are of version {ours}")
            }
            DatabaseProblem::OtherTable(table) => {
                write!(f, "table `{table}` is missing or not as this program makes it")
            }
            DatabaseProblem::Locked => f.write_str("locked by another program"),
            DatabaseProblem::Model(error) => error.fmt(f),
            DatabaseProblem::Sqlite(error) => error.fmt(f),
        }
    }
}

impl DatabaseProblem {
    fn help(&self) -> Option<&'static str> {
        match self {
            DatabaseProblem::NotAFile | DatabaseProblem::NotSqlite | DatabaseProblem::NotOurs => {
                Some("name another file: one that is not there is made")
            }
            DatabaseProblem::OtherVersion { .. } | DatabaseProblem::OtherTable(_) => {
                Some("move it away, and read the lock files again")
            }
            DatabaseProblem::Locked => Some("wait until that program is done, and try again"),
            DatabaseProblem::Model(_) | DatabaseProblem::Sqlite(_) => None,
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Read { source, .. } | Error::Write(source) => Some(source),
            Error::Database { problem: DatabaseProblem::Model(source), .. } => Some(source),
            Error::Database { problem: DatabaseProblem::Sqlite(source), .. } => Some(source),
            Error::Lock(_) | Error::Database { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl Error {
    /// The same text with colours, for a stream that takes them out where they are not wanted.
    pub fn styled(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        match self {
            Error::Read { path, source } => {
                let why = match source.kind() {
                    io::ErrorKind::NotFound => "there is no such file".to_owned(),
                    io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
                    _ => source.to_string(),
                };
                renderer.render(&[failure(&format!("cannot read `{}`: {why}", path.display()), None)])
            }
            Error::Lock(problems) => problems.render(renderer),
            Error::Database { place, problem } => {
                renderer.render(&[failure(&format!("{place}: {problem}"), problem.help())])
            }
            Error::Write(source) => {
                renderer.render(&[failure(&format!("cannot write the answer: {source}"), None)])
            }
        }
    }
}

impl Problems {
    fn render(&self, renderer: &Renderer) -> String {
        let path = self.path.display().to_string();
        let count = self.problems.len();
        let shown = self.problems.iter().take(MOST_PROBLEMS);
        let mut parts: Vec<_> =
            shown.map(|problem| renderer.render(&[problem.group(&path, &self.text)])).collect();
        let summary = match (count, count.saturating_sub(MOST_PROBLEMS)) {
            (1, _) => format!("`{path}` has 1 problem: nothing was stored"),
            (_, 0) => format!("`{path}` has {count} problems: nothing was stored"),
            (_, more) => format!("`{path}` has {count} problems, {more} more than shown: nothing was stored"),
        };
        parts.push(renderer.render(&[failure(&summary, None)]));
        parts.join("\n\n")
    }
}

impl Problem {
    fn group<'a>(&'a self, path: &'a str, text: &'a str) -> Group<'a> {
        let mark = AnnotationKind::Primary.span(self.span.clone());
        let group = Level::ERROR
            .primary_title(self.message.as_str())
            .element(Snippet::source(text).path(path).annotation(mark));
        with_help(group, self.help)
    }
}

fn failure<'a>(message: &str, help: Option<&'a str>) -> Group<'a> {
    with_help(Group::with_title(Level::ERROR.primary_title(message.to_owned())), help)
}

fn with_help<'a>(group: Group<'a>, help: Option<&'a str>) -> Group<'a> {
    match help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}
