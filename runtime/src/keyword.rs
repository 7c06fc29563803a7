//! What calls with keywords need while a program runs, which is next to nothing: how a call finds what it calls, and the
//! collector of names that are left over.

use crate::value::Value;

/// What stands under the number of a definition, which is all that a call knows of it. There is one `impl` for each number,
/// so the compiler finds the type, which no call could name.
pub trait At<const KEY: u128, T> {
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
#[doc(hidden)]
#[macro_export]
macro_rules! __kwargs {
    (@pointer $d:tt [$($export:tt)*] [$($of:tt)*] [$($vis:tt)*] $hidden:ident $name:ident $at:ident $key:tt [$($pointer:tt)*] $callee:ident $($shape:tt)*) => {
        #[doc(hidden)]
        #[allow(non_camel_case_types, private_interfaces, deprecated)]
        $($vis)* struct $at($($vis)* $($pointer)*);
        impl $crate::__private::At<$key, $at> for () {
            const V: $at = $at($callee);
        }
        #[doc(hidden)]
        #[allow(non_local_definitions, unused_macros)]
        $($export)*
        macro_rules! $hidden {
            ($d($d t:tt)*) => { $crate::call! { @call $crate (<() as $crate::__private::At<$key, _>>::V.0) $callee $($shape)* $d($d t)* } };
        }
        #[doc(hidden)]
        #[allow(unused_imports)]
        $($of)* use $hidden as $name;
    };
    ($d:tt [$($cfg:tt)*] [$($export:tt)*] [$($vis:tt)*] $hidden:ident $name:ident $([$method:ident] { $($of:tt)* })* $({ [$($field:tt)*] $key:tt $($shape:tt)* })?) => {
        $($cfg)*
        #[doc(hidden)]
        #[allow(non_local_definitions, unused_macros)]
        $($export)*
        macro_rules! $hidden {
            $((@of $method $d($d t:tt)*) => { $crate::call! { @call $crate () $($of)* $d($d t)* } };)*
            $(($d($d t:tt)*) => { $crate::call! { @call $crate (<() as $crate::__private::At<$key, _>>::V $($field)*) $($shape)* $d($d t)* } };)?
        }
        $($cfg)*
        #[doc(hidden)]
        #[allow(unused_imports)]
        $($vis)* use $hidden as $name;
    };
}
