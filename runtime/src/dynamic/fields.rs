//! The dictionary of an instance: a few names with values, in the order in which they came; a `dict` as soon as somebody asks for
//! `__dict__`, or when there are many.

use alloc::vec::Vec;

use super::name::Name;
use crate::value::{Dict, Shared, Value};

/// So many names are found faster one after the other.
const FEW: usize = 16;

pub(super) enum Fields {
    Few(Vec<(Name, Value)>),
    Dict(Shared<Dict>),
}

impl Fields {
    pub(super) const NONE: Self = Self::Few(Vec::new());

    #[inline]
    pub(super) fn get(&self, name: Name) -> Option<Value> {
        match self {
            Fields::Few(fields) => fields.iter().find(|field| field.0 == name).map(|field| field.1.clone()),
            Fields::Dict(dict) => dict.borrow().get(name.as_str()).cloned(),
        }
    }

    /// Sets a field, and gives what was there.
    #[inline]
    pub(super) fn set(&mut self, name: Name, value: Value) -> Option<Value> {
        if let Fields::Few(fields) = self {
            if let Some(field) = fields.iter_mut().find(|field| field.0 == name) {
                return Some(core::mem::replace(&mut field.1, value));
            }
            if fields.len() < FEW {
                fields.push((name, value));
                return None;
            }
        }
        self.dict().borrow_mut().insert(name.as_str(), value)
    }

    pub(super) fn remove(&mut self, name: Name) -> Option<Value> {
        match self {
            Fields::Few(fields) => {
                let at = fields.iter().position(|field| field.0 == name)?;
                Some(fields.remove(at).1)
            }
            Fields::Dict(dict) => dict.borrow_mut().remove(name.as_str()),
        }
    }

    /// The dictionary itself, which the instance uses from now on.
    pub(super) fn dict(&mut self) -> Shared<Dict> {
        match self {
            Fields::Dict(dict) => dict.clone(),
            Fields::Few(fields) => {
                let mut made = Dict::with_capacity(fields.len());
                for (name, value) in core::mem::take(fields) {
                    made.insert(name.as_str(), value);
                }
                let made = Shared::new(made);
                *self = Fields::Dict(made.clone());
                made
            }
        }
    }

    /// What it holds, without becoming a `dict`.
    pub(super) fn items(&self) -> Vec<(Value, Value)> {
        match self {
            Fields::Few(fields) => {
                fields.iter().map(|(name, value)| ((*name).into(), value.clone())).collect()
            }
            Fields::Dict(dict) => {
                dict.borrow().items().map(|(key, value)| (key.clone(), value.clone())).collect()
            }
        }
    }

    /// Takes the values out, to be dropped one after the other.
    pub(super) fn drain(&mut self) -> Vec<Value> {
        match core::mem::replace(self, Fields::NONE) {
            Fields::Few(fields) => fields.into_iter().map(|(_, value)| value).collect(),
            Fields::Dict(dict) => vec![Value::from(dict)],
        }
    }
}
