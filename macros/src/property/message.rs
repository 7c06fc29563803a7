//! What `Property` can say.

messages! {
    pub(super) enum Message {
        NotAStruct { kind } => "`Property` is for structs, and this is {kind}", help: "write `#[properties]` on an `impl` block: a getter there may look at the variants";
        WithFields => "`Property` and `Fields` cannot be derived together: both write the accessors", help: "derive `Fields` alone: it writes a getter and a setter for each field";
        NoAccessors { name } => "`{name}` gets no accessors, so the derive has no effect",
            help: "write `#[property(get, set)]` on a field, or on the struct for all of its fields";
        NoEffect => "`#[property]` has no effect without options", help: "write `#[property(get, set)]`; there are `get`, `set`, `mut`, `take` and `with`";
        NothingToRename => "`rename` has no effect on a field without accessors", help: "add `get` or `set`, or leave `rename` out";
        NothingToSkip { accessor } => "`skip` has no effect: the struct gives its fields no `{accessor}`", help: "leave it out";
        SkipAll => "`skip` has no effect: the struct gives its fields no accessors", help: "leave it out: a field without options has none";
        SkipAndAsk { accessor } => "`{accessor}` is asked for and skipped", help: "keep one of them";
        NotAnAccessor { name, help } => "`{name}` is no accessor", help: "{help}";
        BadDetail { accessor, help } => "`{accessor}` does not take this", help: "{help}";
        DetailTwice { accessor, what } => "`{accessor}` has two {what}", help: "keep one of them";
        NameOfAll { accessor } => "one name cannot do for all fields", help: "write `#[property({accessor}(name = \"…\"))]` on the field";
        NotAName { name } => "`{name}` is not the name of a method", help: "write letters, digits and underscores, and no digit first";
        MethodTaken { field, method } => "the field `{field}` needs a method `{method}`, but there is another of that name",
            help: "give it another name: `#[property(rename = \"…\")]`";
    }
}
