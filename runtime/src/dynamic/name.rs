//! Names of attributes: each text is one place in memory, so that comparing two is comparing addresses.

use alloc::{boxed::Box, string::String};
use core::{
    fmt,
    hash::{BuildHasherDefault, Hash, Hasher},
    ptr,
};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::{exception::Exception, value::Value};

/// The name of an attribute or a class.
///
/// Names are never forgotten: a program that makes them up without end should keep its data in a dict.
#[derive(Clone, Copy)]
pub struct Name(&'static Text);

struct Text {
    text: &'static str,
    special: bool,
}

static KNOWN: LazyLock<Mutex<HashMap<&'static str, Name>>> = LazyLock::new(|| {
    let names: HashMap<&'static str, Name> = SPECIAL.iter().map(|name| (name.0.text, *name)).collect();
    Mutex::new(names)
});

impl Name {
    /// The name of that text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(name) = known.get(text) {
            return *name;
        }
        let text: &'static str = Box::leak(Box::from(text));
        let special = text.len() > 4 && text.starts_with("__") && text.ends_with("__");
        let name = Name(Box::leak(Box::new(Text { text, special })));
        known.insert(text, name);
        name
    }

    /// Its text.
    #[must_use]
    #[inline]
    pub fn as_str(self) -> &'static str {
        self.0.text
    }

    /// Whether it has two underscores at each end.
    #[must_use]
    #[inline]
    pub fn is_special(self) -> bool {
        self.0.special
    }

    /// Python's mangling: what `name` means inside of a class called `class`.
    ///
    /// ```
    /// use dunder::dynamic::Name;
    ///
    /// assert_eq!(Name::mangled("User", "__id").as_str(), "_User__id");
    /// assert_eq!(Name::mangled("_User", "__id").as_str(), "_User__id");
    /// assert_eq!(Name::mangled("User", "__init__").as_str(), "__init__");
    /// ```
    #[must_use]
    pub fn mangled(class: &str, name: &str) -> Self {
        let class = class.trim_start_matches('_');
        if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
            return Self::new(name);
        }
        Self::new(&format!("_{class}{name}"))
    }
}

impl PartialEq for Name {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Name {}

impl Hash for Name {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(ptr::from_ref(self.0).addr());
    }
}

/// Mixes one address, which is all that a name gives.
#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }
}

pub(super) type NameMap<V> = HashMap<Name, V, BuildHasherDefault<Mix>>;

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.text, f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.text)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

/// A value that is used as a name, as `getattr` does.
impl TryFrom<&Value> for Name {
    type Error = Exception;

    fn try_from(value: &Value) -> Result<Self, Exception> {
        super::attributes::name_of(value)
    }
}

impl From<Name> for Value {
    fn from(name: Name) -> Self {
        Value::str(name.0.text)
    }
}

/// The names that the runtime itself asks for.
macro_rules! special {
    ($($constant:ident = $text:literal;)*) => {
        $(pub(super) const $constant: Name = {
            static TEXT: Text = Text { text: $text, special: true };
            Name(&TEXT)
        };)*

        static SPECIAL: &[Name] = &[$($constant),*];
    };
}

special! {
    ABSTRACT = "__isabstractmethod__";
    ABSTRACT_METHODS = "__abstractmethods__";
    OP_ADD = "__add__";
    OP_RADD = "__radd__";
    OP_IADD = "__iadd__";
    OP_SUB = "__sub__";
    OP_RSUB = "__rsub__";
    OP_ISUB = "__isub__";
    OP_MUL = "__mul__";
    OP_RMUL = "__rmul__";
    OP_IMUL = "__imul__";
    OP_TRUEDIV = "__truediv__";
    OP_RTRUEDIV = "__rtruediv__";
    OP_ITRUEDIV = "__itruediv__";
    OP_FLOORDIV = "__floordiv__";
    OP_RFLOORDIV = "__rfloordiv__";
    OP_IFLOORDIV = "__ifloordiv__";
    OP_MOD = "__mod__";
    OP_RMOD = "__rmod__";
    OP_IMOD = "__imod__";
    OP_POW = "__pow__";
    OP_RPOW = "__rpow__";
    OP_IPOW = "__ipow__";
    OP_MATMUL = "__matmul__";
    OP_RMATMUL = "__rmatmul__";
    OP_IMATMUL = "__imatmul__";
    OP_AND = "__and__";
    OP_RAND = "__rand__";
    OP_IAND = "__iand__";
    OP_OR = "__or__";
    OP_ROR = "__ror__";
    OP_IOR = "__ior__";
    OP_XOR = "__xor__";
    OP_RXOR = "__rxor__";
    OP_IXOR = "__ixor__";
    OP_LSHIFT = "__lshift__";
    OP_RLSHIFT = "__rlshift__";
    OP_ILSHIFT = "__ilshift__";
    OP_RSHIFT = "__rshift__";
    OP_RRSHIFT = "__rrshift__";
    OP_IRSHIFT = "__irshift__";
    BASES = "__bases__";
    BOOL = "__bool__";
    CALL = "__call__";
    CLASS = "__class__";
    CLASS_CELL = "__classcell__";
    CLASS_GETITEM = "__class_getitem__";
    CONTAINS = "__contains__";
    DELATTR = "__delattr__";
    DELETE = "__delete__";
    DELITEM = "__delitem__";
    DICT = "__dict__";
    DIR = "__dir__";
    DOC = "__doc__";
    EQ = "__eq__";
    FUNC = "__func__";
    GE = "__ge__";
    GET = "__get__";
    GETATTR = "__getattr__";
    GETATTRIBUTE = "__getattribute__";
    GETITEM = "__getitem__";
    GT = "__gt__";
    HASH = "__hash__";
    INDEX = "__index__";
    INIT = "__init__";
    INIT_SUBCLASS = "__init_subclass__";
    INSTANCECHECK = "__instancecheck__";
    ITER = "__iter__";
    LE = "__le__";
    LEN = "__len__";
    LT = "__lt__";
    MODULE = "__module__";
    MRO = "__mro__";
    MRO_ENTRIES = "__mro_entries__";
    NAME = "__name__";
    NE = "__ne__";
    NEG = "__neg__";
    NEW = "__new__";
    NEXT = "__next__";
    PREPARE = "__prepare__";
    QUALNAME = "__qualname__";
    REPR = "__repr__";
    SELF = "__self__";
    SET = "__set__";
    SETATTR = "__setattr__";
    SETITEM = "__setitem__";
    SET_NAME = "__set_name__";
    SLOTS = "__slots__";
    STR = "__str__";
    SUBCLASSCHECK = "__subclasscheck__";
    SUBCLASSES = "__subclasses__";
    SUBCLASSHOOK = "__subclasshook__";
    WEAKREF = "__weakref__";
    WRAPPED = "__wrapped__";
}
