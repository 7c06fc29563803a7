//! What `#[properties]` can say.

messages! {
    pub(super) enum Message {
        NotAnImpl => "`#[properties]` is for an `impl` block", help: "write it above `impl Name {{ … }}`; for the fields of a struct there is `#[derive(Property)]`";
        TraitImpl => "the methods of a trait are no properties of the type", help: "write `#[properties]` above `impl Name {{ … }}`, without a trait";
        NotANamedType => "properties belong to a struct or an enum", help: "write `impl Name {{ … }}`";
        AttributesOfOne => "`attributes` has no effect on a type without parameters: its properties are found by name anyhow", help: "leave it out";
        NoProperties => "there is no property here, so `#[properties]` has no effect", help: "mark methods with `#[getter]`, `#[setter]`, `#[deleter]` or `#[cached_property]`";
        NoArguments { mark } => "`#[{mark}]` takes no arguments", help: "write `#[{mark}]`: the name of the property is that of the method";
        NotAMethod { mark } => "`#[{mark}]` has no effect here", help: "put it on a method";
        TwoMarks { mark, other } => "a method cannot be a `{mark}` and a `{other}`", help: "keep one of them";
        MarkTwice { mark } => "`#[{mark}]` is given twice", help: "keep one of them";
        Qualifier { mark, word } => "a `{mark}` cannot be `{word}`", help: "write a plain method; what is `{word}` can be called by its name";
        Receiver { mark, wanted } => "a `{mark}` takes `{wanted}`", help: "write `{wanted}` as the first parameter";
        GetterParameter { mark } => "a `{mark}` takes nothing but `&self`", help: "write a plain method for what depends on more",
            note: "TypeError: {mark}() missing 1 required positional argument";
        SetterParameters { found } => "a setter takes one value, and this one takes {found}", help: "write `&mut self` and one parameter",
            note: "an assignment calls the setter with the object and the value";
        DeleterParameter => "a deleter takes nothing but `&mut self`", help: "leave the parameter out",
            note: "`del` calls the deleter with the object alone";
        ReturnsNothing { mark } => "a `{mark}` that returns nothing has no value", help: "write what it gives: `-> Type`";
        ReturnsValue { mark } => "what a {mark} returns is lost", help: "return nothing, or a `Result` if it can fail";
        BadName { mark, prefix, name } => "a {mark} is named after its property", help: "write `{prefix}_{name}` for the property `{name}`";
        NoGetter { mark, property, class, help } => "there is no getter for this {mark}: the property `{property}` cannot be read", help: "{help}",
            note: "AttributeError: property '{property}' of '{class}' object has no getter";
        Twice { mark, property } => "the property `{property}` has two {mark}s", help: "keep one of them",
            note: "Python would silently keep the later one";
        CachedGeneric => "a `cached_property` has no parameters of its own", help: "one value is kept, so there can be one type only";
        NoDependency => "`depends()` has no effect", help: "name the fields that the value is computed of: `depends(birthday)`";
        BadDependency => "`depends` takes the names of fields", help: "write `depends(birthday, name)`";
        DependencyTwice { name } => "`depends` names `{name}` twice", help: "keep one of them";
        DependsOnItself { name } => "`{name}` depends on itself", help: "name the fields that it is computed of";
        SharedSetter { setter } => "`{setter}` has to forget what depends on its field, for which it needs `&mut self`", help: "write `&mut self`";
    }
}
