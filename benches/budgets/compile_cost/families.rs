//! What is compiled.

use super::sources::{ALL, DUNDER, Family, HAND, Source};

const REGEX: &str = "regex = \"1\"\n";

pub(crate) const FIELDS: Family = Family {
    name: "compile_cost",
    pieces: "records of 8 fields with rules",
    sources: &[
        Source { name: "plain", package: "plain", template: include_str!("records/plain.rs"), ..HAND },
        Source {
            name: "hand, validate",
            package: "hand_validate",
            template: include_str!("records/hand_validate.rs"),
            dependencies: REGEX,
            ..HAND
        },
        Source {
            name: "hand, guarded",
            package: "hand_guarded",
            template: include_str!("records/hand_guarded.rs"),
            dependencies: REGEX,
            grows_to: ALL,
            ..HAND
        },
        Source {
            name: "hand, all",
            package: "hand_all",
            template: include_str!("records/hand_all.rs"),
            dependencies: REGEX,
            ..HAND
        },
        Source {
            template: include_str!("records/dunder.rs"),
            dependencies: "dunder = { path = DUNDER, features = [\"regex\"] }\n",
            by_hand: &["hand, all", "hand, guarded"],
            ..DUNDER
        },
        Source {
            name: "garde",
            package: "garde",
            template: include_str!("records/garde.rs"),
            dependencies: "garde = { version = \"0.23\", features = [\"derive\", \"email\", \"regex\"] }\n",
            is_peer: true,
            by_hand: &["hand, validate"],
            grows_to: ALL,
            ..HAND
        },
        Source {
            name: "validator",
            package: "validator",
            template: include_str!("records/validator.rs"),
            dependencies: "regex = \"1\"\nserde = { version = \"1\", features = [\"derive\"] }\n\
                           validator = { version = \"0.21\", features = [\"derive\"] }\n",
            is_peer: true,
            by_hand: &["hand, validate"],
            ..HAND
        },
        Source {
            name: "nutype",
            package: "nutype",
            template: include_str!("records/nutype.rs"),
            dependencies: "nutype = { version = \"0.8\", features = [\"regex\"] }\nregex = \"1\"\n",
            is_peer: true,
            by_hand: &["hand, guarded"],
            // It would need an hour for the last column, and a quarter of one to be counted.
            grows_to: 200,
            is_counted: false,
        },
    ],
    notes: "\
The rules are those of the run-time tasks: a name, a number, an address, a pattern, a text, a score, a nested record and a list of
nested records. What each source offers:

- *plain*: the structs alone, each with a literal of it
- *hand, validate*: public fields and `validate`, by helper functions that all structs share: what garde and validator offer
- *hand, guarded*: private fields, `new`, getters, setters that check, `validate`: the least that keeps a bad value out
- *hand, all*: the same with `with_`, `update`, literals for texts and a table of the fields, as `Fields` has them, but without
  `make` from dynamic values
",
};
