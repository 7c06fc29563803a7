//! Functions: code of the program's own, or of the runtime's, with a name.

use alloc::{boxed::Box, rc::Rc, string::String, vec::Vec};
use core::fmt;

use super::{
    args::Args,
    class::{Class, WeakClass},
    name::Name,
    protected::Protected,
    realm::{self, Builtin, type_error},
    signature::Signature,
};
use crate::{
    exception::Exception,
    value::{Dict, Object as Native, Shared, Value, trash},
};

/// A function, as Python has it: in a class it is a method.
///
/// A clone is the same function.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let double = Function::method("double", |this, _| Ok((i64::try_from(getattr!(this, "n")?)? * 2).into()));
/// let number = Class::new("Number", &[], ns! { "n": 21, "double": double })?;
/// assert_eq!(call_method!(number.call(args![])?, "double")?, 42);
/// # Ok::<(), Exception>(())
/// ```
#[derive(Clone)]
pub struct Function(
    /// Always `Some`, but while it is dropped.
    Option<Rc<Inner>>,
);

struct Inner {
    name: Protected<Name>,
    /// The code knows it too, for the errors of a call.
    qualname: Rc<Protected<Rc<str>>>,
    doc: Protected<Value>,
    module: Protected<Value>,
    /// Attributes that the program has given it.
    dict: Protected<Option<Shared<Dict>>>,
    signature: Option<Signature>,
    code: Box<Code>,
    kind: Kind,
}

/// What a function does.
pub type Code = dyn Fn(Args<'_>) -> Result<Value, Exception>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The program's own.
    Function,
    /// What a class of the runtime has for a special method; it is what would happen without it.
    Slot,
    /// A method of the runtime's own classes.
    Method,
    /// A function of the runtime's own that is not bound to instances.
    Builtin,
}

impl Function {
    /// A function that takes all of its arguments as they come.
    pub fn new(name: &str, code: impl Fn(Args<'_>) -> Result<Value, Exception> + 'static) -> Self {
        Self::build(name, name, Kind::Function, Box::new(code))
    }

    /// A function whose first argument is the object that it is a method of.
    pub fn method(name: &str, code: impl Fn(&Value, Args<'_>) -> Result<Value, Exception> + 'static) -> Self {
        let text = String::from(name);
        Self::new(name, move |args| match args.split_first() {
            Some((this, args)) => code(this, args),
            None => Err(type_error(format_args!("{text}() missing 1 required positional argument: 'self'"))),
        })
    }

    /// A function with parameters: what a call passes is bound to them, with CPython's errors, and `code` gets one value for each,
    /// in their order; `*args` is a tuple, `**kwargs` a dict.
    pub fn with_signature(
        name: &str,
        signature: Signature,
        code: impl Fn(&[Value]) -> Result<Value, Exception> + 'static,
    ) -> Self {
        let shown = Rc::new(Protected::new(Rc::from(name)));
        let (bound, qualname) = (signature.clone(), shown.clone());
        let code = move |args: Args<'_>| code(&bound.bind(&shown.get(), args)?);
        Self::named(name, qualname, Some(signature), Kind::Function, Box::new(code))
    }

    pub(super) fn slot(owner: &str, name: Name, code: fn(Args<'_>) -> Result<Value, Exception>) -> Self {
        Self::build(name.as_str(), &format!("{owner}.{name}"), Kind::Slot, Box::new(code))
    }

    pub(super) fn native(owner: &str, name: &str, code: fn(Args<'_>) -> Result<Value, Exception>) -> Self {
        Self::build(name, &format!("{owner}.{name}"), Kind::Method, Box::new(code))
    }

    pub(super) fn builtin(owner: &str, name: &str, code: fn(Args<'_>) -> Result<Value, Exception>) -> Self {
        Self::build(name, &format!("{owner}.{name}"), Kind::Builtin, Box::new(code))
    }

    fn build(name: &str, qualname: &str, kind: Kind, code: Box<Code>) -> Self {
        Self::named(name, Rc::new(Protected::new(qualname.into())), None, kind, code)
    }

    fn named(
        name: &str,
        qualname: Rc<Protected<Rc<str>>>,
        signature: Option<Signature>,
        kind: Kind,
        code: Box<Code>,
    ) -> Self {
        Self(Some(Rc::new(Inner {
            name: Protected::new(Name::new(name)),
            qualname,
            doc: Protected::default(),
            module: Protected::default(),
            dict: Protected::default(),
            signature,
            code,
            kind,
        })))
    }

    fn inner(&self) -> &Inner {
        self.0.as_deref().expect("a function is only taken out to be dropped")
    }

    /// The same function with another `__qualname__`, if nobody else has it yet.
    #[must_use]
    pub fn with_qualname(self, qualname: &str) -> Self {
        self.inner().qualname.set(qualname.into());
        self
    }

    /// Python's `f.__name__`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.inner().name.get().as_str()
    }

    /// Python's `f.__qualname__`.
    #[must_use]
    pub fn qualname(&self) -> Rc<str> {
        self.inner().qualname.get()
    }

    /// Its parameters, if it was made with them.
    #[must_use]
    pub fn signature(&self) -> Option<&Signature> {
        self.inner().signature.as_ref()
    }

    /// Whether it is one of the runtime's own.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        self.inner().kind != Kind::Function
    }

    /// Python's `a is b`.
    #[must_use]
    pub fn is(&self, other: &Function) -> bool {
        core::ptr::eq(self.inner(), other.inner())
    }

    pub(crate) fn address(&self) -> usize {
        core::ptr::from_ref(self.inner()).addr()
    }

    /// Calls it.
    ///
    /// # Errors
    ///
    /// What it raises, and RecursionError.
    pub fn call(&self, args: Args<'_>) -> Result<Value, Exception> {
        let _level = super::depth::Level::enter()?;
        (self.inner().code)(args)
    }

    #[inline]
    pub(super) fn is_slot(&self) -> bool {
        self.inner().kind == Kind::Slot
    }

    /// Whether it becomes a bound method where it is found through an instance.
    #[inline]
    pub(super) fn binds(&self) -> bool {
        self.inner().kind != Kind::Builtin
    }

    pub(super) fn class(&self) -> Class {
        realm::class(match self.inner().kind {
            Kind::Function => Builtin::Function,
            Kind::Slot => Builtin::Slot,
            Kind::Method => Builtin::MethodDescriptor,
            Kind::Builtin => Builtin::NativeFunction,
        })
    }

    pub(super) fn dict(&self) -> Shared<Dict> {
        self.inner().dict.write(|dict| dict.get_or_insert_default().clone())
    }

    pub(super) fn field(&self, name: Name) -> Option<Value> {
        self.inner().dict.get()?.borrow().get(name.as_str()).cloned()
    }

    /// What it says of itself.
    pub(super) fn get(&self, name: Name) -> Value {
        let inner = self.inner();
        match name.as_str() {
            "__name__" => inner.name.get().into(),
            "__qualname__" => Value::str(&inner.qualname.get()),
            "__doc__" => inner.doc.get(),
            "__module__" => inner.module.get(),
            _ => Value::None,
        }
    }

    pub(super) fn set(&self, name: Name, value: Value) -> Result<(), Exception> {
        let inner = self.inner();
        match (name.as_str(), value.as_str()) {
            ("__name__", Some(text)) => inner.name.set(Name::new(text)),
            ("__qualname__", Some(text)) => inner.qualname.set(text.into()),
            ("__doc__", _) => inner.doc.set(value),
            ("__module__", _) => inner.module.set(value),
            _ => return Err(type_error(format_args!("{name} must be set to a string object"))),
        }
        Ok(())
    }
}

/// Code holds what its closure took, other functions among it.
impl Drop for Function {
    fn drop(&mut self) {
        if let Some(inner) = self.0.take()
            && Rc::strong_count(&inner) == 1
        {
            trash::discard_object(inner);
        }
    }
}

impl Native for Inner {
    fn class_name(&self) -> &str {
        "function"
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok(format!("<function {}>", self.qualname.get()))
    }
}

impl Native for Function {
    fn class_name(&self) -> &str {
        match self.inner().kind {
            Kind::Function => "function",
            Kind::Slot => "wrapper_descriptor",
            Kind::Method => "method_descriptor",
            Kind::Builtin => "builtin_function_or_method",
        }
    }

    fn repr(&self) -> Result<String, Exception> {
        self.inner().repr()
    }

    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        Ok(other.as_function().map(|other| self.is(other)))
    }

    fn hash(&self) -> Result<Option<i64>, Exception> {
        Ok(Some((self.address() >> 4) as i64))
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<function {}>", self.qualname())
    }
}

/// What methods know of the class in whose body they were written, Python's `__class__` cell: it is in the namespace under
/// `__classcell__` while the class is made, and holds the class from then on. `super()` finds its class by it.
#[derive(Clone, Default)]
pub struct ClassCell(Rc<Protected<Option<WeakClass>>>);

impl ClassCell {
    /// An empty cell.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The class, once it has been made and while it is there.
    #[must_use]
    pub fn get(&self) -> Option<Class> {
        self.0.read(|class| class.as_ref().and_then(WeakClass::upgrade))
    }

    pub(super) fn set(&self, class: &Class) {
        self.0.set(Some(class.downgrade()));
    }
}

impl fmt::Debug for ClassCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<cell: {:?}>", self.get())
    }
}

impl Native for ClassCell {
    fn class_name(&self) -> &str {
        "cell"
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok(format!("{self:?}"))
    }
}

impl From<ClassCell> for Value {
    fn from(cell: ClassCell) -> Self {
        Value::object(cell)
    }
}

/// All of a call's keywords as a dict.
pub(super) fn keywords(args: Args<'_>) -> Dict {
    let pairs: Vec<(&str, Value)> =
        args.keywords.iter().map(|(name, value)| (*name, value.clone())).collect();
    Dict::from_iter(pairs)
}
