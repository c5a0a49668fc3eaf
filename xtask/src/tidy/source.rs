//! Rust texts with comments and literals blanked, and with each line marked as test or product.
//!
//! Comes in: the tree. Goes out: per file the text as written and its mask, byte for byte as long
//! and with the same line ends, so that a place in the one is the same place in the other.
//! Invariants: a word in a comment or in quotes is never seen by a rule that reads the mask.
//! This is a scanner, not a parser: it knows just enough of the language to blank it.

use super::tree::Tree;

/// One Rust file.
pub(super) struct Source<'t> {
    /// Where it is.
    pub(super) path: &'t str,
    /// As written.
    pub(super) text: &'t str,
    /// As written, but comments and literals are blanks.
    pub(super) mask: String,
    tests_from: Vec<(usize, usize)>,
}

impl Source<'_> {
    /// Whether a line (counted from 1) is compiled only for tests.
    pub(super) fn is_test(&self, line: usize) -> bool {
        is_test_path(self.path)
            || self.tests_from.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// Every Rust file of the tree.
pub(super) fn read_all(tree: &Tree) -> Vec<Source<'_>> {
    let rust = tree.texts().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, text)| {
        let mask = mask(text);
        let tests_from = test_lines(&mask);
        Source { path, text, mask, tests_from }
    })
    .collect()
}

/// Folders and files that hold only tests, by the names this repository gives them.
fn is_test_path(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.contains("/contract/")
        || path.ends_with("/contract.rs")
}

/// The line of a byte, counted from 1.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes()[..byte].iter().filter(|b| **b == b'\n').count() + 1
}

/// Every place where `word` stands in `mask` with no letter, digit or `_` against its ends.
pub(super) fn places<'m>(mask: &'m str, word: &'m str) -> impl Iterator<Item = usize> + 'm {
    let joins = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let bytes = mask.as_bytes();
    mask.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        let after = bytes.get(at + word.len());
        let opens_with_word = joins(word.as_bytes().first());
        let ends_with_word = joins(word.as_bytes().last());
        !(opens_with_word && joins(before) || ends_with_word && joins(after))
    })
}

/// The text with every comment and literal blanked.
fn mask(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match token_end(bytes, at) {
            Some(end) => {
                blank(&mut out[at..end]);
                end
            }
            None => at + 1,
        };
        at = end;
    }
    String::from_utf8(out).expect("whole characters are blanked, so what is left is UTF-8")
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
}

/// Where the comment or literal that opens at `at` ends; none opens there: `None`.
fn token_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'/', ..] => Some(at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Some(at + block_comment(rest)),
        [b'"', ..] => Some(at + quoted(rest)),
        [b'r', b'"' | b'#', ..] if !joined(bytes, at) => raw(rest).map(|length| at + length),
        [b'\'', ..] => character(rest).map(|length| at + length),
        _ => None,
    }
}

/// Whether the byte before `at` makes it the middle of a name (`br"` is a literal all the same).
fn joined(bytes: &[u8], at: usize) -> bool {
    let word = |i: usize| bytes.get(i).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let Some(before) = at.checked_sub(1) else { return false };
    let prefix = matches!(bytes[before], b'b' | b'c');
    let in_a_name = before.checked_sub(1).is_some_and(word);
    word(before) && (in_a_name || !prefix)
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut i) = (0_usize, 0);
    while i < rest.len() {
        match &rest[i..] {
            [b'/', b'*', ..] => (depth, i) = (depth + 1, i + 2),
            [b'*', b'/', ..] if depth == 1 => return i + 2,
            [b'*', b'/', ..] => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    rest.len()
}

fn quoted(rest: &[u8]) -> usize {
    let mut i = 1;
    while i < rest.len() {
        match rest[i] {
            b'\\' => i += 2,
            b'"' => return i + 1,
            _ => i += 1,
        }
    }
    rest.len()
}

fn raw(rest: &[u8]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
    let open = 1 + hashes;
    if rest.get(open) != Some(&b'"') {
        return None;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let body = &rest[open + 1..];
    let ends = body.windows(close.len()).position(|window| window == close);
    Some(ends.map_or(rest.len(), |at| open + 1 + at + close.len()))
}

/// A character literal's length; a lifetime is none.
fn character(rest: &[u8]) -> Option<usize> {
    let closing = |from: usize| rest.iter().skip(from).take(12).position(|b| *b == b'\'');
    match rest.get(1)? {
        b'\\' => closing(3).map(|at| at + 4),
        first => {
            let width = match first {
                0x00..=0x7f => 1,
                0x80..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xff => 4,
            };
            (rest.get(1 + width) == Some(&b'\'')).then_some(width + 2)
        }
    }
}

/// First and last line of every item that is compiled only for tests.
fn test_lines(mask: &str) -> Vec<(usize, usize)> {
    let marks = mask.match_indices("#[cfg(test)]").chain(mask.match_indices("#[cfg(any(test"));
    marks.map(|(at, _)| (line_of(mask, at), line_of(mask, item_end(mask.as_bytes(), at)))).collect()
}

/// Where the item after the attribute at `at` ends: its `;`, or the brace that closes it.
fn item_end(mask: &[u8], at: usize) -> usize {
    let mut depth = 0_usize;
    for (i, byte) in mask.iter().enumerate().skip(at) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return i,
            b'}' => depth -= 1,
            b';' if depth == 0 => return i,
            _ => {}
        }
    }
    mask.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_code_is_kept() {
        for (text, expected) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"f("x\"y", z)"#, "f(      , z)"),
            ("r#\"in \" side\"# out", "               out"),
            ("br\"in\" out", "b      out"),
            ("for\"x\"", "for   "),
            ("'a' 'b: 'static", "    'b: 'static"),
            ("'\\'' x '\\u{1F600}' y", "     x             y"),
            ("/* open", "       "),
        ] {
            assert_eq!(mask(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mask_is_as_long_as_its_text() {
        let text = "let é = \"ü\"; // ß\nlet x = 'é';";
        assert_eq!(mask(text).len(), text.len());
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(places("eprintln!(print!)", "print!").collect::<Vec<_>>(), [10]);
        assert_eq!(places("unsafe_code unsafe {", "unsafe").collect::<Vec<_>>(), [12]);
    }

    #[test]
    fn a_test_module_covers_its_lines_and_no_more() {
        let tree = Tree::of(&[(
            "a.rs",
            "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n",
        )]);
        let sources = read_all(&tree);
        let marked: Vec<bool> = (1..=6).map(|line| sources[0].is_test(line)).collect();
        assert_eq!(marked, [false, true, true, true, true, false]);
    }
}
