//! The same code, as each of the compared would have it written.

use std::path::Path;

/// Code that is written in several ways.
#[derive(Debug)]
pub(crate) struct Family {
    /// The section's name, and that of its thresholds.
    pub(crate) name: &'static str,
    /// What there is two hundred times.
    pub(super) pieces: &'static str,
    pub(super) sources: &'static [Source],
    /// What the sources are.
    pub(super) notes: &'static str,
}

/// One way to write it.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: &'static str,
    /// The name of its package, which says whose it is.
    pub(super) package: &'static str,
    /// What a crate has once and, after a mark, what it has for each piece.
    pub(super) template: &'static str,
    /// Lines of the manifest, where `DUNDER` stands for the runtime's folder.
    pub(super) dependencies: &'static str,
    /// Another crate that offers something like it.
    pub(super) is_peer: bool,
    /// What it is compared with, by name: first what offers the same, then what offers less.
    pub(super) by_hand: &'static [&'static str],
    /// Up to how many pieces its growth is shown.
    pub(super) grows_to: usize,
    /// Whether its instructions are counted: some would need a quarter of an hour.
    pub(super) is_counted: bool,
}

/// What most sources are: hand-written, without a dependency, compared with nothing.
pub(super) const HAND: Source = Source {
    name: "hand",
    package: "hand",
    template: "",
    dependencies: "",
    is_peer: false,
    by_hand: &[],
    grows_to: 0,
    is_counted: true,
};

/// Where the growth of all is shown.
pub(super) const ALL: usize = usize::MAX;

pub(super) const DUNDER: Source = Source {
    name: "dunder",
    package: "dunder",
    dependencies: "dunder = { path = DUNDER }\n",
    grows_to: ALL,
    ..HAND
};

impl Source {
    pub(super) fn is_ours(&self) -> bool {
        self.package == DUNDER.package
    }

    /// One word for a column.
    pub(super) fn short(&self) -> &'static str {
        self.name.strip_prefix("hand, ").unwrap_or(self.name)
    }

    pub(super) fn dependencies(&self, root: &Path) -> String {
        self.dependencies.replace("DUNDER", &format!("{:?}", root.join("runtime")))
    }

    /// The source of a crate with that many pieces.
    pub(super) fn text(&self, pieces: usize) -> String {
        let (once, each) =
            self.template.split_once(MARK).expect("a template has one part for all pieces and one for each");
        let once = once.replace("// HELPERS\n", include_str!("records/helpers.rs"));
        // The accessors are those that stand alone.
        let accessors = include_str!("accessors/hand_alone.rs").split_once(MARK).expect("it has a mark").1;
        let each = each.replace("// ACCESSORS\n", accessors);
        let mut text = format!("#![allow(dead_code)]\n{once}");
        for piece in 0..pieces {
            text.push_str(
                &each.replace("_N", &format!("_{piece}")).replace("PieceN", &format!("Piece{piece}")),
            );
        }
        text
    }
}

/// Parts what a crate has once from what it has for each piece, where every `PieceN` and `_N` gets the piece's number.
const MARK: &str = "\n// EACH PIECE\n";
