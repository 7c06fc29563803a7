//! What `NamedTuple` can say.

messages! {
    /// What is wrong with a named tuple. The notes are CPython's own words, of `collections.namedtuple` and
    /// `typing.NamedTuple`.
    pub(crate) enum Message {
        NotAStruct { kind, name } => "`NamedTuple` is for structs, and `{name}` is {kind}",
            help: "write a struct; where there are several kinds of it, derive `NamedTuple` on a struct for each";
        TypeKeyword { name } => "a type cannot be named `{name}`: it is a keyword of Python",
            help: "name it otherwise, or show it to Python under another name: `#[namedtuple(rename = \"{name}_\")]`",
            note: "ValueError: Type names and field names cannot be a keyword: '{name}'";
        RenameToKeyword { name } => "`{name}` is a keyword of Python", help: "write another name, such as `\"{name}_\"`",
            note: "ValueError: Type names and field names cannot be a keyword: '{name}'";
        RenameToNoIdentifier { shown, name } => "{shown} is not an identifier",
            help: "write letters, digits and underscores, and no digit first",
            note: "ValueError: Type names and field names must be valid identifiers: '{name}'";
        RenameToUnderscore { name } => "a field of a named tuple cannot start with an underscore: `{name}`",
            help: "leave the underscore out", note: "ValueError: Field names cannot start with an underscore: '{name}'";
        FieldKeyword { name } => "a field cannot be named `{name}`: it is a keyword of Python",
            help: "name it otherwise, or show it to Python under another name: `#[namedtuple(rename = \"{name}_\")]`",
            note: "ValueError: Type names and field names cannot be a keyword: '{name}'";
        FieldUnderscore { name, bare } => "a field of a named tuple cannot start with an underscore: `{name}`",
            help: "name it `{bare}`, or show it to Python under that name: `#[namedtuple(rename = \"{bare}\")]`",
            note: "ValueError: Field names cannot start with an underscore: '{name}'";
        Duplicate { name } => "two fields are named `{name}`", help: "give each a name of its own",
            note: "ValueError: Encountered duplicate field name: '{name}'";
        Cached { field, name } => "a named tuple cannot keep what is computed of it in `{field}`: each of its fields is one of its values",
            help: "write a plain method, or derive `Fields` alone, whose values may be cached",
            note: "TypeError: No '__dict__' attribute on '{name}' instance to cache '{field}' property.";
        DefaultFirst { field, before } => "the field `{field}` has no default, but `{before}` before it has one",
            help: "write `#[default(…)]` on `{field}` as well, or move it before `{before}`",
            note: "TypeError: Non-default namedtuple field {field} cannot follow default field {before}";
        DefaultOnType { name } => "`{name}` has a default, but defaults belong to fields",
            help: "write `#[default(…)]` on the field";
        RulesNeedFields { attribute } => "`#[{attribute}(…)]` is an attribute of `Fields`, and has no effect on a plain named tuple",
            help: "write `#[derive(Fields)]` and `#[fields(namedtuple)]` in place of `#[derive(NamedTuple)]`";
    }
}
