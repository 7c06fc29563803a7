//! Python's object model for Rust.
