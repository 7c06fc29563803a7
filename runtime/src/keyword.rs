//! What calls with keywords need while a program runs, which is next to nothing: how a call finds what it calls, and the
//! collector of names that are left over.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

use crate::value::Value;

/// What stands under the number of a definition, which is all that a call knows of it. There is one `impl` for each number,
/// so the compiler finds the type, which no call could name.
///
/// `L` is a type of the crate with the definition, which lets that have the `impl`.
pub trait At<const KEY: u128, L, T> {
    const V: T;
}

/// Stands for an argument that is missing, where that has been reported.
#[must_use]
pub const fn missing<T>() -> T {
    panic!("a program with a wrong call does not compile")
}

/// The collector `&[(&str, Value)]`, before its names can be borrowed.
#[derive(Debug, Default)]
pub struct Names(Vec<(String, Value)>);

impl Names {
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// `name = value`
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// `**mapping`
    #[must_use]
    pub fn unpacked<N: ToString, V: Into<Value>>(
        mut self,
        mapping: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        self.0.extend(mapping.into_iter().map(|(name, value)| (name.to_string(), value.into())));
        self
    }

    #[must_use]
    pub fn borrowed(&self) -> Vec<(&str, Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
    }
}

/// The collector `&[T]`, where a list is unpacked into it.
#[derive(Debug)]
pub struct Rest<T>(pub Vec<T>);

impl<T> Rest<T> {
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    #[must_use]
    pub fn with(mut self, value: T) -> Self {
        self.0.push(value);
        self
    }

    /// `*list`
    #[must_use]
    pub fn unpacked(mut self, list: impl IntoIterator<Item = T>) -> Self {
        self.0.extend(list);
        self
    }
}

impl<T> Default for Rest<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// The macro that a definition makes, and what a function without further needs is reached by. It is written by a macro of this
/// crate so that its `$crate` is this crate: who calls it need not depend on dunder. What a call names is written here as well,
/// because a call hands it on as the one group that it is.
///
/// The macro stands in a module of its own, for the compiler looks a name up in all `macro_rules!` before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __kwargs {
    (@pointer $d:tt #[$export:meta], $(#[$as:meta])? $as_vis:vis, $inside:vis, $vis:vis, $hidden:ident $name:ident $at:ident $key:tt $of:tt [$($pointer:tt)*] $callee:ident $($shape:tt)*) => {
        #[doc(hidden)]
        $vis struct $at;
        impl $crate::__private::At<$key, $at, $($pointer)*> for $of {
            const V: $($pointer)* = $callee;
        }
        mod $hidden {
            #[doc(hidden)]
            #[$export]
            macro_rules! $hidden {
                ($d($d t:tt)*) => { $crate::call! { @ (<$of as $crate::__private::At<$key, _, _>>::V) $callee $($shape)* $d($d t)* } };
            }
            $inside use $hidden;
        }
        #[doc(hidden)]
        $(#[$as])?
        $as_vis use $hidden::$hidden as $name;
    };
    ($d:tt [$($cfg:tt)*] [#[$export:meta], $inside:vis] [$($as:tt)*] $hidden:ident $name:ident $([$method:ident] { $($of_method:tt)* })* $({ $key:tt $of:tt $($shape:tt)* })?) => {
        $($cfg)*
        #[allow(non_snake_case)]
        mod $hidden {
            #[doc(hidden)]
            #[$export]
            macro_rules! $hidden {
                $((@of $method $d($d t:tt)*) => { $crate::call! { @ ($crate) $($of_method)* $d($d t)* } };)*
                $(($d($d t:tt)*) => { $crate::call! { @ (<$of as $crate::__private::At<$key, _, _>>::V) $($shape)* $d($d t)* } };)?
            }
            $inside use $hidden;
        }
        $($cfg)*
        #[doc(hidden)]
        $($as)* use $hidden::$hidden as $name;
    };
}
