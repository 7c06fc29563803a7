use quote::quote;

use super::{expression, items, snapshot};
use crate::call::expand;

#[test]
fn paths() {
    snapshot!("call-function", expression(expand(quote!(m::f::<T>(1, a = 2)))));
    snapshot!("call-method", expression(expand(quote!(m::User::<T>::greet::<u8>(&user, loud = true)))));
}

#[test]
fn a_call_is_the_plain_call() {
    let shape = quote!({ dunder 5 ask "ask" [pointer] [] "name" any "age" any (18) "rest" args "loud" kw });
    snapshot!("call-in-order", expression(expand(quote!(@call #shape "f", 25, 1, 2, loud = true))));
    snapshot!("call-reordered", expression(expand(quote!(@call #shape loud = g(), name = h()))));
}

#[test]
fn what_is_left_over() {
    let shape = quote!({ dunder 5 ask "ask" [wrapper] [] "name" any ? "rest" args "more" dict });
    snapshot!("call-unpacked", expression(expand(quote!(@call #shape "f", 1, *list, size = 3, **dict))));
}

#[test]
fn a_constant_function() {
    let shape = quote!({ dunder 5 add "add" [wrapper constant] [] "a" any "b" any });
    snapshot!("call-constant", expression(expand(quote!(@call #shape b = f(), a = g()))));
}

#[test]
fn all_mistakes_are_one_error() {
    let shape = quote!({ dunder 5 ask "ask" [pointer] [] "name" any "age" any (18) "loud" kw });
    snapshot!("call-mistakes", expression(expand(quote!(@call #shape agee = 1, nmae = 2))));
}

#[test]
fn the_macro_of_a_type() {
    snapshot!(
        "call-define",
        items(expand(quote! {
            @define [::dunder] 0 [] [pub(crate)] __kwargs_User User { 5 new "User.__new__" [pointer class] [] "name" any ~ } { const _: () = (); }
        }))
    );
}
