//! What `attempt!` can say.

messages! {
    /// What is wrong with an `attempt!`.
    pub(crate) enum Message {
        NoTry => "`attempt!` starts with `try {{ … }}`", help: "write `attempt! {{ try {{ … }} except (e: ValueError) {{ … }} }}`";
        OnlyTry => "nothing is done about what this `try` raises",
            help: "add `except (e: ValueError) {{ … }}`, `except {{ … }}` or `finally {{ … }}`",
            note: "in Python: `SyntaxError: expected 'except' or 'finally' block`";
        NoPart { what } => "`{what}` is no part of `attempt!`", help: "the parts are `try`, `except`, `else` and `finally`, each with a block";
        NoBlock { part } => "a block is expected after this `{part}`", help: "write `{part} {{ … }}`";
        NoParentheses { classes } => "what a handler catches stands in parentheses", help: "write `except (e: {classes}) {{ … }}`";
        Late { part, before } => "`{part}` comes before `{before}`", help: "the order is `try`, `except`, `else`, `finally`";
        Twice { part } => "there is one `{part}` already", help: "put both into one block";
        ElseAlone => "`else` without `except`: what it does can stand in `try`", help: "add a handler, or move the block";
        Unreachable => "nothing reaches this handler: the one before it catches all", help: "put it before that one",
            note: "in Python: `SyntaxError: default 'except:' must be last`";
        NotAName => "a name is expected before the class", help: "write `except (e: ValueError)`, or `except (_: ValueError)`";
        YieldOutside => "`yield` outside of a generator", help: "put the function into `generators! {{ … }}`, or under `#[generator]`",
            note: "in Python: `SyntaxError: 'yield' outside function`";
    }
}
