//! Messages are data: one enum per macro, so that a wording is written once and a test can ask for a ui test of each.

/// Declares the messages of one macro.
///
/// Every variant has the sentence (lower case, backticks, no full stop), `help` with what to write, and, where Python has
/// its own words for the mistake, `note` with them. Texts are format strings over the variant's fields.
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($variant:ident $({ $($field:ident),+ $(,)? })? => $text:literal $(, help: $help:literal)? $(, note: $note:literal)?;)+
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($variant $({ $($field: String),+ })?),+
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        write!(f, $text)?;
                        $(write!(f, "\n= help: ")?; write!(f, $help)?;)?
                        $(write!(f, "\n= note: ")?; write!(f, $note)?;)?
                    })+
                }
                Ok(())
            }
        }

    };
}
