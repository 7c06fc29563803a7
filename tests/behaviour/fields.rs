//! `#[derive(Fields)]`

mod access;
mod cached;
mod collections;
mod cross;
mod descriptors;
mod enums;
mod errors;
mod hygiene;
mod namedtuple;
mod rules;
mod serde;
mod shapes;

use std::fmt::Debug;

use dunder::ValidationErrors;

/// The lines of what was violated; empty where nothing was.
fn lines<T>(result: Result<T, ValidationErrors>) -> Vec<String> {
    result.err().map(|errors| errors.iter().map(|error| error.to_string()).collect()).unwrap_or_default()
}

/// Asserts that the rules hold for each of the values, and for none of the others.
#[track_caller]
fn holds<V: Clone + Debug, T>(
    new: impl Fn(V) -> Result<T, ValidationErrors>,
    good: impl IntoIterator<Item = V>,
    bad: impl IntoIterator<Item = V>,
) {
    for value in good {
        let found = lines(new(value.clone()));
        assert!(found.is_empty(), "{value:?} is refused: {found:?}");
    }
    for value in bad {
        let found = lines(new(value.clone()));
        assert_eq!(found.len(), 1, "{value:?} gives {found:?}");
    }
}
