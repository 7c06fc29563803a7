//! The JSON form of errors: a list of `{"path", "code", "params", "message", "value"}`.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::errors::{ValidationError, ValidationErrors};
use super::input::Input;
use super::param::Param;

/// A list of the violations.
impl Serialize for ValidationErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// `path`, `code`, `params` and `message`; `value` where it was kept.
impl Serialize for ValidationError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path())?;
        map.serialize_entry("code", self.code())?;
        map.serialize_entry("params", &Params(*self))?;
        map.serialize_entry("message", &self.message())?;
        match self.input() {
            Input::None => {}
            input => map.serialize_entry("value", &Param::from(input))?,
        }
        map.end()
    }
}

struct Params<'a>(ValidationError<'a>);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.parameters())
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_unit(),
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Int(int) => serializer.serialize_i64(*int),
            Self::BigInt(int) => match u64::try_from(**int) {
                Ok(int) => serializer.serialize_u64(int),
                Err(_) => serializer.serialize_i128(**int),
            },
            Self::Float(float) => serializer.serialize_f64(*float),
            Self::Str(text) => serializer.serialize_str(text),
            Self::Text(text) | Self::Shown(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
        }
    }
}
