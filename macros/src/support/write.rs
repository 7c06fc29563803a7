//! Where an expansion is written: into a list of tokens, or as text with tokens between.

use syn::Type;

pub(crate) trait Write {
    fn word(&mut self, word: &str);

    fn sign(&mut self, sign: char);

    /// `::a::b`
    fn words(&mut self, words: &[&str]);

    /// A type as it is written.
    fn ty(&mut self, ty: &Type);

    fn brackets(&mut self, write: impl FnOnce(&mut Self));
}
