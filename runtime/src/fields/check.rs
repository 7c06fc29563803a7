//! What the expansions call: run a rule, remember its violations, say where they are.

use super::Fields;
use super::descriptor::{Descriptor, Violation};
use super::errors::{Inner, ValidationErrors};
use super::info::FieldInfo;

/// Collects violations. It costs nothing until the first one: no allocation, one comparison a rule.
#[derive(Debug, Default)]
#[doc(hidden)]
pub struct Collector(Option<Box<Inner>>);

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
            Some(inner) => Err(ValidationErrors::from_inner(inner)),
        }
    }

    /// How many violations there are, to be handed to `nest` and its kin once what may add more has run.
    #[inline]
    #[must_use]
    pub fn mark(&self) -> usize {
        self.0.as_ref().map_or(0, |inner| inner.len())
    }

    #[cold]
    pub fn add(&mut self, field: &'static FieldInfo, violation: Violation, value: Input<'_>) {
        self.0.get_or_insert_default().push(field, violation, value);
    }

    /// Leaves out what was found since `mark` wrong with a value that was refused before: its descriptor said why.
    #[inline]
    pub(super) fn forget_refused(&mut self, mark: usize) {
        if mark > 0 {
            self.since(mark, |inner| inner.forget_refused(mark));
        }
    }

    /// The violations since `mark` are those of a value in `field`.
    #[inline]
    pub fn nest(&mut self, mark: usize, field: &'static FieldInfo) {
        self.since(mark, |inner| inner.nest(mark, field));
    }

    /// The violations since `mark` are those of the element at `index`.
    #[inline]
    pub fn at_index(&mut self, mark: usize, index: usize) {
        self.since(mark, |inner| inner.at_index(mark, index));
    }

    /// The violations since `mark` are those of the entry with this key.
    #[inline]
    pub fn at_key<K: core::fmt::Debug>(&mut self, mark: usize, key: &K) {
        self.since(mark, |inner| inner.at_key(mark, key));
    }

    #[inline]
    fn since(&mut self, mark: usize, then: impl FnOnce(&mut Inner)) {
        if let Some(inner) = &mut self.0
            && inner.len() > mark
        {
            then(inner);
        }
    }

    /// The value of an element, or its violations, before it is known whose element it is.
    #[cfg(feature = "serde")]
    pub(super) fn take_element<T>(&mut self, element: Result<T, ValidationErrors>) -> Option<T> {
        /// Adds no step to a path.
        static ELEMENT: FieldInfo = FieldInfo::new(0, "", "");
        self.keep(&ELEMENT, element)
    }

    /// What was collected, which has to be something.
    #[must_use]
    pub fn into_errors(self) -> ValidationErrors {
        self.finish().expect_err("a violation was collected before")
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
        part.map_err(|errors| self.0.get_or_insert_default().append(errors.into_inner())).ok()
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
        errors.add(field, Violation::new("same_as").param("field", name), Input::None);
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

/// A rejected value on its way into the error.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub enum Input<'a> {
    None,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(&'a str),
}

/// What an error can keep of a value.
#[doc(hidden)]
pub trait Captured {
    fn capture(&self) -> Input<'_>;
}

macro_rules! captured {
    ($($ty:ty => $self:ident $input:expr;)*) => {
        $(impl Captured for $ty {
            #[inline]
            fn capture(&$self) -> Input<'_> {
                $input
            }
        })*
    };
}
captured! {
    i8 => self Input::Int((*self).into());
    i16 => self Input::Int((*self).into());
    i32 => self Input::Int((*self).into());
    i64 => self Input::Int((*self).into());
    i128 => self Input::Int(*self);
    isize => self Input::Int(*self as i128);
    u8 => self Input::Int((*self).into());
    u16 => self Input::Int((*self).into());
    u32 => self Input::Int((*self).into());
    u64 => self Input::Int((*self).into());
    u128 => self i128::try_from(*self).map_or(Input::None, Input::Int);
    usize => self Input::Int(*self as i128);
    f32 => self Input::Float((*self).into());
    f64 => self Input::Float(*self);
    bool => self Input::Bool(*self);
    char => self Input::None;
    str => self Input::Text(self);
    String => self Input::Text(self);
    Box<str> => self Input::Text(self);
    std::rc::Rc<str> => self Input::Text(self);
    std::sync::Arc<str> => self Input::Text(self);
    std::borrow::Cow<'_, str> => self Input::Text(self);
    &str => self Input::Text(self);
}
