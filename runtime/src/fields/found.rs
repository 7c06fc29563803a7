//! The violations on their way to the caller: lists that they share, so that one costs a single allocation and a dozen cost
//! a handful.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt::{self, Write as _};

use super::info::FieldInfo;
use super::input::Input;
use super::violation::Violation;

/// What was found wrong: at least one violation.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The first stands here, since most often there is no other.
    first: Entry,
    others: Vec<Entry>,
    /// Paths are chains of nodes from the outside in.
    nodes: Vec<Node>,
    /// What was kept of rejected texts, end to end, and the keys of maps.
    texts: String,
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) field: &'static FieldInfo,
    /// The first node of the path below the field, counted from 1; 0 for none.
    below: u32,
    value: Kept,
    pub(super) violation: Violation,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    step: Step,
    /// As `Entry::below`.
    next: u32,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static FieldInfo),
    Index(usize),
    Key(Text),
    /// The key of a map that is secret.
    SecretKey,
}

/// One step of a [path](super::ValidationError::path).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// `address`, by the name that serde uses where the field is renamed.
    Field(&'a str),
    /// `[1]`
    Index(usize),
    /// `["key"]`: the key's `Debug` text; `…` in a field that is secret.
    Key(&'a str),
}

/// A piece of `Found::texts`.
#[derive(Debug, Clone, Copy)]
struct Text {
    start: u32,
    end: u32,
}

/// A rejected value as an entry keeps it.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Nothing,
    Bool(bool),
    Int(i64),
    /// The digits.
    BigInt(Text),
    Float(f64),
    Text(Text),
}

/// A longer text is not kept: an error is no place for a megabyte.
const LONGEST_KEPT_TEXT: usize = 128;

/// So many fit without growing, two steps deep.
const EXPECTED: usize = 12;

impl Found {
    #[inline]
    pub(super) fn new(field: &'static FieldInfo, violation: Violation, value: Input<'_>) -> Box<Self> {
        let mut texts = String::new();
        let value = keep(&mut texts, field, value);
        let first = Entry { field, below: 0, value, violation };
        Box::new(Self { first, others: Vec::new(), nodes: Vec::new(), texts })
    }

    #[inline]
    pub(super) fn push(&mut self, field: &'static FieldInfo, violation: Violation, value: Input<'_>) {
        let value = keep(&mut self.texts, field, value);
        if self.others.is_empty() {
            self.others.reserve_exact(EXPECTED - 1);
        }
        self.others.push(Entry { field, below: 0, value, violation });
    }

    pub(super) fn len(&self) -> usize {
        1 + self.others.len()
    }

    /// # Panics
    ///
    /// If there are fewer.
    pub(super) fn entry(&self, index: usize) -> &Entry {
        match index {
            0 => &self.first,
            index => &self.others[index - 1],
        }
    }

    /// The rejected value, if it was kept.
    pub(super) fn value(&self, entry: &Entry) -> Input<'_> {
        match entry.value {
            Kept::Nothing => Input::None,
            Kept::Bool(bool) => Input::Bool(bool),
            Kept::Int(int) => Input::Int(int),
            Kept::BigInt(text) => self.get(text).parse().map_or(Input::None, Input::int),
            Kept::Float(float) => Input::Float(float),
            Kept::Text(text) => Input::Text(self.get(text)),
        }
    }

    /// The path of an entry.
    pub(super) fn segments(&self, entry: &Entry) -> impl Iterator<Item = Segment<'_>> {
        let mut below = entry.below;
        let rest = core::iter::from_fn(move || {
            let node = self.nodes[below.checked_sub(1)? as usize];
            below = node.next;
            Some(match node.step {
                Step::Field(field) => Segment::Field(field.path),
                Step::Index(index) => Segment::Index(index),
                Step::Key(text) => Segment::Key(self.get(text)),
                Step::SecretKey => Segment::Key("…"),
            })
        });
        // The only field of a tuple struct adds no step.
        core::iter::once(Segment::Field(entry.field.path))
            .chain(rest)
            .filter(|segment| !matches!(segment, Segment::Field("")))
    }

    /// Whether the path has steps below the field.
    pub(super) fn is_deep(entry: &Entry) -> bool {
        entry.below != 0
    }

    fn get(&self, text: Text) -> &str {
        &self.texts[text.start as usize..text.end as usize]
    }

    /// The violations since `mark` are those of a value in `field`.
    pub(super) fn nest(&mut self, mark: usize, field: &'static FieldInfo) {
        self.step(mark, |entry| Step::Field(core::mem::replace(&mut entry.field, field)));
        if field.secret {
            self.hide(mark);
        }
    }

    /// As [`nest`](Self::nest), and those of the element at `index` in that field.
    pub(super) fn nest_at(&mut self, mark: usize, field: &'static FieldInfo, index: usize) {
        self.nest(mark, field);
        self.at_index(mark, index);
    }

    /// The violations since `mark` are those of the element at `index`.
    pub(super) fn at_index(&mut self, mark: usize, index: usize) {
        self.step(mark, |_| Step::Index(index));
    }

    /// The violations since `mark` are those of the entry with this key.
    pub(super) fn at_key(&mut self, mark: usize, key: &dyn fmt::Debug) {
        let text = append(&mut self.texts, |texts| write(texts, format_args!("{key:?}")));
        self.step(mark, |entry| if entry.field.secret { Step::SecretKey } else { Step::Key(text) });
    }

    /// Puts a step in front of the path below the field of each entry since `mark`.
    fn step(&mut self, mark: usize, step: impl Fn(&mut Entry) -> Step) {
        if self.nodes.is_empty() {
            self.nodes.reserve_exact(2 * EXPECTED);
        }
        let Self { first, others, nodes, .. } = self;
        for entry in since(mark, first, others) {
            nodes.push(Node { step: step(entry), next: entry.below });
            entry.below = nodes.len() as u32;
        }
    }

    /// What is in a secret field is secret: the values, and the keys of maps on the way to them.
    fn hide(&mut self, mark: usize) {
        let Self { first, others, nodes, .. } = self;
        for entry in since(mark, first, others) {
            entry.value = Kept::Nothing;
            let mut below = entry.below;
            while let Some(node) = below.checked_sub(1).map(|at| &mut nodes[at as usize]) {
                if let Step::Key(_) = node.step {
                    node.step = Step::SecretKey;
                }
                below = node.next;
            }
        }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        let (nodes, texts) = (self.nodes.len() as u32, self.texts.len() as u32);
        let moved = |text: Text| Text { start: text.start + texts, end: text.end + texts };
        let linked = |next: u32| if next == 0 { 0 } else { next + nodes };
        for node in &mut other.nodes {
            node.next = linked(node.next);
            if let Step::Key(text) = &mut node.step {
                *text = moved(*text);
            }
        }
        for entry in since(0, &mut other.first, &mut other.others) {
            entry.below = linked(entry.below);
            if let Kept::Text(text) | Kept::BigInt(text) = &mut entry.value {
                *text = moved(*text);
            }
        }
        self.others.push(other.first);
        self.others.append(&mut other.others);
        self.nodes.append(&mut other.nodes);
        self.texts.push_str(&other.texts);
    }

    /// Leaves out what was found since `mark` wrong with a value that was refused before. `mark` is at least one.
    pub(super) fn forget_refused(&mut self, mark: usize) {
        let path = |index| self.segments(self.entry(index)).collect::<Vec<_>>();
        let refused: Vec<_> = (0..mark).map(path).collect();
        let mut again = (1..self.len())
            .map(|index| index >= mark && refused.contains(&path(index)))
            .collect::<Vec<_>>()
            .into_iter();
        self.others.retain(|_| !again.next().unwrap_or_default());
    }

    /// What converts a value runs before what checks it: this restores the order of declaration.
    pub(super) fn sort(&mut self) {
        let Self { first, others, .. } = self;
        let indexes = core::iter::once(first.field.index).chain(others.iter().map(|entry| entry.field.index));
        if indexes.is_sorted() {
            return;
        }
        others.sort_by_key(|entry| entry.field.index);
        // The first goes behind what belongs before it.
        let place = others.partition_point(|entry| entry.field.index < first.field.index);
        if place > 0 {
            core::mem::swap(first, &mut others[0]);
            others[..place].rotate_left(1);
        }
    }
}

/// What is kept of a value; texts go to the others.
#[inline]
fn keep(texts: &mut String, field: &FieldInfo, value: Input<'_>) -> Kept {
    match value {
        _ if field.secret => Kept::Nothing,
        Input::None => Kept::Nothing,
        Input::Bool(bool) => Kept::Bool(bool),
        Input::Int(int) => Kept::Int(int),
        Input::BigInt(int) => {
            Kept::BigInt(append(texts, |texts| write(texts, format_args!("{}", i128::from(int)))))
        }
        Input::Float(float) => Kept::Float(float),
        Input::Text(text) if text.len() > LONGEST_KEPT_TEXT => Kept::Nothing,
        Input::Text(text) => Kept::Text(append(texts, |texts| texts.push_str(text))),
    }
}

fn append(texts: &mut String, write: impl FnOnce(&mut String)) -> Text {
    if texts.is_empty() {
        texts.reserve(4 * LONGEST_KEPT_TEXT);
    }
    let start = texts.len();
    write(texts);
    Text { start: start as u32, end: texts.len() as u32 }
}

fn write(texts: &mut String, text: fmt::Arguments<'_>) {
    texts.write_fmt(text).expect("writing to a string does not fail");
}

/// The entries from the one at `mark` on.
fn since<'a>(
    mark: usize,
    first: &'a mut Entry,
    others: &'a mut [Entry],
) -> impl Iterator<Item = &'a mut Entry> {
    let (first, others) = match mark.checked_sub(1) {
        None => (Some(first), others),
        Some(mark) => (None, &mut others[mark..]),
    };
    first.into_iter().chain(others)
}
