//! What `with!` can say.

messages! {
    /// What is wrong with a `with!`.
    pub(crate) enum Message {
        NoManager => "a context manager is expected here", help: "write `with!(manager as name => {{ … }})`";
        NoArrow => "`=>` and a block are expected after the context managers", help: "write `with!(manager as name => {{ … }})`";
        NoBlock { after } => "a block is expected after this `{after}`", help: "write `{after} {{ … }}`";
        NoTarget => "a pattern is expected after this `as`", help: "write `with!(manager as name => {{ … }})`, or leave `as` out";
        Extra => "nothing but `else {{ … }}` stands after the block",
            help: "`else` has the value for the case that a manager swallows an error";
    }
}
