//! Reading values through their rules.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use serde::de::{Deserialize, Deserializer, Error as _};

use super::check::Collector;
use super::errors::ValidationErrors;

/// Reads a value and keeps its violations apart from what is wrong with the data, so that whoever holds the value can go on
/// and report them under a longer path. No invalid value is ever handed out.
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

impl<'de, T: DeserializeChecked<'de>> DeserializeChecked<'de> for Box<T> {
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error> {
        Ok(T::deserialize_checked(deserializer)?.map(Box::new))
    }
}

impl<'de, T: DeserializeChecked<'de>> DeserializeChecked<'de> for Option<T> {
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error> {
        Ok(Option::<Checked<T>>::deserialize(deserializer)?.map(|checked| checked.0).transpose())
    }
}

impl<'de, T: DeserializeChecked<'de>> DeserializeChecked<'de> for Vec<T> {
    fn deserialize_checked<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Self, ValidationErrors>, D::Error> {
        let elements = Vec::<Checked<T>>::deserialize(deserializer)?;
        let mut errors = Collector::new();
        let elements = elements.into_iter().enumerate().filter_map(|(index, element)| {
            let mark = errors.mark();
            let element = errors.take(element.0);
            errors.at_index(mark, index);
            element
        });
        let elements = elements.collect();
        Ok(errors.finish().map(|()| elements))
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
                    let value = errors.take(value.0);
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
    [K: Deserialize<'de> + Eq + Hash + std::fmt::Debug, S: BuildHasher + Default] HashMap<K, T, S>, HashMap<K, Checked<T>, S>;
    [K: Deserialize<'de> + Ord + std::fmt::Debug] BTreeMap<K, T>, BTreeMap<K, Checked<T>>;
}
