//! Transactions of SQLite: kept at the end of the block, undone where an error or a panic leaves it.

use rusqlite::{Connection, Error, Transaction};

use super::super::{ContextManager, NoError};
use crate::exception::Exception;

impl From<Error> for Exception {
    fn from(error: Error) -> Self {
        Exception::from_error(error)
    }
}

/// Commits at the end, as Python's `with connection:`. Where that fails, nothing was done, and the block raises what SQLite says.
impl<'c, E: From<Error>> ContextManager<E> for Transaction<'c> {
    type Target<'a>
        = &'a mut Transaction<'c>
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline]
    fn enter(&mut self) -> Result<&mut Transaction<'c>, E> {
        Ok(self)
    }

    fn exit(&mut self) -> Result<(), E> {
        let committed = self.execute_batch("COMMIT");
        if committed.is_err() {
            undo(self);
        }
        Ok(committed?)
    }

    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        undo(self);
        Err(error)
    }

    fn exit_unwind(&mut self) {
        undo(self);
    }
}

/// Undoes what was done, unless SQLite has: some errors end a transaction by themselves.
fn undo(connection: &Connection) {
    if !connection.is_autocommit() {
        // What could not be undone is undone when the connection is closed.
        let _ = connection.execute_batch("ROLLBACK");
    }
}

/// A part of a transaction: [`savepoint`].
#[derive(Debug)]
pub struct Savepoint<'c>(&'c Connection);

/// A part of a transaction that can be undone alone: kept at the end of the block, undone where an error or a panic leaves it.
/// Savepoints nest; outside of any transaction one is a transaction.
///
/// ```
/// use dunder::context::savepoint;
/// use dunder::prelude::*;
/// use rusqlite::Connection;
///
/// fn store(connection: &mut Connection, rows: &[i64]) -> Result<(), Exception> {
///     with!(connection.transaction()? as transaction => {
///         for row in rows {
///             attempt! {
///                 try {
///                     with!(savepoint(transaction) as c => {
///                         c.execute("INSERT INTO log VALUES ('row')", [])?;
///                         c.execute("INSERT INTO even VALUES (?1)", [row])?;
///                     })
///                 }
///                 except (_: Exception) {}
///             }
///         }
///     });
///     Ok(())
/// }
/// # let mut connection = Connection::open_in_memory().unwrap();
/// # connection.execute_batch("CREATE TABLE log (text); CREATE TABLE even (n CHECK (n % 2 = 0))").unwrap();
/// # store(&mut connection, &[2, 3, 4]).unwrap();
/// # let count = |table| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
/// # assert_eq!((count("log"), count("even")), (Ok(2), Ok(2)));
/// ```
#[must_use]
pub const fn savepoint(connection: &Connection) -> Savepoint<'_> {
    Savepoint(connection)
}

impl<'c, E: From<Error>> ContextManager<E> for Savepoint<'c> {
    type Target<'a>
        = &'c Connection
    where
        Self: 'a;
    type Swallow = NoError;

    fn enter(&mut self) -> Result<&'c Connection, E> {
        // The name is that of the innermost one of it.
        self.0.execute_batch("SAVEPOINT dunder")?;
        Ok(self.0)
    }

    fn exit(&mut self) -> Result<(), E> {
        let released = self.0.execute_batch("RELEASE dunder");
        if released.is_err() {
            self.undo();
        }
        Ok(released?)
    }

    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        self.undo();
        Err(error)
    }

    fn exit_unwind(&mut self) {
        self.undo();
    }
}

impl Savepoint<'_> {
    fn undo(&self) {
        if !self.0.is_autocommit() {
            let _ = self.0.execute_batch("ROLLBACK TO dunder; RELEASE dunder");
        }
    }
}
