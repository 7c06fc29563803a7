//! What a rule may have been meant by a name that is none.

use super::RULES;
use crate::fields::message::Message;
use crate::support::suggest;
/// What other languages and libraries call our rules.
const SYNONYMS: [(&str, &str); 34] = [
    ("length", "len"),
    ("min_length", "len"),
    ("max_length", "len"),
    ("min_len", "len"),
    ("max_len", "len"),
    ("size", "len"),
    ("not_empty", "non_empty"),
    ("required", "non_empty"),
    ("min", "range"),
    ("max", "range"),
    ("minimum", "range"),
    ("maximum", "range"),
    ("between", "range"),
    ("ge", "range"),
    ("gt", "range"),
    ("le", "range"),
    ("lt", "range"),
    ("regex", "pattern"),
    ("regexp", "pattern"),
    ("matches", "pattern"),
    ("choices", "one_of"),
    ("in_", "one_of"),
    ("startswith", "prefix"),
    ("endswith", "suffix"),
    ("strip", "trim"),
    ("lowercase", "lower"),
    ("uppercase", "upper"),
    ("custom", "with"),
    ("validator", "with"),
    ("dive", "nested"),
    ("inner", "each"),
    ("items", "each"),
    ("equal_to", "same_as"),
    ("must_match", "same_as"),
];

/// The message for a name that is no rule: a slip of the pen, or what the rule is called elsewhere.
pub(super) fn unknown(name: &str) -> Message {
    let synonyms = SYNONYMS.iter().map(|(synonym, _)| *synonym);
    let meant = suggest::nearest(name, RULES).or_else(|| {
        let synonym = suggest::nearest(name, synonyms)?;
        SYNONYMS.iter().find(|(known, _)| *known == synonym).map(|(_, rule)| *rule)
    });
    let list = suggest::list(RULES);
    let help = match meant {
        Some(rule) => format!("did you mean `{rule}`? There are {list}"),
        None => format!("there are {list}; for a rule of your own write `with = …`"),
    };
    Message::UnknownRule { name: name.to_owned(), help }
}
