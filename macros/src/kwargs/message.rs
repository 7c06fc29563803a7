//! What `#[kwargs]` can say.

messages! {
    /// What is wrong with a definition. The notes are CPython's own words for it.
    pub(crate) enum Message {
        NotCallable => "`#[kwargs]` is for functions and for the `impl` of a type",
            help: "put it on a `fn`, or on an `impl` whose methods are to take keywords";
        OfTrait => "the methods of a trait cannot take keywords", help: "put `#[kwargs]` on an `impl` of the type's own methods";
        NoTypeName => "`#[kwargs]` needs the name of a type here", help: "write `impl Name {{ … }}`";
        MethodAlone => "a method takes keywords through the `impl` that it stands in", help: "put `#[kwargs]` on the `impl`";
        UnknownAttribute { name, help } => "unknown attribute `{name}` of a parameter", help: "{help}";
        TakesNothing { name } => "`#[{name}]` takes no arguments", help: "write `#[{name}]`";
        Twice { name } => "`#[{name}]` is given twice", help: "keep one of them";
        Together { first, second } => "a parameter cannot be both `#[{first}]` and `#[{second}]`", help: "keep one of them";
        OnSelf { name } => "`#[{name}]` has no effect on `self`", help: "leave it out: `self` is given by position";
        DefaultForm => "`#[default]` needs a value", help: "write the value in parentheses: `#[default(18)]`";
        DefaultOfImpl => "the default of an `impl Trait` must be a literal",
            help: "write a type parameter, or a second function that takes the default";
        DefaultFirst { name, before } => "the parameter `{name}` has no default, but `{before}` before it has one",
            help: "write `#[default(…)]` on `{name}` as well, move it before `{before}`, or make it `#[kwonly]`",
            note: "SyntaxError: non-default argument follows default argument";
        PosonlyLate { name } => "`{name}` is positional-only, but what stands before it is not",
            help: "write `#[posonly]` on the parameters before it as well", note: "SyntaxError: / must be ahead of *";
        VarargsTwice => "only one parameter can be `#[varargs]`", help: "keep one of them",
            note: "SyntaxError: * argument may appear only once";
        VarargsType => "`#[varargs]` collects into a slice", help: "write `&[T]` as its type";
        VarkwType => "`#[varkw]` collects into a slice of pairs", help: "write `&[(&str, Value)]` as its type";
        VarkwLast => "no parameter can follow `#[varkw]`", help: "move it to the end",
            note: "SyntaxError: arguments cannot follow var-keyword argument";
        CollectorDefault { name, what } => "`#[{name}]` cannot have a default", help: "leave `#[default]` out: without arguments it is empty",
            note: "SyntaxError: {what} argument cannot have default value";
        NameNeeded => "a parameter that is given by name needs one", help: "write a name in place of the pattern, and take it apart in the body";
    }
}
