//! A class statement: the metaclass is found, it prepares the namespace, the body fills it, the metaclass makes the class.

use alloc::vec::Vec;
use core::cell::RefCell;

use super::{
    args::Args,
    attributes, call,
    class::Class,
    function::ClassCell,
    make, name,
    protocols::change_item,
    realm::{self, Builtin, type_error},
    type_of,
};
use crate::{
    exception::{Exception, KeyError, RuntimeError},
    value::{Dict, Value},
};

/// Python's `class` statement, part by part.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let class = ClassStatement::new("Config").keyword("strict", true).base(builtin("object").unwrap());
/// let error = class.run(|body| body.set("debug", false)).unwrap_err();
/// assert_eq!(error.to_string(), "TypeError: Config.__init_subclass__() takes no keyword arguments");
/// ```
#[derive(Debug, Default)]
pub struct ClassStatement {
    name: alloc::string::String,
    bases: Vec<Value>,
    metaclass: Option<Value>,
    keywords: Vec<(alloc::string::String, Value)>,
}

/// The namespace of a class while its body runs: what the metaclass's `__prepare__` gave.
#[derive(Debug)]
pub struct Body(Value, RefCell<Option<ClassCell>>);

impl Body {
    /// `name = value` in the body.
    ///
    /// # Errors
    ///
    /// What the namespace raises, if it is one of the program's own.
    pub fn set(&self, name: &str, value: impl Into<Value>) -> Result<(), Exception> {
        let value = value.into();
        if name == "__classcell__" {
            *self.1.borrow_mut() = value.downcast_ref::<ClassCell>().cloned();
        }
        change_item(&self.0, &Value::str(name), Some(value))
    }

    /// What is the first in a body: `__module__ = __name__`, where the name might be in the namespace.
    fn look_for_module(&self) -> Result<(), Exception> {
        if self.0.as_dict().is_none()
            && let Err(error) = self.get("__name__")
            && !error.is::<KeyError>()
        {
            return Err(error);
        }
        Ok(())
    }

    /// `name` in the body.
    ///
    /// # Errors
    ///
    /// What the namespace raises, KeyError for a name that it does not have.
    pub fn get(&self, name: &str) -> Result<Value, Exception> {
        super::protocols::get_item(&self.0, &Value::str(name))
    }

    /// The namespace itself.
    #[must_use]
    pub fn namespace(&self) -> &Value {
        &self.0
    }
}

impl ClassStatement {
    /// `class name: …`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// One more base.
    #[must_use]
    pub fn base(mut self, base: impl Into<Value>) -> Self {
        self.bases.push(base.into());
        self
    }

    /// `metaclass=…`: a class, or whatever else can be called.
    #[must_use]
    pub fn metaclass(mut self, metaclass: impl Into<Value>) -> Self {
        self.metaclass = Some(metaclass.into());
        self
    }

    /// A keyword of the class, which its metaclass and `__init_subclass__` get.
    #[must_use]
    pub fn keyword(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.keywords.push((name.into(), value.into()));
        self
    }

    /// Runs the statement. The result is a class, unless the metaclass makes something else.
    ///
    /// # Errors
    ///
    /// What the body or any of the hooks raises, and TypeError for bases that do not go together.
    pub fn run(self, body: impl FnOnce(&Body) -> Result<(), Exception>) -> Result<Value, Exception> {
        let original = Value::tuple(self.bases.iter().cloned());
        let (bases, replaced) = entries(&self.bases, &original)?;
        let keywords: Vec<(&str, Value)> =
            self.keywords.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let metaclass = match self.metaclass {
            Some(given) => given,
            None => bases.first().map_or_else(|| realm::class(Builtin::Type), type_of).into(),
        };
        // What is no class is called as it is.
        let metaclass = match metaclass.as_class() {
            Some(class) => make::most_derived(class.clone(), &bases)?.into(),
            None => metaclass,
        };
        let bases = Value::tuple(bases);
        let named = [Value::str(&self.name), bases.clone()];
        let namespace = match attributes::find(&metaclass, name::PREPARE)? {
            Some(prepare) => call::call(&prepare, Args::new(&named, &keywords))?,
            None => Dict::new().into(),
        };
        if !is_mapping(&namespace) {
            let name = metaclass.as_class().map_or("<metaclass>", |class| class.name());
            return Err(type_error(format_args!(
                "{name}.__prepare__() must return a mapping, not {}",
                type_of(&namespace).name()
            )));
        }
        let namespace = Body(namespace, RefCell::default());
        namespace.look_for_module()?;
        namespace.set("__module__", "__main__")?;
        namespace.set("__qualname__", Value::str(&self.name))?;
        body(&namespace)?;
        if replaced {
            namespace.set("__orig_bases__", original)?;
        }
        let [name, bases] = named;
        let made = call::call(&metaclass, Args::new(&[name, bases, namespace.0], &keywords))?;
        if let (Some(cell), Some(class)) = (namespace.1.take(), made.as_class()) {
            check_cell(&self.name, &cell, class)?;
        }
        Ok(made)
    }
}

/// What a method takes for its class must be the class that was made.
fn check_cell(name: &str, cell: &ClassCell, class: &Class) -> Result<(), Exception> {
    let made = Value::from(class.clone()).try_repr()?;
    match cell.get() {
        Some(known) if known.is(class) => Ok(()),
        Some(known) => {
            let known = Value::from(known).try_repr()?;
            Err(type_error(format_args!("__class__ set to {known} defining {} as {made}", crate::repr(name))))
        }
        None => {
            let name = crate::repr(name);
            let text = format!(
                "__class__ not set defining {name} as {made}. Was __classcell__ propagated to type.__new__?"
            );
            Err(RuntimeError::new(text).into())
        }
    }
}

/// The bases, with what those that are no classes stand for.
fn entries(bases: &[Value], original: &Value) -> Result<(Vec<Value>, bool), Exception> {
    let mut found = Vec::with_capacity(bases.len());
    let mut replaced = false;
    for base in bases {
        let hook = match base.as_class() {
            Some(_) => None,
            None => attributes::find(base, name::MRO_ENTRIES)?,
        };
        let Some(hook) = hook else {
            found.push(base.clone());
            continue;
        };
        replaced = true;
        let instead = call::call(&hook, Args::new(core::slice::from_ref(original), &[]))?;
        match instead.as_tuple() {
            Some(classes) => found.extend(classes.iter().cloned()),
            None => return Err(type_error(format_args!("__mro_entries__ must return a tuple"))),
        }
    }
    Ok((found, replaced))
}

fn is_mapping(value: &Value) -> bool {
    value.as_dict().is_some() || type_of(value).lookup(name::GETITEM).is_some()
}
