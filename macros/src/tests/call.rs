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
    let shape = quote!((<() as dunder::At>::V) ask "p ask  e:name e1:age r:rest n:loud" 18);
    snapshot!("call-in-order", expression(expand(quote!(@ #shape "f", 25, 1, 2, loud = true))));
    snapshot!("call-reordered", expression(expand(quote!(@ #shape loud = g(), name = h()))));
}

#[test]
fn what_is_left_over() {
    let shape = quote!((<() as dunder::At>::V) ask "w ask  e?:name r:rest d:more");
    snapshot!("call-unpacked", expression(expand(quote!(@ #shape "f", 1, *list, size = 3, **dict))));
}

#[test]
fn a_constant_function() {
    let shape = quote!((<() as dunder::At>::V) add "wc add  e:a e:b");
    snapshot!("call-constant", expression(expand(quote!(@ #shape b = f(), a = g()))));
}

#[test]
fn all_mistakes_are_one_error() {
    let shape = quote!((<() as dunder::At>::V) ask "p ask  e:name e1:age n:loud" 18);
    snapshot!("call-mistakes", expression(expand(quote!(@ #shape agee = 1, nmae = 2))));
}

#[test]
fn the_macro_of_a_type() {
    snapshot!(
        "call-define",
        items(expand(quote! {
            @define [::dunder] 0 [] [pub(crate)] __kwargs_User User { [.0] 5 new "pt User.__new__  e~:name" } { const _: () = (); }
        }))
    );
}
