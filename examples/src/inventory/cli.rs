//! The command line.

use std::env;
use std::path::{Path, PathBuf};

use clap::Parser;

/// Reads a Cargo.lock, checks every package, stores it in SQLite and says what it holds:
/// duplicate versions, the heaviest dependencies, what changed against another lock file.
#[derive(Debug, Clone, Parser)]
#[command(name = "inventory", version)]
pub struct Cli {
    /// The lock file to read, of any format version from 1 to 4 [default: this repository's own]
    pub path: Option<PathBuf>,

    /// Keep the result in this SQLite database; it is made if it is not there. Reading a lock file again replaces
    /// what it held before. Without this the database lives in memory
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,

    /// Also say what changed since this other lock file
    #[arg(long, value_name = "OTHER")]
    pub against: Option<PathBuf>,

    /// Print one JSON document instead of text
    #[arg(long)]
    pub json: bool,
}

impl Cli {
    /// The lock file that was named, or this repository's own: beside the workspace the program was built from, if
    /// that is still there, and otherwise in the current directory.
    pub fn lock_path(&self) -> PathBuf {
        self.path.clone().or_else(own_lock_file).unwrap_or_else(|| PathBuf::from("Cargo.lock"))
    }
}

fn own_lock_file() -> Option<PathBuf> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("Cargo.lock");
    if !lock.is_file() {
        return None;
    }
    // Shorter to read, and the same in every checkout.
    let here = env::current_dir().ok();
    let relative = here.and_then(|here| lock.strip_prefix(here).ok().map(Path::to_path_buf));
    Some(relative.unwrap_or(lock))
}
