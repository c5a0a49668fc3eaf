//! The language of error messages, as `X-TC-Language` (TC3) or `Language` (v1) asks for it.
//!
//! The cloud falls back to Chinese or English by site; here the default is English, because every
//! official client that cares sends the header. An unknown value counts as absent.

/// A language in which messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// `en-US`; also used when the caller names no language.
    #[default]
    EnUs,
    /// `zh-CN`.
    ZhCn,
}

impl Language {
    /// Reads the value of `X-TC-Language` or `Language`.
    pub fn from_parameter(value: Option<&str>) -> Self {
        match value {
            Some(value) if value.eq_ignore_ascii_case("zh-CN") => Language::ZhCn,
            Some(_) | None => Language::EnUs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_unless_chinese_is_asked_for() {
        for (value, language) in [
            (None, Language::EnUs),
            (Some("en-US"), Language::EnUs),
            (Some("zh-CN"), Language::ZhCn),
            (Some("zh-cn"), Language::ZhCn),
            (Some("fr-FR"), Language::EnUs),
        ] {
            assert_eq!(Language::from_parameter(value), language, "{value:?}");
        }
    }
}
