//! What Python's operators and built-in functions do with a value: truth, length, items, membership, iteration.

use alloc::{string::String, vec::Vec};

use super::{Data, List, Probe, Slice, Tuple, Value, View, compare, tuple::position};
use crate::exception::{Exception, IndexError, TypeError, ValueError};

impl Value {
    /// Python's `bool(x)`: false for `None`, zero and what is empty.
    ///
    /// # Errors
    ///
    /// Whatever an object raises.
    #[inline]
    pub fn truth(&self) -> Result<bool, Exception> {
        Ok(match self.view() {
            View::None => false,
            View::Bool(value) => value,
            View::Int(value) => value != 0,
            View::Float(value) => value != 0.0,
            View::Object(object) => match object.truth()? {
                Some(truth) => truth,
                None => object.items().is_none_or(|items| !items.is_empty()),
            },
            _ => self.len()? > 0,
        })
    }

    /// Python's `len(x)`.
    ///
    /// # Errors
    ///
    /// `TypeError` for what has none.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "Python asks `truth` for that")]
    pub fn len(&self) -> Result<usize, Exception> {
        #[cfg(feature = "std")]
        if self.has_class() {
            return crate::dynamic::len(self);
        }
        match self.view() {
            View::Str(text) => Ok(text.chars().count()),
            View::Bytes(bytes) => Ok(bytes.len()),
            View::Tuple(items) => Ok(items.len()),
            View::List(items) => Ok(items.len()),
            View::Dict(dict) => Ok(dict.borrow().len()),
            View::Set(set) => Ok(set.borrow().len()),
            _ => match self.as_tuple() {
                Some(items) => Ok(items.len()),
                None => Err(type_error(format!("object of type '{}' has no len()", self.class_name()))),
            },
        }
    }

    /// Python's `x[key]`: an item by position, a part by [`Slice`], a dict's value by key.
    ///
    /// # Errors
    ///
    /// `IndexError`, `KeyError` or `TypeError`, as in Python.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let user = Value::from(Dict::from([("tags", vec!["a", "b"])]));
    /// assert_eq!(user.item("tags")?.item(-1)?, "b");
    /// assert_eq!(Value::from("hello").item(Slice::new(Some(1), Some(3), None))?, "el");
    /// let e = Value::from(5).item("a").unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: 'int' object is not subscriptable");
    /// # Ok::<(), Exception>(())
    /// ```
    #[inline]
    pub fn item(&self, key: impl Into<Value>) -> Result<Value, Exception> {
        get(self, &key.into())
    }

    /// Python's `x[key] = value`, for a list or a dict.
    ///
    /// # Errors
    ///
    /// `IndexError` or `TypeError`, and `ValueError` for an extended slice of another size, as in Python.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let list = Value::list([1, 2, 3]);
    /// list.set_item(0, "x")?;
    /// list.set_item(Slice::new(Some(1), None, None), Value::tuple([7, 8, 9]))?;
    /// assert_eq!(list.to_string(), "['x', 7, 8, 9]");
    /// # Ok::<(), Exception>(())
    /// ```
    #[inline]
    pub fn set_item(&self, key: impl Into<Value>, value: impl Into<Value>) -> Result<(), Exception> {
        set(self, &key.into(), value.into())
    }

    /// Python's `del x[key]`, for a list or a dict.
    ///
    /// # Errors
    ///
    /// As [`set_item`](Value::set_item), and `KeyError`.
    #[inline]
    pub fn del_item(&self, key: impl Into<Value>) -> Result<(), Exception> {
        delete(self, &key.into())
    }

    /// Python's `item in x`.
    ///
    /// # Errors
    ///
    /// `TypeError` for what cannot contain it.
    #[inline]
    pub fn contains(&self, item: impl Into<Value>) -> Result<bool, Exception> {
        contains(self, &item.into())
    }

    /// Python's `iter(x)`. A list is read as it is at each step; of anything else the items at the start.
    ///
    /// # Errors
    ///
    /// `TypeError` for what is not iterable.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let letters: Vec<Value> = Value::from("ab").iter()?.collect();
    /// assert_eq!(letters, ["a", "b"]);
    /// # Ok::<(), Exception>(())
    /// ```
    #[inline]
    pub fn iter(&self) -> Result<Iter, Exception> {
        Ok(Iter(match self.view() {
            View::List(list) => Items::Live(list.clone(), 0),
            _ => Items::Taken(snapshot(self)?.into_iter()),
        }))
    }
}

/// The items of a value, see [`Value::iter`].
#[derive(Debug)]
pub struct Iter(Items);

#[derive(Debug)]
enum Items {
    Live(List, usize),
    Taken(alloc::vec::IntoIter<Value>),
}

impl Iterator for Iter {
    type Item = Value;

    #[inline]
    fn next(&mut self) -> Option<Value> {
        match &mut self.0 {
            Items::Live(list, at) => {
                *at += 1;
                list.get(*at - 1)
            }
            Items::Taken(items) => items.next(),
        }
    }
}

#[cold]
fn type_error(text: String) -> Exception {
    TypeError::new(text).into()
}

/// All the items of something iterable, as they are now.
#[inline]
pub(super) fn snapshot(value: &Value) -> Result<Vec<Value>, Exception> {
    #[cfg(feature = "std")]
    if value.has_class() {
        return crate::dynamic::collect(value);
    }
    match value.view() {
        View::Str(text) => Ok(text.chars().map(Value::from).collect()),
        View::Bytes(bytes) => Ok(bytes.iter().map(Value::from).collect()),
        View::Tuple(items) => Ok(items.to_vec()),
        View::List(items) => Ok(items.to_vec()),
        View::Dict(dict) => Ok(dict.borrow().keys().cloned().collect()),
        View::Set(set) => Ok(set.borrow().iter().cloned().collect()),
        _ => match value.as_tuple() {
            Some(items) => Ok(items.to_vec()),
            None => Err(type_error(format!("'{}' object is not iterable", value.class_name()))),
        },
    }
}

/// How a sequence is asked: for one item or for some.
enum Index {
    At(isize),
    Slice(Slice),
}

#[inline]
fn index(value: &Value, key: &Value, what: &str) -> Result<Index, Exception> {
    if let Some(slice) = key.downcast_ref::<Slice>() {
        return Ok(Index::Slice(*slice));
    }
    let at = match key.view() {
        View::Int(at) => isize::try_from(at),
        View::Bool(at) => Ok(isize::from(at)),
        _ if matches!(value.0, Data::Str(_)) => {
            return Err(type_error(format!("string indices must be integers, not '{}'", key.class_name())));
        }
        _ => {
            let key = key.class_name();
            return Err(type_error(format!("{what} indices must be integers or slices, not {key}")));
        }
    };
    at.map(Index::At).map_err(|_| IndexError::new("cannot fit 'int' into an index-sized integer").into())
}

#[inline]
fn get(value: &Value, key: &Value) -> Result<Value, Exception> {
    #[cfg(feature = "std")]
    if value.has_class() {
        return crate::dynamic::get_item(value, key);
    }
    match &value.0 {
        Data::List(list) => match index(value, key, "list")? {
            Index::At(at) => list.item(at),
            Index::Slice(slice) => Ok(list.slice(&slice)?.into()),
        },
        Data::Dict(dict) => Ok(dict.borrow().item(key)?.clone()),
        Data::Str(text) => {
            let chars: Vec<char> = text.chars().collect();
            match index(value, key, "string")? {
                Index::At(at) => match position(at, chars.len()) {
                    Some(at) => Ok(chars[at].into()),
                    None => Err(IndexError::new("string index out of range").into()),
                },
                Index::Slice(slice) => Ok(String::from_iter(slice.apply(&chars)?).into()),
            }
        }
        Data::Bytes(bytes) => match index(value, key, "byte")? {
            Index::At(at) => match position(at, bytes.len()) {
                Some(at) => Ok(bytes[at].into()),
                None => Err(IndexError::new("index out of range").into()),
            },
            Index::Slice(slice) => {
                Ok(Value::bytes(slice.apply(bytes)?.into_iter().copied().collect::<Vec<u8>>()))
            }
        },
        _ => match value.as_tuple() {
            Some(items) => tuple_item(&items, value, key),
            None => Err(type_error(format!("'{}' object is not subscriptable", value.class_name()))),
        },
    }
}

#[inline]
fn tuple_item(items: &Tuple, value: &Value, key: &Value) -> Result<Value, Exception> {
    match index(value, key, "tuple")? {
        Index::At(at) => items.item(at),
        Index::Slice(slice) => Ok(items.slice(&slice)?.into()),
    }
}

#[inline]
fn set(this: &Value, key: &Value, value: Value) -> Result<(), Exception> {
    #[cfg(feature = "std")]
    if this.has_class() {
        return crate::dynamic::change_item(this, key, Some(value));
    }
    match &this.0 {
        Data::List(list) => match index(this, key, "list")? {
            Index::At(at) => list.set_item(at, value),
            Index::Slice(slice) => {
                let extended = slice.step.is_some_and(|step| step != 1);
                let items = snapshot(&value).map_err(|_| {
                    let text = if extended {
                        "must assign iterable to extended slice"
                    } else {
                        "can only assign an iterable"
                    };
                    type_error(text.into())
                })?;
                list.set_slice(&slice, items)
            }
        },
        Data::Dict(dict) => {
            let old = dict.borrow_mut().enter(key.clone(), value)?;
            drop(old); // not before the guard is gone
            Ok(())
        }
        _ => Err(type_error(format!("'{}' object does not support item assignment", this.class_name()))),
    }
}

#[inline]
fn delete(this: &Value, key: &Value) -> Result<(), Exception> {
    #[cfg(feature = "std")]
    if this.has_class() {
        return crate::dynamic::change_item(this, key, None);
    }
    match &this.0 {
        Data::List(list) => match index(this, key, "list")? {
            Index::At(at) => list.del_item(at),
            Index::Slice(slice) => list.del_slice(&slice),
        },
        Data::Dict(dict) => {
            let removed = dict.borrow_mut().pop(key)?;
            drop(removed); // not before the guard is gone
            Ok(())
        }
        _ => {
            let not = match &this.0 {
                Data::Tuple(_) | Data::Str(_) | Data::Bytes(_)
                    if matches!(key.0, Data::Int(_) | Data::Big(_) | Data::Bool(_)) =>
                {
                    "doesn't"
                }
                _ => "does not",
            };
            Err(type_error(format!("'{}' object {not} support item deletion", this.class_name())))
        }
    }
}

#[inline]
fn contains(this: &Value, item: &Value) -> Result<bool, Exception> {
    #[cfg(feature = "std")]
    if this.has_class() {
        return crate::dynamic::contains(this, item);
    }
    match &this.0 {
        Data::Str(text) => match item.as_str() {
            Some(part) => Ok(text.contains(part)),
            None => {
                let class = item.class_name();
                Err(type_error(format!("'in <string>' requires string as left operand, not {class}")))
            }
        },
        Data::Bytes(bytes) => match item.view() {
            View::Bytes(part) => {
                Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == part))
            }
            View::Int(_) | View::Bool(_) => match u8::try_from(item) {
                Ok(byte) => Ok(bytes.contains(&byte)),
                Err(_) => Err(ValueError::new("byte must be in range(0, 256)").into()),
            },
            _ => Err(type_error(format!("a bytes-like object is required, not '{}'", item.class_name()))),
        },
        Data::Dict(dict) => dict.borrow().try_contains(&Probe::Value(item)),
        Data::Set(set) => set.borrow().try_contains(item),
        Data::List(list) => {
            for stored in list.iter() {
                if compare::same(&stored, item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => match this.as_tuple() {
            Some(items) => {
                for stored in &items {
                    if compare::same(stored, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            None => Err(type_error(format!("argument of type '{}' is not iterable", this.class_name()))),
        },
    }
}
