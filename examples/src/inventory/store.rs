//! The database: is it ours, one transaction, one snapshot per lock file.
//!
//! A file is ours if its header says so: the `application_id` that SQLite keeps for this purpose, and `user_version`
//! for the version of the tables. Any other file is refused before a byte of it is touched. Everything that is written
//! is written in one transaction: a context manager, which keeps what was done at the end of its block, and undoes it where an error or
//! a panic leaves the block.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dunder::context::{ContextManager, NoError};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};

use super::error::{DatabaseProblem, Error, Place};
use super::lock::{LockFile, Locked, count_dependencies};
use super::model::{Dependency, Package, Snapshot};
use super::orm::{self, Insert, Model, Select, Selected};
use super::progress::Progress;

/// "dund", in the header of every database that this program makes.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"dund");
/// Changes whenever a model does.
const TABLES_VERSION: i32 = 1;
/// How long to wait for another program that holds the database.
const PATIENCE: Duration = Duration::from_millis(500);

type Result<T, E = DatabaseProblem> = std::result::Result<T, E>;

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    place: Place,
}

impl Store {
    /// A database that is gone when the program ends.
    ///
    /// # Errors
    /// [`Error::Database`] if SQLite has no memory.
    pub fn in_memory() -> Result<Self, Error> {
        let place = Place::Memory;
        let connection = Connection::open_in_memory().map_err(DatabaseProblem::from).and_then(prepared);
        connection
            .map_err(|problem| place.error(problem))
            .map(|connection| Store { connection, place: Place::Memory })
    }

    /// The database in `file`. It is made if it is not there, or empty.
    ///
    /// # Errors
    /// [`Error::Database`] if it is not ours or cannot be opened. The file is as it was.
    pub fn open(file: &Path) -> Result<Self, Error> {
        let place = Place::File(file.to_owned());
        let open = || {
            match fs::metadata(file) {
                Ok(found) if !found.is_file() => return Err(DatabaseProblem::NotAFile),
                Ok(found) if found.len() > 0 => Header::look(file)?.must_be_ours()?,
                // Empty, or not there. If it is out of reach, SQLite will say so.
                _ => {}
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            prepared(Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
        };
        match open() {
            Ok(connection) => Ok(Store { connection, place }),
            Err(problem) => Err(place.error(problem)),
        }
    }

    /// Starts the transaction in which everything happens, and makes the tables if there are none.
    ///
    /// # Errors
    /// [`Error::Database`] if another program holds the database, or its tables are not what the models say.
    pub fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        let Store { connection, place } = self;
        match begin(connection) {
            Ok(inner) => Ok(Transaction { inner, place }),
            Err(problem) => Err(place.error(problem)),
        }
    }
}

impl Place {
    fn error(&self, problem: DatabaseProblem) -> Error {
        Error::Database { place: self.clone(), problem }
    }
}

fn prepared(connection: Connection) -> Result<Connection> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    // A misspelt column is an error, not a string.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    Ok(connection)
}

fn begin(connection: &mut Connection) -> Result<rusqlite::Transaction<'_>> {
    // To write from the start: a transaction that only wants to later may find that it cannot.
    let inner = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    make_or_check_tables(&inner)?;
    Ok(inner)
}

/// What a database says of itself.
#[derive(Debug, Clone, Copy)]
struct Header {
    application_id: i32,
    user_version: i32,
}

impl Header {
    /// Looks at a file that may be anyone's: `immutable` takes no lock and leaves journals alone, where opening another
    /// program's database in the usual way can already change it.
    fn look(file: &Path) -> Result<Self> {
        let path = percent_encode(file.as_os_str().as_encoded_bytes(), NON_ALPHANUMERIC);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(
            format!("file:{path}?immutable=1"),
            flags | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        Self::read(&connection)
    }

    fn read(connection: &Connection) -> Result<Self> {
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
        Ok(Header { application_id: pragma("application_id")?, user_version: pragma("user_version")? })
    }

    fn must_be_ours(self) -> Result<()> {
        if self.application_id != APPLICATION_ID {
            return Err(DatabaseProblem::NotOurs);
        }
        if self.user_version != TABLES_VERSION {
            return Err(DatabaseProblem::OtherVersion { found: self.user_version, ours: TABLES_VERSION });
        }
        Ok(())
    }
}

/// The tables of all models, those that others refer to first.
fn tables() -> Result<Vec<(&'static str, Vec<String>)>> {
    Ok(vec![
        (Snapshot::TABLE, orm::schema::<Snapshot>()?),
        (Package::TABLE, orm::schema::<Package>()?),
        (Dependency::TABLE, orm::schema::<Dependency>()?),
    ])
}

fn make_or_check_tables(connection: &Connection) -> Result<()> {
    let is_new =
        connection.query_row("SELECT NOT EXISTS (SELECT * FROM sqlite_schema)", [], |row| row.get(0))?;
    if is_new {
        for statement in tables()?.into_iter().flat_map(|(_table, statements)| statements) {
            connection.execute(&statement, [])?;
        }
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", TABLES_VERSION)?;
        return Ok(());
    }
    Header::read(connection)?.must_be_ours()?;
    // SQLite remembers the statement that made a table, which is the one that the models make now.
    let mut made_by =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1")?;
    for (table, statements) in tables()? {
        let found: Option<String> = made_by.query_row([table], |row| row.get(0)).optional()?;
        if found.as_ref() != statements.first() {
            return Err(DatabaseProblem::OtherTable(table.to_owned()));
        }
    }
    Ok(())
}

/// The transaction, entered by `with!`. Dropping it leaves the database as it was.
#[derive(Debug)]
pub struct Transaction<'store> {
    inner: rusqlite::Transaction<'store>,
    place: &'store Place,
}

/// A lock file in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub id: i64,
    /// As it was named.
    pub path: PathBuf,
    pub format: u8,
    pub packages: usize,
    pub dependencies: usize,
}

impl Transaction<'_> {
    /// Stores a lock file in the place of what was stored of it before.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn load(&self, lock: &LockFile, progress: &Progress) -> Result<Stored, Error> {
        let load = || {
            let again = format!("DELETE FROM {} WHERE path = ?1", Snapshot::TABLE);
            self.inner.execute(&again, [lock.snapshot.path()])?;
            let id = Insert::new(&self.inner)?.row(&[], &lock.snapshot)?;
            load_packages(&self.inner, id, &lock.packages, progress)?;
            Ok(Stored {
                id,
                path: lock.path.clone(),
                format: lock.snapshot.format(),
                packages: lock.packages.len(),
                dependencies: count_dependencies(&lock.packages),
            })
        };
        self.placed(load())
    }

    /// A query whose rows are named tuples.
    ///
    /// # Errors
    /// SQLite's, if `from` is no query.
    pub fn select<R: Selected>(&self, from: &str) -> Result<Select<'_, R>> {
        Ok(Select::new(&self.inner, from)?)
    }

    /// Adds the place to an error.
    ///
    /// # Errors
    /// The error of `result`.
    pub fn placed<T>(&self, result: Result<T>) -> Result<T, Error> {
        result.map_err(|problem| self.place.error(problem))
    }
}

/// That of the database, whose errors name the place.
impl ContextManager<Error> for Transaction<'_> {
    type Target<'a>
        = &'a Self
    where
        Self: 'a;
    type Swallow = NoError;

    fn enter(&mut self) -> Result<&Self, Error> {
        Ok(self)
    }

    /// Fails if another program reads the database. Then nothing was done.
    fn exit(&mut self) -> Result<(), Error> {
        let committed: rusqlite::Result<()> = self.inner.exit();
        self.placed(committed.map_err(DatabaseProblem::from))
    }

    fn exit_err(&mut self, error: Error) -> Result<NoError, Error> {
        ContextManager::<rusqlite::Error>::exit_unwind(&mut self.inner);
        Err(error)
    }

    fn exit_unwind(&mut self) {
        ContextManager::<rusqlite::Error>::exit_unwind(&mut self.inner);
    }
}

/// Inserts packages and then what they depend on, which may stand behind them in the file.
fn load_packages(
    connection: &Connection,
    snapshot: i64,
    packages: &[Locked],
    progress: &Progress,
) -> Result<()> {
    progress.start("packages", packages.len());
    let mut insert = Insert::<Package>::new(connection)?;
    let mut ids = Vec::with_capacity(packages.len());
    for locked in packages {
        ids.push(insert.row(&[snapshot], &locked.package)?);
        progress.step();
    }

    progress.start("dependencies", packages.len());
    let mut insert = Insert::<Dependency>::new(connection)?;
    for (locked, id) in packages.iter().zip(&ids) {
        for edge in &locked.dependencies {
            insert.row(&[*id, ids[edge.target]], &edge.dependency)?;
        }
        progress.step();
    }
    Ok(())
}
