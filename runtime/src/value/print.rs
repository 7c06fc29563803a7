//! `repr` and `str` of values.

use alloc::string::String;
use core::fmt::{self, Write};

use super::{Data, Dict, List, Set, Shared, Tuple, Value, View, depth::Level, object::Object};
use crate::{
    exception::Exception,
    repr::{Repr, write_bytes},
    system,
};

/// A mark that a container is being printed, until it is dropped.
struct Open(usize);

impl Open {
    /// `None` if it is already.
    fn enter(address: usize) -> Option<Open> {
        system::open(address).then_some(Open(address))
    }
}

impl Drop for Open {
    #[inline]
    fn drop(&mut self) {
        system::close(self.0);
    }
}

/// Writes values.
pub(super) struct Printer<'a> {
    out: &'a mut dyn Write,
    /// Print something in place of what raises, rather than stop.
    lossy: bool,
}

/// Prints what raises as something that says so, for the traits that cannot raise.
#[inline]
pub(super) fn lossy(
    out: &mut dyn Write,
    print: impl FnOnce(&mut Printer<'_>) -> Result<(), Exception>,
) -> fmt::Result {
    print(&mut Printer { out, lossy: true }).map_err(|_| fmt::Error)
}

impl Value {
    /// Python's `repr(x)`. [`repr`](crate::repr()) is the same without the errors.
    ///
    /// # Errors
    ///
    /// `RecursionError` for values nested too deeply, and whatever an object raises.
    #[inline]
    pub fn try_repr(&self) -> Result<String, Exception> {
        let mut text = String::new();
        Printer { out: &mut text, lossy: false }.value(self)?;
        Ok(text)
    }

    /// Python's `str(x)`. `to_string` is the same without the errors.
    ///
    /// # Errors
    ///
    /// As [`try_repr`](Value::try_repr).
    #[inline]
    pub fn try_str(&self) -> Result<String, Exception> {
        match self.view() {
            View::Str(text) => Ok(text.into()),
            View::Object(object) => object.str(),
            _ => self.try_repr(),
        }
    }
}

/// Python's `repr(x)`; `<unprintable … object>` for an object that raises, `...` for what is nested too deeply.
impl Repr for Value {
    #[inline]
    fn repr_to(&self, out: &mut dyn Write) -> fmt::Result {
        lossy(out, |printer| printer.value(self))
    }
}

impl fmt::Debug for Value {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

/// Python's `str(x)`; see [`Repr`] for what raises.
impl fmt::Display for Value {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.view() {
            View::Str(text) => f.pad(text),
            View::Object(object) => match object.str() {
                Ok(text) => f.write_str(&text),
                Err(_) => unprintable(object, f),
            },
            _ => self.repr_to(f),
        }
    }
}

/// As CPython's traceback prints an object whose `__str__` raises.
#[inline]
fn unprintable(object: &dyn Object, out: &mut dyn Write) -> fmt::Result {
    write!(out, "<unprintable {} object>", object.class_name())
}

impl fmt::Debug for dyn Object {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lossy(f, |printer| printer.object(self))
    }
}

impl Printer<'_> {
    fn value(&mut self, value: &Value) -> Result<(), Exception> {
        match &value.0 {
            Data::None => self.out.write_str("None")?,
            Data::Bool(value) => value.repr_to(self.out)?,
            Data::Int(value) => value.repr_to(self.out)?,
            Data::Big(value) => value.repr_to(self.out)?,
            Data::Float(value) => value.repr_to(self.out)?,
            Data::Str(text) => text.repr_to(self.out)?,
            Data::Bytes(bytes) => write_bytes(bytes, self.out)?,
            Data::Tuple(tuple) => return self.tuple(tuple),
            Data::List(list) => return self.list(list),
            Data::Dict(dict) => return self.shared_dict(dict),
            Data::Set(set) => return self.shared_set(set),
            _ => {
                return match value.as_native() {
                    Some(object) => self.object(object),
                    None => Ok(()),
                };
            }
        }
        Ok(())
    }

    fn object(&mut self, object: &dyn Object) -> Result<(), Exception> {
        match self.level() {
            Ok(_level) => match object.repr() {
                Ok(text) => self.out.write_str(&text)?,
                Err(_) if self.lossy => unprintable(object, self.out)?,
                Err(raised) => return Err(raised),
            },
            Err(_) if self.lossy => self.out.write_str("...")?,
            Err(raised) => return Err(raised),
        }
        Ok(())
    }

    #[inline]
    fn level(&self) -> Result<Level, Exception> {
        Level::enter(" while getting the repr of an object")
    }

    /// What containers have in common: once only, not too deep, brackets, commas.
    fn container(
        &mut self,
        address: usize,
        brackets: (&str, &str),
        item: &mut dyn FnMut(&mut Self, usize) -> Result<bool, Exception>,
    ) -> Result<usize, Exception> {
        let (open, close) = brackets;
        let Some(_open) = Open::enter(address) else {
            write!(self.out, "{open}...{close}")?;
            return Ok(0);
        };
        let _level = match self.level() {
            Ok(level) => level,
            Err(_) if self.lossy => {
                self.out.write_str("...")?;
                return Ok(0);
            }
            Err(raised) => return Err(raised),
        };
        self.out.write_str(open)?;
        let mut count = 0;
        while item(self, count)? {
            count += 1;
        }
        if count == 1 && open == "(" {
            self.out.write_str(",")?;
        }
        self.out.write_str(close)?;
        Ok(count)
    }

    fn item(&mut self, at: usize, value: Option<&Value>) -> Result<bool, Exception> {
        let Some(value) = value else { return Ok(false) };
        if at > 0 {
            self.out.write_str(", ")?;
        }
        self.value(value)?;
        Ok(true)
    }

    fn entry(&mut self, at: usize, entry: Option<(&Value, &Value)>) -> Result<bool, Exception> {
        let Some((key, value)) = entry else { return Ok(false) };
        self.item(at, Some(key))?;
        self.out.write_str(": ")?;
        self.value(value)?;
        Ok(true)
    }

    pub(super) fn tuple(&mut self, tuple: &Tuple) -> Result<(), Exception> {
        self.container(tuple.address(), ("(", ")"), &mut |this, at| this.item(at, tuple.get(at)))?;
        Ok(())
    }

    // The shared ones are read item by item, without a guard on them: an object's `repr` may change them.

    pub(super) fn list(&mut self, list: &List) -> Result<(), Exception> {
        self.container(list.address(), ("[", "]"), &mut |this, at| this.item(at, list.get(at).as_ref()))?;
        Ok(())
    }

    pub(super) fn shared_dict(&mut self, dict: &Shared<Dict>) -> Result<(), Exception> {
        self.container(dict.address(), ("{", "}"), &mut |this, at| {
            let entry = dict.borrow().get_index(at).map(|(key, value)| (key.clone(), value.clone()));
            this.entry(at, entry.as_ref().map(|(key, value)| (key, value)))
        })?;
        Ok(())
    }

    pub(super) fn dict(&mut self, dict: &Dict) -> Result<(), Exception> {
        let address = dict as *const Dict as usize;
        self.container(address, ("{", "}"), &mut |this, at| this.entry(at, dict.get_index(at)))?;
        Ok(())
    }

    pub(super) fn shared_set(&mut self, set: &Shared<Set>) -> Result<(), Exception> {
        if set.borrow().is_empty() {
            self.out.write_str("set()")?;
            return Ok(());
        }
        self.container(set.address(), ("{", "}"), &mut |this, at| {
            let item = set.borrow().get_index(at).cloned();
            this.item(at, item.as_ref())
        })?;
        Ok(())
    }

    pub(super) fn set(&mut self, set: &Set) -> Result<(), Exception> {
        if set.is_empty() {
            self.out.write_str("set()")?;
            return Ok(());
        }
        let address = set as *const Set as usize;
        self.container(address, ("{", "}"), &mut |this, at| this.item(at, set.get_index(at)))?;
        Ok(())
    }
}
