//! `#[properties]`.

#[cfg(not(feature = "std"))]
use crate::Cached as Shared;
#[cfg(feature = "std")]
use crate::SyncCached as Shared;

decoys!();
primitive_decoys!();

struct Account<'a> {
    age: ::core::primitive::i64,
    name: &'a ::core::primitive::str,
    twice: crate::Cached<::core::primitive::i64>,
    text: Shared<::std::string::String>,
}

// `#[properties]` by its path, as every name here.
#[crate::properties(crate = crate)]
impl<'a> Account<'a> {
    #[getter]
    fn age(&self) -> ::core::primitive::i64 {
        self.age
    }

    #[setter]
    fn set_age(&mut self, value: ::core::primitive::i64) -> ::core::result::Result<(), crate::Exception> {
        self.age = value;
        ::core::result::Result::Ok(())
    }

    #[deleter]
    fn del_age(&mut self) {
        self.age = 0;
    }

    #[getter]
    fn name(&self) -> &'a ::core::primitive::str {
        self.name
    }

    #[cached_property(depends(age))]
    fn twice(&self) -> ::core::primitive::i64 {
        self.age * 2
    }

    #[cached_property(depends(age, name))]
    fn text(&self) -> ::core::result::Result<::std::string::String, crate::Exception> {
        ::core::result::Result::Ok(::core::convert::Into::into(self.name))
    }
}

#[::core::prelude::v1::test]
fn properties_are_written() {
    let (twice, text) = (crate::Cached::new(), Shared::new());
    let mut account = Account { age: 1, name: "x", twice, text };
    ::core::assert!(account.twice() == 2);
    // `attr!` cannot write here: `diagnostic`, which its errors need, is a name of the prelude.
    ::core::assert!(account.set_age(2).is_ok());
    ::core::assert!(account.twice() == 4 && account.text().is_ok_and(|text| text == "x"));
    account.del_age();
    ::core::assert!(crate::getattr(&account, "twice").is_ok_and(|twice| twice == 0));
    ::core::assert!(
        crate::setattr(&mut account, "age", <crate::Value as ::core::convert::From<_>>::from(5)).is_ok()
    );
    ::core::assert!(crate::delattr(&mut account, "twice").is_ok() && account.twice() == 10);
}
