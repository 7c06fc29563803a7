//! The inventory: what a `Cargo.lock` holds.
//!
//! Every package becomes a validated model, is stored in an embedded SQLite database inside one transaction by a small
//! ORM that reads table columns off the model's descriptors, and is read back as named tuples to answer questions.
//!
//! | module | does |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`lock`] | TOML to models, with the place of every field for errors |
//! | [`model`] | the models with their rules, and the rows that come back |
//! | [`source`] | the `source` strings of a lock file |
//! | [`orm`] | `CREATE TABLE`, `INSERT` and `SELECT` out of descriptors |
//! | [`store`] | the database: is it ours, one transaction, one snapshot per lock file |
//! | [`report`] | the questions and their answers, as text and as JSON |
//! | [`changes`] | what changed between two lock files |
//! | [`progress`] | a bar for long work |
//! | [`error`] | every way this can fail, each naming its place |

pub mod changes;
pub mod cli;
pub mod error;
pub mod lock;
pub mod model;
pub mod orm;
pub mod progress;
pub mod report;
pub mod source;
pub mod store;

use std::io::{self, Write};

pub use cli::Cli;
use dunder::with;
pub use error::Error;
use lock::LockFile;
use progress::Progress;
use report::Report;
use store::Store;

/// Does what the command line asks for and writes the answer to `out`.
///
/// Nothing is stored unless everything went well: lock files are read and checked before the database is opened, and
/// the questions are asked in the block of the transaction.
///
/// # Errors
/// Any [`Error`]. One about the database leaves it as it was.
pub fn run(cli: &Cli, out: &mut dyn Write) -> Result<(), Error> {
    let progress = Progress::on_terminal();
    let lock = LockFile::read(&cli.lock_path())?;
    let other = cli.against.as_deref().map(LockFile::read).transpose()?;

    let mut store = match &cli.db {
        Some(file) => Store::open(file)?,
        None => Store::in_memory()?,
    };
    let report = with!(store.begin()? as transaction => {
        let snapshot = transaction.load(&lock, &progress)?;
        let against = other.as_ref().map(|other| transaction.load(other, &progress)).transpose()?;
        Report::new(transaction, &snapshot, against.as_ref(), &progress)?
    });

    progress.finish();
    print(&report, cli.json, out).map_err(Error::Write)
}

fn print(report: &Report, json: bool, out: &mut dyn Write) -> io::Result<()> {
    let written = if json {
        serde_json::to_writer_pretty(&mut *out, report).map_err(io::Error::from).and_then(|()| writeln!(out))
    } else {
        write!(out, "{report}")
    };
    match written.and_then(|()| out.flush()) {
        // `inventory | head` has read all it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
