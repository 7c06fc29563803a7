//! Hand-written code, the peers and dunder, side by side.
//!
//! `cargo bench -p dunder-benches` measures everything and rewrites `RESULTS.md`; `-- --help` lists the parts.

pub mod account;
pub mod cases;
pub mod generators;
pub mod measure;
pub mod user;
