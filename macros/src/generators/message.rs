//! What `generators!`, `#[generator]` and `gen_!` can say.

messages! {
    /// What is wrong with a generator.
    pub(crate) enum Message {
        NoType { name } => "`{name}` yields, and its type does not say what",
            help: "write `-> Iterator<Yield>` or `-> Generator<Yield, Send, Return, Error>`";
        TypeCount { name, takes } => "`{name}` takes {takes}",
            help: "they are `Iterator<Yield>` and `Generator<Yield, Send, Return, Error>`, of which all but the first may be left out";
        NotAType => "a type is expected here", help: "write it as in `Generator<u32, Option<f64>>`";
        NoManager { name } => "`#[contextmanager]` makes a context manager, and the type of `{name}` is none",
            help: "write `-> ContextManager<Target = T, Error = E>`, both of which may be left out";
        AManager => "`#[generator]` makes a generator, and this is a context manager", help: "write `#[contextmanager]`";
        ManagerArgument => "a context manager says what it binds and what it raises by name",
            help: "write `ContextManager<Target = T, Error = E>`, both of which may be left out";
        ManagerTwice { name } => "`{name}` is given twice", help: "leave one of them out";
        ManagerOpaque => "what a context manager binds has a type with a name", help: "write the type, or `Box<dyn Trait + '_>`";
        ManagerYieldFrom => "a context manager yields once, and cannot delegate",
            help: "write `with!(other as value => {{ yield value }})`";
        NoError => "nothing can be raised in this generator", help: "declare the error type: `-> Generator<Yield, Send, Return, Error>`";
        ManagerNoError => "nothing can be raised in this context manager", help: "declare the error type: `-> ContextManager<Target = T, Error = E>`";
        SyncAwait => "`.await` in a generator that is not `async`", help: "write `async fn`: what it makes is waited for, as in `generator.next().await`";
        AsyncYieldFrom => "'yield from' inside async function", help: "write `while let Some(item) = other.next().await {{ yield item }}`, or `for item in other {{ yield item }}`";
        Constant => "a generator cannot be `const fn`", help: "leave `const` out";
        NotAFunction { name } => "`#[{name}]` is for functions", help: "put it on a `fn`; `generators! {{ … }}` takes blocks and traits";
        NoYield => "nothing is yielded here", help: "write `yield value` where an item is to be given";
    }
}
