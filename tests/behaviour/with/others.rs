//! Types of other crates.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dunder::context::{read, savepoint, write};
use rusqlite::Connection;

use super::*;

#[test]
fn locks_of_parking_lot_are_held() {
    let (lock, rw) = (parking_lot::Mutex::new(1), parking_lot::RwLock::new(2));
    with!(&lock as mut a, write(&rw) as mut b => {
        *a += 1;
        *b += 1;
        assert!(lock.is_locked() && rw.is_locked_exclusive());
    });
    with!(&lock, &rw => { assert!(lock.is_locked() && rw.is_locked_exclusive()) });
    let sum = with!(&lock as a, read(&rw) as b, read(&rw) as c => { *a + *b + *c });
    assert_eq!((sum, lock.is_locked(), rw.is_locked()), (8, false, false));
    let lock = parking_lot::ReentrantMutex::new(1);
    assert_eq!(with!(&lock as a, &lock as b => { *a + *b }), 2);
}

#[test]
fn locks_of_tokio_are_waited_for() {
    use std::future::Future;
    use std::task::{Context, Poll, Waker};

    async fn add(lock: &tokio::sync::Mutex<i32>, rw: &tokio::sync::RwLock<i32>) -> i32 {
        async_with!(lock as mut a, read(rw) as b => {
            *a += *b;
            *a
        })
    }
    /// Waits once.
    async fn once() {
        let mut has_waited = false;
        std::future::poll_fn(|_| match std::mem::replace(&mut has_waited, true) {
            false => Poll::Pending,
            true => Poll::Ready(()),
        })
        .await;
    }
    let (lock, rw) = (tokio::sync::Mutex::new(1), tokio::sync::RwLock::new(2));
    let mut first = std::pin::pin!(async {
        async_with!(&lock as mut held => {
            once().await;
            *held += 10;
        });
    });
    let mut second = std::pin::pin!(add(&lock, &rw));
    let context = &mut Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(context).is_pending());
    // It waits for the lock, and then has it.
    assert!(second.as_mut().poll(context).is_pending());
    assert!(first.as_mut().poll(context).is_ready());
    assert_eq!(second.as_mut().poll(context), Poll::Ready(13));
    assert!(lock.try_lock().is_ok() && rw.try_write().is_ok());
}

#[test]
fn what_tempfile_makes_is_removed() {
    use std::io::{self, Write as _};

    fn make(fails: bool) -> io::Result<std::path::PathBuf> {
        let mut kept = std::path::PathBuf::new();
        let result = (|| {
            with!(tempfile::tempdir()? as folder, tempfile::NamedTempFile::new_in(folder)? as file => {
                write!(file, "text")?;
                kept = folder.to_owned();
                assert_eq!(std::fs::read(file.path())?, b"text");
                if fails {
                    return Err(io::Error::other("fails"));
                }
            });
            Ok(())
        })();
        assert_eq!(result.is_err(), fails);
        Ok(kept)
    }
    for fails in [false, true] {
        let folder = make(fails).unwrap();
        assert!(folder.is_absolute() && !folder.exists());
    }
    // What cannot be removed any more is an error, and not lost as by dropping.
    fn removed() -> io::Result<()> {
        with!(tempfile::tempdir()? as folder => { std::fs::remove_dir(folder)? });
        Ok(())
    }
    assert_eq!(removed().unwrap_err().kind(), io::ErrorKind::NotFound);
}

fn database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE items (n INTEGER UNIQUE); CREATE TABLE parts (n REFERENCES items (n) DEFERRABLE INITIALLY DEFERRED); \
             PRAGMA foreign_keys = ON",
        )
        .unwrap();
    connection
}

fn items(connection: &Connection) -> Vec<i64> {
    let mut items = connection.prepare("SELECT n FROM items ORDER BY n").unwrap();
    items.query_map([], |row| row.get(0)).unwrap().map(|item| item.unwrap()).collect()
}

fn insert(connection: &mut Connection, numbers: &[&str]) -> Result<usize, Exception> {
    with!(connection.transaction()? as transaction => {
        for number in numbers {
            transaction.execute("INSERT INTO items VALUES (?1)", [number.parse::<i64>()?])?;
        }
        return Ok(numbers.len());
    })
}

#[test]
fn transactions_are_kept_or_undone() {
    let mut connection = database();
    assert_eq!(insert(&mut connection, &["1", "2"]).unwrap(), 2);
    // An error of the program's, and one of SQLite's.
    assert!(insert(&mut connection, &["3", "x"]).unwrap_err().is::<ValueError>());
    let error = insert(&mut connection, &["4", "1"]).unwrap_err();
    assert_eq!(error.message(), "UNIQUE constraint failed: items.n");
    assert_eq!((items(&connection), connection.is_autocommit()), (vec![1, 2], true));
    let caught = catch_unwind(AssertUnwindSafe(|| {
        fn panics(connection: &mut Connection) -> rusqlite::Result<()> {
            with!(connection.transaction()? as transaction => {
                transaction.execute("INSERT INTO items VALUES (5)", [])?;
                panic!("in the block");
            });
            Ok(())
        }
        panics(&mut connection)
    }));
    assert!(caught.is_err());
    assert_eq!((items(&connection), connection.is_autocommit()), (vec![1, 2], true));
}

#[test]
fn what_cannot_be_committed_is_undone_and_an_error() {
    fn part(connection: &mut Connection) -> rusqlite::Result<()> {
        with!(connection.transaction()? as transaction => {
            transaction.execute("INSERT INTO items VALUES (1)", [])?;
            transaction.execute("INSERT INTO parts VALUES (7)", [])?;
        });
        Ok(())
    }
    let mut connection = database();
    assert_eq!(part(&mut connection).unwrap_err().to_string(), "FOREIGN KEY constraint failed");
    assert!(items(&connection).is_empty() && connection.is_autocommit());
}

#[test]
fn savepoints_are_undone_alone() {
    fn run(connection: &mut Connection) -> Result<(), Exception> {
        with!(connection.transaction()? as transaction => {
            transaction.execute("INSERT INTO items VALUES (1)", [])?;
            attempt! {
                try {
                    with!(savepoint(transaction) as outer => {
                        outer.execute("INSERT INTO items VALUES (2)", [])?;
                        with!(savepoint(outer) as inner => { inner.execute("INSERT INTO items VALUES (3)", [])?; });
                        raise!(ValueError("undoes both"));
                    });
                }
                except (_: ValueError) {}
            }
            with!(savepoint(transaction) as part => { part.execute("INSERT INTO items VALUES (4)", [])?; });
        });
        Ok(())
    }
    let mut connection = database();
    run(&mut connection).unwrap();
    assert_eq!(items(&connection), [1, 4]);
    // Outside of a transaction one is a transaction.
    fn alone(connection: &Connection, number: i64) -> rusqlite::Result<()> {
        with!(savepoint(connection) as part => {
            part.execute("INSERT INTO items VALUES (?1)", [number])?;
            part.execute("INSERT INTO items VALUES (4 + ?1)", [number])?;
        });
        Ok(())
    }
    assert!(alone(&connection, 0).is_err());
    alone(&connection, 10).unwrap();
    assert_eq!((items(&connection), connection.is_autocommit()), (vec![1, 4, 10, 14], true));
}
