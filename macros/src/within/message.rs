//! What `#[within]` can say.

messages! {
    /// What is wrong with a `#[within]`.
    pub(crate) enum Message {
        NotAFunction => "`#[within]` is for functions with a body", help: "put it on a `fn`; around a part of one write `with!(manager => {{ … }})`";
        Constant => "context managers cannot be entered in a `const fn`", help: "leave `const` out";
        Generator { name } => "what `#[{name}]` makes runs after the call, and the managers would have been left",
            help: "write `with!(manager => {{ … }})` in the body";
    }
}
