//! Texts with `*`, which stands for any characters, none included.

/// Whether a pattern fits a whole text. Takes at most pattern × text steps, whatever they are.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut seen) = (0, 0);
    // Where the last star was, and what of the text it stands for so far. Only the last one is ever
    // stretched: what came before it fits already.
    let mut star: Option<(usize, usize)> = None;
    while seen < text.len() {
        if pattern.get(at) == Some(&b'*') {
            star = Some((at, seen));
            at += 1;
        } else if pattern.get(at) == text.get(seen) {
            at += 1;
            seen += 1;
        } else if let Some((starred, until)) = star {
            star = Some((starred, until + 1));
            at = starred + 1;
            seen = until + 1;
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_characters_and_nothing_else_does() {
        let table = [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("*", "a:b/c", true),
            ("a", "a", true),
            ("a", "ab", false),
            ("ab", "a", false),
            ("a*", "a", true),
            ("*a", "ba", true),
            ("*a", "ab", false),
            ("a*b*c", "a--b--b--c", true),
            ("a*b*c", "a--c--b", false),
            ("**a**", "a", true),
            ("a?", "ab", false),
            ("eni/*", "eni/eni-m6dyj72l", true),
            ("eni/*", "subnet/eni/x", false),
        ];
        for (pattern, text, expected) in table {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }

    /// The obvious one, that tries every stretch of every star.
    fn obviously(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, rest) => rest.is_none(),
            (Some((b'*', rest)), _) => (0..=text.len()).any(|cut| obviously(rest, &text[cut..])),
            (Some((wanted, rest)), Some((found, left))) => wanted == found && obviously(rest, left),
            (Some(_), None) => false,
        }
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_finds_what_the_obvious_one_finds(
            pattern in "[ab*]{0,9}", text in "[ab]{0,9}",
        ) {
            let expected = obviously(pattern.as_bytes(), text.as_bytes());
            proptest::prop_assert_eq!(fits(&pattern, &text), expected);
        }
    }
}
