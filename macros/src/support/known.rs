//! The attributes that macros have seen in this crate, for "did you mean": `attr!` sees no types. They become words of an error and
//! nothing else, so that no program depends on what was expanded first.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::suggest;

/// Classes, each time with the attributes that were seen together: to part them is left to who asks, which few do.
static SEEN: Mutex<BTreeSet<(String, Vec<String>)>> = Mutex::new(BTreeSet::new());

/// Notes attributes of a class.
pub(crate) fn add(class: &str, names: impl IntoIterator<Item = String>) {
    if proc_macro::is_available() {
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert((class.to_owned(), names.into_iter().collect()));
    }
}

/// What somebody may have meant who wrote `name`.
pub(crate) fn did_you_mean(name: &str) -> Option<String> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let attributes = seen.iter().flat_map(|(class, names)| names.iter().map(move |known| (known, class)));
    let others: BTreeSet<(&String, &String)> = attributes.filter(|(known, _)| *known != name).collect();
    let near = suggest::nearest(name, others.iter().map(|(known, _)| known.as_str()))?;
    let (_, class) = others.iter().find(|(known, _)| *known == near)?;
    Some(format!("did you mean `{near}`, as `{class}` has it?"))
}
