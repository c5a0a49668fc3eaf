//! What the cloud offers, as data: regions, zones, sizes and images stand in `data/*.tsv`, one in a line.
//!
//! A line is read into fields at its tabs; one that begins with `#` is a remark. The files are part of the program, so a fault
//! in one is a fault of the program: it ends a test, not a call.

/// The lines of a table, each with exactly so many fields.
///
/// # Panics
/// A line has another number of fields.
pub(crate) fn rows<const FIELDS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; FIELDS]> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let fields: Vec<_> = line.split('\t').collect();
        fields.try_into().unwrap_or_else(|_| panic!("`{line}` has not {FIELDS} fields"))
    })
}

/// A number of a table.
///
/// # Panics
/// The field is no number of that type.
pub(crate) fn number<N: std::str::FromStr>(field: &str) -> N {
    field.parse().unwrap_or_else(|_| panic!("`{field}` is no number that fits"))
}

/// A name in the two languages of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}
