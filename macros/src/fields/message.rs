//! What `Fields` can say.

messages! {
    pub(crate) enum Message {
        Union => "`Fields` cannot be derived for a union", help: "use a struct or an enum";
        NoArguments { rule } => "`{rule}` takes no arguments", help: "write `{rule}` alone";
        NeedsRange { rule } => "`{rule}` takes a range", help: "write `{rule}(1..=10)`, `{rule}(1..)` or `{rule}(..=10)`";
        NeedsOne { rule, example } => "`{rule}` takes one argument", help: "write `{rule}({example})`";
        NeedsList { rule } => "`{rule}` takes the values to choose from", help: "write `{rule}(\"a\", \"b\")`";
        NeedsRules { rule } => "`{rule}` takes the rules of the elements", help: "write `{rule}(len(1..=10))`";
        NeedsField { rule } => "`{rule}` takes the name of another field", help: "write `{rule}(other)`";
        NeedsString { rule } => "`{rule}` takes a string literal, which is checked while compiling", help: "write `{rule}(r\"^[a-z]+$\")`";
        NeedsDescriptor => "`with` takes a descriptor", help: "write `with = MyRule::new()`: any value that implements `Descriptor` for the type of the field";
        SelfInDescriptor => "a descriptor belongs to the class, not to one object: it cannot use `self`",
            help: "for a rule that looks at other fields write `same_as(field)`, `when(condition)` or `range(self.low..=self.high)`";
        NeedsVersion => "`ip` takes `v4` or `v6`, or nothing for both", help: "write `ip`, `ip(v4)` or `ip(v6)`";
        UnknownRule { name, help } => "unknown rule `{name}`", help: "{help}";
        Undone { rule, other } => "`{rule}` undoes `{other}`", help: "keep one of them";
        Misplaced { attribute, place, help } => "`#[{attribute}(…)]` has no effect on a {place}", help: "{help}";
        NoRule => "`#[field()]` has no effect", help: "name a rule, as in `#[field(len(1..=64))]`, or leave the attribute out: a field needs no rule";
        NoRuleToCondition => "`when` has no effect without a rule", help: "name the rules that hold when the condition does, in the same attribute";
        Twice { rule } => "the rule `{rule}` is given twice", help: "keep one of them";
        DefaultIsAnAttribute { value } => "a default is an attribute of its own", help: "write `#[default({value})]`";
        FieldLevelOnly { rule } => "`{rule}` belongs to the field, not to its elements", help: "move it out of the parentheses";
        FixedElements { rule } => "`{rule}` cannot change the keys of a map or the elements of a set: their places depend on them",
            help: "convert them before they are put in";
        DoesNotFit { rule, field, ty, needs } => "the rule `{rule}` does not fit the field `{field}` of type `{ty}`", help: "{needs}";
        EmptyRange { min, limit, max, help } => "the range is empty: no value is both at least {min} and {limit} {max}", help: "{help}";
        IntegerRange { range, ty, floats } => "`{range}` is a range of integers, but the values are of type `{ty}`", help: "write `{floats}`";
        OutOfType { value, ty, help } => "`{value}` is no value of the type `{ty}`", help: "{help}";
        NegativeLength { value } => "a length is not negative: `{value}`", help: "write `0` or more";
        ZeroDivisor => "nothing is a multiple of zero", help: "write another number", note: "ZeroDivisionError: integer division or modulo by zero";
        BadPattern { error } => "the pattern is not a regular expression: {error}", help: "the syntax is that of the crate `regex`: https://docs.rs/regex/#syntax";
        RegexFeature => "`pattern` needs the feature `regex` of dunder", help: "write `dunder = {{ version = \"…\", features = [\"regex\"] }}` in Cargo.toml";
        NoSuchField { name, help } => "there is no field `{name}`", help: "{help}";
        SameAsItself { name } => "the field `{name}` always equals itself", help: "name another field";
        SecretArgument { rule, field } => "the rule `{rule}` would show the secret `{field}`: the arguments of a rule stand in its errors",
            help: "compare in the condition of a rule, `when(…)`; for equality write `same_as({field})`";
        MethodTaken { field, method } => "the field `{field}` needs a method `{method}`, but there is another of that name",
            help: "rename the field; `#[serde(rename = \"{field}\")]` keeps its name in the data";
        PublicField { field } => "the field `{field}` has a rule, so it cannot be public: anyone could assign a value that breaks it",
            help: "remove the `pub`; `{field}()` reads it and `set_{field}(…)` checks what is assigned";
        PublicDependency { field, rule } => "the field `{field}` cannot be public: the rule `{rule}` of another field depends on it",
            help: "remove the `pub`; `{field}()` reads it and `set_{field}(…)` checks what is assigned";
        DefaultBreaksRule { value, rule } => "the default `{value}` breaks the rule `{rule}`", help: "change one of them";
        CachedRule { rule, field } => "the rule `{rule}` has no effect on `{field}`: nobody assigns to what is computed",
            help: "write it on the fields that `{field}` is computed of";
        CachedDefault { field } => "the default has no effect on `{field}`: what is computed starts empty", help: "leave it out";
        NamedTupleEnum => "an enum cannot be a named tuple", help: "derive `Fields` for a struct";
        NamedTupleDerived => "`NamedTuple` and `Fields` cannot be derived together: a named tuple's fields are open, validated ones are not",
            help: "derive `Fields` alone, and write `#[fields(namedtuple)]` for a validated named tuple";
    }
}
