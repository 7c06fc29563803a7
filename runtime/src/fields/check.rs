//! What the expansions call: run a rule, remember its violations, say where they are.

use alloc::boxed::Box;
use core::ops::{Bound, RangeBounds};

use super::Fields;
use super::descriptor::Descriptor;
use super::errors::ValidationErrors;
use super::found::Found;
use super::info::FieldInfo;
use super::input::{Captured, Input};
use super::rules::Range;
use super::violation::Violation;

/// Collects violations. It costs nothing until the first one: no allocation, one comparison a rule.
#[derive(Debug, Default)]
#[doc(hidden)]
pub struct Collector(Option<Box<Found>>);

impl Collector {
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// # Errors
    ///
    /// What was collected, if anything was.
    #[inline]
    pub fn finish(self) -> Result<(), ValidationErrors> {
        match self.0 {
            None => Ok(()),
            Some(found) => Err(ValidationErrors::new(found)),
        }
    }

    /// As [`finish`](Self::finish), where converters may have found something before the rules ran.
    ///
    /// # Errors
    ///
    /// What was collected, if anything was, in the order of declaration.
    #[inline]
    pub fn finish_sorted(mut self) -> Result<(), ValidationErrors> {
        if let Some(found) = &mut self.0 {
            found.sort();
        }
        self.finish()
    }

    /// How many violations there are, to be handed to `nest` and its kin once what may add more has run.
    #[inline]
    #[must_use]
    pub fn mark(&self) -> usize {
        self.0.as_ref().map_or(0, |found| found.len())
    }

    #[cold]
    pub fn add(&mut self, field: &'static FieldInfo, violation: Violation, value: Input<'_>) {
        self.insert(field, violation, value);
    }

    #[inline]
    fn insert(&mut self, field: &'static FieldInfo, violation: Violation, value: Input<'_>) {
        match &mut self.0 {
            None => self.0 = Some(Found::new(field, violation, value)),
            Some(found) => found.push(field, violation, value),
        }
    }

    /// Adds that a number is not in a range.
    #[cold]
    fn add_outside(
        &mut self,
        field: &'static FieldInfo,
        value: Input<'_>,
        start: Bound<Input<'_>>,
        end: Bound<Input<'_>>,
    ) {
        self.insert(field, Violation::outside("range", start, end), value);
    }

    /// Leaves out what was found since `mark` wrong with a value that was refused before: its descriptor said why.
    #[inline]
    pub(super) fn forget_refused(&mut self, mark: usize) {
        if mark > 0 {
            self.since(mark, |found| found.forget_refused(mark));
        }
    }

    /// The violations since `mark` are those of a value in `field`.
    #[inline]
    pub fn nest(&mut self, mark: usize, field: &'static FieldInfo) {
        self.since(mark, |found| found.nest(mark, field));
    }

    /// The violations since `mark` are those of the element at `index` in `field`.
    #[inline]
    pub(super) fn nest_at(&mut self, mark: usize, field: &'static FieldInfo, index: usize) {
        self.since(mark, |found| found.nest_at(mark, field, index));
    }

    /// The violations since `mark` are those of the element at `index`.
    #[inline]
    pub fn at_index(&mut self, mark: usize, index: usize) {
        self.since(mark, |found| found.at_index(mark, index));
    }

    /// The violations since `mark` are those of the entry with this key.
    #[inline]
    pub fn at_key<K: core::fmt::Debug>(&mut self, mark: usize, key: &K) {
        self.since(mark, |found| found.at_key(mark, key));
    }

    #[inline]
    fn since(&mut self, mark: usize, then: impl FnOnce(&mut Found)) {
        if let Some(found) = &mut self.0
            && found.len() > mark
        {
            then(found);
        }
    }

    /// The value of an element, or its violations, before it is known whose element it is.
    #[cfg(feature = "serde")]
    pub(super) fn take_element<T>(&mut self, element: Result<T, ValidationErrors>) -> Option<T> {
        /// Adds no step to a path.
        static ELEMENT: FieldInfo = FieldInfo::new(0, "", "", &[]);
        self.keep(&ELEMENT, element)
    }

    /// What was collected, which has to be something.
    #[must_use]
    pub fn into_errors(self) -> ValidationErrors {
        self.finish_sorted().expect_err("a violation was collected before")
    }

    /// The value of a part, or its violations as those of a value in `field`.
    pub fn keep<T>(&mut self, field: &'static FieldInfo, part: Result<T, ValidationErrors>) -> Option<T> {
        let mark = self.mark();
        let part = self.take(part);
        self.nest(mark, field);
        part
    }

    /// The value of a part, or none, when its violations are taken over.
    fn take<T>(&mut self, part: Result<T, ValidationErrors>) -> Option<T> {
        part.map_err(|errors| match &mut self.0 {
            None => self.0 = Some(errors.into_found()),
            Some(found) => found.append(*errors.into_found()),
        })
        .ok()
    }
}

/// Runs a rule on a value that can be kept with the error.
#[inline]
#[doc(hidden)]
pub fn check<T: ?Sized + Captured, D: Descriptor<T> + ?Sized>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &T,
    rule: &D,
) {
    if let Err(violation) = rule.check(value) {
        errors.add(field, violation, value.capture());
    }
}

/// As [`check`], for a range of numbers, whose bounds become data without being printed.
#[inline]
#[doc(hidden)]
pub fn check_number<T: PartialOrd + Captured, R: RangeBounds<T>>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &T,
    rule: &Range<R>,
) {
    if !rule.holds(value) {
        let (start, end) = (rule.0.start_bound(), rule.0.end_bound());
        errors.add_outside(field, value.capture(), start.map(Captured::capture), end.map(Captured::capture));
    }
}

/// Runs a rule on a value of any type.
#[inline]
#[doc(hidden)]
pub fn check_opaque<T: ?Sized, D: Descriptor<T> + ?Sized>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &T,
    rule: &D,
) {
    if let Err(violation) = rule.check(value) {
        errors.add(field, violation, Input::None);
    }
}

/// As [`check_opaque`], where only the compiler can tell whether the rule fits the type. `F` has the field's name.
#[inline]
#[doc(hidden)]
pub fn check_fitting<F, T: ?Sized, D: Fits<T, F>>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &T,
    rule: &D,
) {
    check_opaque(errors, field, value, rule);
}

/// A built-in rule that fits the field `F` of type `T`.
#[diagnostic::on_unimplemented(
    message = "the rule `{Self}` does not fit the field `{F}` of type `{T}`",
    label = "this rule needs another type",
    note = "what each rule works on: the table in `dunder::fields::rules`; a rule for `{T}` of your own: `with = …`, a `Descriptor<{T}>`"
)]
#[doc(hidden)]
pub trait Fits<T: ?Sized, F>: Descriptor<T> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized, F, D: Descriptor<T>> Fits<T, F> for D {}

/// The rule `same_as`: `value` equals the other field, whose name is `name`.
#[inline]
#[doc(hidden)]
pub fn same_as<T: PartialEq<U> + ?Sized, U: ?Sized>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &T,
    other: Option<&U>,
    name: &'static str,
) {
    if other.is_none_or(|other| value != other) {
        errors.add(field, Violation::with_text("same_as", "field", name), Input::None);
    }
}

/// Tells a descriptor its name, before anything is asked of it.
#[inline]
#[doc(hidden)]
pub fn named<T: ?Sized, D: Descriptor<T>>(mut descriptor: D, owner: &'static str, name: &'static str) -> D {
    descriptor.set_name(owner, name);
    descriptor
}

/// Runs a descriptor's `__set__`.
#[inline]
#[doc(hidden)]
pub fn set<T: ?Sized, D: Descriptor<T> + ?Sized>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    value: &mut T,
    descriptor: &D,
) {
    if let Err(violation) = descriptor.set(value) {
        errors.add(field, violation, Input::None);
    }
}

/// The rule `nested`: the rules of a value that has its own.
#[inline]
#[doc(hidden)]
pub fn nested<T: Fields + ?Sized>(errors: &mut Collector, field: &'static FieldInfo, value: &T) {
    let mark = errors.mark();
    value.__check(errors);
    errors.nest(mark, field);
}

/// The rule `nested` on a sequence: the rules of each element.
#[inline]
#[doc(hidden)]
pub fn nested_each<'a, C: ?Sized, T: Fields + ?Sized + 'a>(
    errors: &mut Collector,
    field: &'static FieldInfo,
    collection: &'a C,
) where
    &'a C: IntoIterator<Item = &'a T>,
{
    for (index, element) in collection.into_iter().enumerate() {
        let mark = errors.mark();
        element.__check(errors);
        errors.nest_at(mark, field, index);
    }
}
