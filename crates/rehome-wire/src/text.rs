//! What people read in an answer, in each language of the API. Which one is sent is decided where the
//! answer is written, so that whoever refuses a call need not know what its caller reads.

use crate::language::Language;

/// One message in both languages. There is none in one alone: that is the type's whole purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    english: String,
    chinese: String,
}

impl Text {
    /// The English text and the Chinese one, which says the same.
    pub fn new(english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self { english: english.into(), chinese: chinese.into() }
    }

    /// The text that the caller reads.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::EnUs => &self.english,
            Language::ZhCn => &self.chinese,
        }
    }
}

impl<E: Into<String>, C: Into<String>> From<(E, C)> for Text {
    fn from((english, chinese): (E, C)) -> Self {
        Self::new(english, chinese)
    }
}
