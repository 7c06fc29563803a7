//! The attributes that macros have seen in this crate, for "did you mean": `attr!` sees no types. They become words of an error and
//! nothing else, so that no program depends on what was expanded first.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::suggest;

/// Each with the class that it belongs to.
static SEEN: Mutex<BTreeSet<(String, String)>> = Mutex::new(BTreeSet::new());

/// Notes attributes of a class.
pub(crate) fn add(class: &str, names: impl IntoIterator<Item = String>) {
    if proc_macro::is_available() {
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        seen.extend(names.into_iter().map(|name| (name, class.to_owned())));
    }
}

/// What somebody may have meant who wrote `name`.
pub(crate) fn did_you_mean(name: &str) -> Option<String> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let others = seen.iter().filter(|(known, _)| known != name);
    let near = suggest::nearest(name, others.map(|(known, _)| known.as_str()))?;
    let (_, class) = seen.iter().find(|(known, _)| known == near)?;
    Some(format!("did you mean `{near}`, as `{class}` has it?"))
}
