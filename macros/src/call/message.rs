//! What a call with keywords can say: CPython's sentence, and what to write.

messages! {
    /// What is wrong with a call. The sentences are CPython's own, word for word.
    pub(crate) enum Message {
        Missing { label, count, names, help } => "{label}() missing {count}: {names}", help: "write {help}";
        Unexpected { label, name, help } => "{label}() got an unexpected keyword argument '{name}'", help: "{help}";
        Multiple { label, name } => "{label}() got multiple values for argument '{name}'",
            help: "`{name}` is given by position already: leave one of the two out";
        Repeated { name } => "keyword argument repeated: {name}", help: "keep one `{name} = …`";
        TooMany { label, takes, given, help } => "{label}() takes {takes} but {given} given", help: "{help}";
        ByName { label, names } => "{label}() got some positional-only arguments passed as keyword arguments: '{names}'",
            help: "give the value alone, at its position";
        PositionLate => "positional argument follows keyword argument", help: "move it before the first `name = value`, or write its name";
        NoValue { name } => "expected argument value expression", help: "write the value after `{name} =`";
        Empty => "expected an argument", help: "write one between the commas, or leave a comma out";
        NoMethod { label, name, help } => "type object '{label}' has no attribute '{name}'", help: "{help}";
        NoConstructor { label } => "`{label}!` makes no `{label}`",
            help: "derive `NamedTuple` or `Fields`, or call a method: `call!({label}::method(…))`";
        Form => "`call!` takes a path and its arguments", help: "write `call!(path::to::function(1, name = 2))`";
        ThroughSelf => "`call!` cannot look through `Self`", help: "write the name of the type";
        Internal => "`@` is not the start of an expression", help: "write `call!(path::to::function(1, name = 2))`";
    }
}
