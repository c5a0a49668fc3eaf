//! Which addresses end with a text: `0.5` is the end of 10.0.0.5 and of 10.0.10.5.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use super::World;
use super::index::Reversed;
use crate::ids::{EniId, VpcId};

impl World {
    /// Who holds an address that ends with a text, and the address. An empty text ends them all.
    pub fn holders_of_end(&self, end: &str) -> impl Iterator<Item = (Ipv4Addr, EniId)> {
        let ranges = ranges_of(end).into_iter().flatten();
        let held = ranges.flat_map(|range| {
            let first = (*range.start(), VpcId::LOWEST);
            let last = (*range.end(), VpcId::HIGHEST);
            self.index.address_ends.range(first..=last)
        });
        held.filter_map(|([d, c, b, a], vpc)| {
            let address = Ipv4Addr::new(*a, *b, *c, *d);
            Some((address, self.holder(*vpc, address)?))
        })
    }
}

/// The reversed addresses that end with a text, at most 256 ranges; none where no address does.
fn ranges_of(end: &str) -> Option<Vec<RangeInclusive<Reversed>>> {
    let mut labels = end.rsplit('.');
    let (mut lowest, mut highest) = ([0; 4], [u8::MAX; 4]);
    let mut place = 0;
    let mut label = labels.next()?;
    // All labels but the first are whole octets; of the first one only the end may be there.
    for before in labels {
        let octet: u8 = label.parse().ok().filter(|octet: &u8| octet.to_string() == label)?;
        *lowest.get_mut(place)? = octet;
        *highest.get_mut(place)? = octet;
        place += 1;
        label = before;
    }
    if label.is_empty() && place < lowest.len() {
        return Some(vec![lowest..=highest]);
    }
    lowest.get(place)?;
    let octets = (0..=u8::MAX).filter(|octet| octet.to_string().ends_with(label));
    let with = |mut address: Reversed, octet| {
        address[place] = octet;
        address
    };
    Some(octets.map(|octet| with(lowest, octet)..=with(highest, octet)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranges_of_an_end_hold_what_ends_so_and_nothing_else() {
        let some = [0, 1, 5, 10, 15, 25, 50, 100, 105, 110, 205, 255];
        let addresses = some.iter().flat_map(|c| some.iter().map(move |d| (*c, *d)));
        let addresses: Vec<_> =
            addresses.flat_map(|(c, d)| [[10, 0, c, d], [110, 5, c, d], [0, 10, c, d]]).collect();
        for end in [
            "",
            ".",
            "5",
            "05",
            "15",
            ".5",
            "0.5",
            ".0.5",
            "10.0.0.5",
            "0.0.0.5",
            "110.0.0.5",
            ".10.0.0.5",
            "1.10.0.0.5",
            "256",
            "x",
            "1.x",
            "5.",
            "1..5",
            "010",
            "+5",
            "5.05",
        ] {
            let ranges = ranges_of(end).unwrap_or_default();
            for [a, b, c, d] in &addresses {
                let held = ranges.iter().any(|range| range.contains(&[*d, *c, *b, *a]));
                let ends = Ipv4Addr::new(*a, *b, *c, *d).to_string().ends_with(end);
                assert_eq!(held, ends, "{a}.{b}.{c}.{d} and {end}");
            }
            assert!(ranges.len() <= 256, "{end}");
        }
    }
}
