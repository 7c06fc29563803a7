//! What is compiled: records with rules, accessors, calls, construction.

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
            dependencies: "dunder = { path = DUNDER, features = [\"regex\"] }\nregex = \"1\"\n",
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
- *hand, all*: the same with `with_`, `update`, literals for texts, a table of the fields and access by name (where it borrows
  dunder's `Value`), as `Fields` has them, but without `make` from dynamic values and `PieceN!(…)`
",
};

pub(crate) const ACCESSORS: Family = Family {
    name: "compile_accessors",
    pieces: "structs of 8 fields with accessors, found by name too",
    sources: &[
        Source { name: "plain", package: "plain", template: include_str!("accessors/plain.rs"), ..HAND },
        Source {
            template: include_str!("accessors/hand.rs"),
            dependencies: DUNDER.dependencies,
            grows_to: ALL,
            ..HAND
        },
        Source { template: include_str!("accessors/dunder.rs"), by_hand: &["hand"], ..DUNDER },
    ],
    notes: "\
Each field has a getter, a setter and a getter of a mutable reference, and can be read and set by name, for which the hand-written
source borrows dunder's `Value` and `Exception`.
",
};

pub(crate) const ACCESSORS_ALONE: Family = Family {
    name: "compile_accessors_alone",
    pieces: "structs of 8 fields with accessors",
    sources: &[
        Source { name: "plain", package: "plain", template: include_str!("accessors/plain.rs"), ..HAND },
        Source { template: include_str!("accessors/hand_alone.rs"), grows_to: ALL, ..HAND },
        Source { template: include_str!("accessors/dunder_alone.rs"), by_hand: &["hand"], ..DUNDER },
        Source {
            name: "getset",
            package: "getset",
            template: include_str!("accessors/getset.rs"),
            dependencies: "getset = \"0.1\"\n",
            is_peer: true,
            by_hand: &["hand"],
            ..HAND
        },
    ],
    notes: "\
The same without access by name, which getset does not have: `#[property(no_attributes)]`.
",
};

pub(crate) const CALLS: Family = Family {
    name: "compile_calls",
    pieces: "functions with 5 calls each",
    sources: &[
        Source {
            name: "plain calls",
            package: "plain",
            template: include_str!("calls/plain.rs"),
            grows_to: ALL,
            ..HAND
        },
        Source { template: include_str!("calls/dunder.rs"), by_hand: &["plain calls"], ..DUNDER },
        Source {
            name: "bon",
            package: "bon",
            template: include_str!("calls/bon.rs"),
            dependencies: "bon = \"3\"\n",
            is_peer: true,
            by_hand: &["plain calls"],
            ..HAND
        },
    ],
    notes: "\
A function has four parameters, two of them with a default. Of the five calls, one gives all by position, the others some by keyword.
",
};

pub(crate) const CONSTRUCTION: Family = Family {
    name: "compile_construction",
    pieces: "named tuples, 5 made of each",
    sources: &[
        Source {
            name: "struct literals",
            package: "plain",
            template: include_str!("construction/plain.rs"),
            dependencies: DUNDER.dependencies,
            ..HAND
        },
        Source { template: include_str!("construction/dunder.rs"), by_hand: &["struct literals"], ..DUNDER },
    ],
    notes: "\
Both derive `NamedTuple`, so that what is compared is the construction alone: `PieceN!(…)` with keywords and a default, and literals.
",
};
