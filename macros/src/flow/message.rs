//! What can be said of a body, whatever it is for.

messages! {
    /// What is wrong in a body.
    pub(crate) enum Message {
        InClosure => "`yield` here would belong to the closure, not to the generator",
            help: "use a `for` loop instead of a closure, or make a generator of its own of it";
        InAsync => "`yield` here would belong to the `async` block, not to the generator",
            help: "await outside of the block: in an `async fn` the generator itself can";
        InItem => "`yield` here would belong to the inner function, not to the generator",
            help: "write the inner function in a `generators! {{ … }}` of its own";
        InMacro { name } => "`yield` inside of `{name}!` cannot be rewritten: its input is no list of expressions",
            help: "bind the value first: `let value = yield …;`";
        InHead => "a block would be taken as part of what this `yield` gives",
            help: "put the `yield` in parentheses: `match (yield x) {{ … }}`";
        NoExpression { name } => "`{name}!` takes one expression", help: "write `{name}!(value)`";
    }
}
