//! Reading values through their rules.

use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
    sync::Arc,
    vec::Vec,
};
use core::{
    fmt::{self, Debug},
    marker::PhantomData,
};
#[cfg(feature = "std")]
use {
    core::hash::{BuildHasher, Hash},
    std::collections::{HashMap, HashSet},
};

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use super::check::Collector;
use super::errors::ValidationErrors;

/// Reads a value and keeps its violations apart from what is wrong with the data, so that whoever holds the value can go on
/// and report them under a longer path. No invalid value is ever handed out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read through its rules",
    label = "not read by `Fields`",
    note = "derive `Fields` for it without `no_serde`, or say how its field is read: `#[serde(deserialize_with = \"…\")]`"
)]
pub trait DeserializeChecked<'de>: Sized {
    /// # Errors
    ///
    /// What is wrong with the data; inside, what is wrong with the value.
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error>;
}

/// `Deserialize::deserialize` of a `Fields` type.
///
/// # Errors
///
/// What is wrong with the data, or every violated rule.
pub fn deserialize<'de, T: DeserializeChecked<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize_checked(deserializer)?.map_err(D::Error::custom)
}

/// An element while a collection of them is read.
struct Checked<T>(Result<T, ValidationErrors>);

impl<'de, T: DeserializeChecked<'de>> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_checked(deserializer).map(Self)
    }
}

/// Pointers to a value, and what else is made of another collection.
macro_rules! made_of {
    ($($([$($generics:tt)*])? $made:ty: $of:ty;)*) => {
        $(impl<'de, T: DeserializeChecked<'de> $($($generics)*)?> DeserializeChecked<'de> for $made {
            fn deserialize_checked<D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Result<Self, ValidationErrors>, D::Error> {
                Ok(<$of>::deserialize_checked(deserializer)?.map(Self::from))
            }
        })*
    };
}
made_of! {
    Box<T>: T;
    Rc<T>: T;
    Arc<T>: T;
    Box<[T]>: Vec<T>;
    Rc<[T]>: Vec<T>;
    Arc<[T]>: Vec<T>;
    VecDeque<T>: Vec<T>;
}

impl<'de, T: DeserializeChecked<'de>> DeserializeChecked<'de> for Option<T> {
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error> {
        Ok(Option::<Checked<T>>::deserialize(deserializer)?.map(|checked| checked.0).transpose())
    }
}

/// The elements that are valid, in any collection; the violations of the others.
fn elements<T, C: FromIterator<T>>(
    elements: impl IntoIterator<Item = Checked<T>>,
) -> Result<C, ValidationErrors> {
    let mut errors = Collector::new();
    let elements = elements.into_iter().enumerate().filter_map(|(index, element)| {
        let mark = errors.mark();
        let element = errors.take_element(element.0);
        errors.at_index(mark, index);
        element
    });
    let elements = elements.collect();
    errors.finish().map(|()| elements)
}

macro_rules! sequences {
    ($([$($bounds:tt)*] [$($generics:tt)*] $sequence:ty;)*) => {
        $(impl<'de, T: DeserializeChecked<'de> $($bounds)*, $($generics)*> DeserializeChecked<'de> for $sequence {
            fn deserialize_checked<D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Result<Self, ValidationErrors>, D::Error> {
                Ok(elements(Vec::<Checked<T>>::deserialize(deserializer)?))
            }
        })*
    };
}
sequences! {
    [] [] Vec<T>;
    [+ Ord] [] BTreeSet<T>;
}

#[cfg(feature = "std")]
sequences! {
    [+ Eq + Hash] [S: BuildHasher + Default] HashSet<T, S>;
}

impl<'de, T: DeserializeChecked<'de>, const N: usize> DeserializeChecked<'de> for [T; N] {
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error> {
        let read = deserializer.deserialize_tuple(N, ArrayVisitor::<T, N>(PhantomData))?;
        Ok(elements::<T, Vec<T>>(read).map(|elements| match elements.try_into() {
            Ok(array) => array,
            Err(_) => unreachable!("there are as many as were read, each of them valid"),
        }))
    }
}

/// Reads an array as serde does: a tuple, whose length stands nowhere in the data.
struct ArrayVisitor<T, const N: usize>(PhantomData<T>);

impl<'de, T: DeserializeChecked<'de>, const N: usize> Visitor<'de> for ArrayVisitor<T, N> {
    type Value = Vec<Checked<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of length {N}")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::with_capacity(N);
        while read.len() < N {
            match sequence.next_element()? {
                Some(element) => read.push(element),
                None => return Err(A::Error::invalid_length(read.len(), &self)),
            }
        }
        Ok(read)
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty, $checked:ty;)*) => {
        $(impl<'de, $($generics)*, T: DeserializeChecked<'de>> DeserializeChecked<'de> for $map {
            fn deserialize_checked<D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Result<Self, ValidationErrors>, D::Error> {
                let entries = <$checked>::deserialize(deserializer)?;
                let mut errors = Collector::new();
                let entries = entries.into_iter().filter_map(|(key, value)| {
                    let mark = errors.mark();
                    let value = errors.take_element(value.0);
                    errors.at_key(mark, &key);
                    Some((key, value?))
                });
                let entries = entries.collect();
                Ok(errors.finish().map(|()| entries))
            }
        })*
    };
}
maps! {
    [K: Deserialize<'de> + Ord + Debug] BTreeMap<K, T>, BTreeMap<K, Checked<T>>;
}

#[cfg(feature = "std")]
maps! {
    [K: Deserialize<'de> + Eq + Hash + Debug, S: BuildHasher + Default] HashMap<K, T, S>, HashMap<K, Checked<T>, S>;
}
