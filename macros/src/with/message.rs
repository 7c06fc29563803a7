//! What `with!` and `#[within]` can say.

messages! {
    /// What is wrong with a `with!`, or a `#[within]`.
    pub(crate) enum Message {
        NoManager => "a context manager is expected here", help: "write `with!(manager as name => {{ … }})`";
        NoArrow => "`=>` and a block are expected after the context managers", help: "write `with!(manager as name => {{ … }})`";
        NoBlock { after } => "a block is expected after this `{after}`", help: "write `{after} {{ … }}`";
        NoTarget => "a pattern is expected after this `as`", help: "write `with!(manager as name => {{ … }})`, or leave `as` out";
        Extra => "nothing but `else {{ … }}` stands after the block",
            help: "`else` has the value for the case that a manager swallows an error";
        NoneAround => "a context manager is expected here", help: "write `#[within(manager)]`";
        NotAFunction => "`#[within]` is for functions with a body", help: "put it on a `fn`; around a part of one write `with!(manager => {{ … }})`";
        Constant => "context managers cannot be entered in a `const fn`", help: "leave `const` out";
        Generator { name } => "what `#[{name}]` makes runs after the call, and the managers would have been left",
            help: "write `with!(manager => {{ … }})` in the body";
    }
}
