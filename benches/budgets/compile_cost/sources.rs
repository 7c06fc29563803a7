//! The same records, as each of the compared would have them written.

/// Who writes the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Plain,
    HandValidate,
    HandGuarded,
    HandAll,
    Dunder,
    Garde,
    Validator,
    Nutype,
}

impl Source {
    pub(super) const ALL: [Self; 8] = [
        Self::Plain,
        Self::HandValidate,
        Self::HandGuarded,
        Self::HandAll,
        Self::Dunder,
        Self::Garde,
        Self::Validator,
        Self::Nutype,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::HandValidate => "hand, validate",
            Self::HandGuarded => "hand, guarded",
            Self::HandAll => "hand, all",
            other => other.package(),
        }
    }

    /// One word for a column.
    pub(super) fn short(self) -> &'static str {
        self.name().strip_prefix("hand, ").unwrap_or(self.name())
    }

    /// The name of its package and of its template.
    pub(super) fn package(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::HandValidate => "hand_validate",
            Self::HandGuarded => "hand_guarded",
            Self::HandAll => "hand_all",
            Self::Dunder => "dunder",
            Self::Garde => "garde",
            Self::Validator => "validator",
            Self::Nutype => "nutype",
        }
    }

    pub(super) fn is_peer(self) -> bool {
        matches!(self, Self::Garde | Self::Validator | Self::Nutype)
    }

    /// The hand-written sources that it is compared with: first the one that offers the same, then those that offer less.
    pub(super) fn by_hand(self) -> &'static [Self] {
        match self {
            Self::Dunder => &[Self::HandAll, Self::HandGuarded],
            Self::Nutype => &[Self::HandGuarded],
            Self::Garde | Self::Validator => &[Self::HandValidate],
            _ => &[],
        }
    }

    /// Up to how many records its growth is shown: nutype would need an hour for the last column.
    pub(super) fn grows_to(self) -> usize {
        match self {
            Self::HandGuarded | Self::Dunder | Self::Garde => usize::MAX,
            Self::Nutype => 200,
            _ => 0,
        }
    }

    /// Whether its instructions are counted: nutype would need a quarter of an hour.
    pub(super) fn is_counted(self) -> bool {
        self != Self::Nutype
    }

    /// The source of a crate with that many records.
    pub(super) fn text(self, records: usize) -> String {
        let template = match self {
            Self::Plain => include_str!("templates/plain.rs"),
            Self::HandValidate => include_str!("templates/hand_validate.rs"),
            Self::HandGuarded => include_str!("templates/hand_guarded.rs"),
            Self::HandAll => include_str!("templates/hand_all.rs"),
            Self::Dunder => include_str!("templates/dunder.rs"),
            Self::Garde => include_str!("templates/garde.rs"),
            Self::Validator => include_str!("templates/validator.rs"),
            Self::Nutype => include_str!("templates/nutype.rs"),
        };
        let (once, each) =
            template.split_once(MARK).expect("a template has one part for all records and one for each");
        let once = once.replace("// HELPERS\n", include_str!("templates/helpers.rs"));
        let mut text = format!("#![allow(dead_code)]\n{once}");
        for record in 0..records {
            text.push_str(
                &each.replace("_N", &format!("_{record}")).replace("AccountN", &format!("Account{record}")),
            );
        }
        text
    }
}

/// Parts what a crate has once from what it has for each record, where every `AccountN` and `_N` gets the record's number.
const MARK: &str = "\n// EACH RECORD\n";
