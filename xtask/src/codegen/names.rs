//! From the schema's names to Rust's.

/// Words whose capitals do not mark where a word begins.
const WORDS: [(&str, &str); 3] = [("IPv", "Ipv"), ("DDoS", "Ddos"), ("BaaS", "Baas")];

/// Rust words that a schema name may turn into.
const KEYWORDS: [&str; 6] = ["type", "match", "move", "ref", "use", "where"];

/// `NetworkInterfaceId` to `network_interface_id`, `GPUInfo` to `gpu_info`, `Type` to `r#type`.
pub(super) fn field(name: &str) -> String {
    let name = WORDS.iter().fold(name.to_owned(), |name, (from, to)| name.replace(from, to));
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(index + 1);
        let begins = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase)
            });
        if begins {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    if KEYWORDS.contains(&snake.as_str()) { format!("r#{snake}") } else { snake }
}

/// `vpc` to `Vpc`.
pub(super) fn variant(service: &str) -> String {
    let mut letters = service.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_are_snake_case() {
        for (name, expected) in [
            ("NetworkInterfaceId", "network_interface_id"),
            ("Ipv6AddressCount", "ipv6_address_count"),
            ("IPv6CidrBlock", "ipv6_cidr_block"),
            ("PublicIPv6Addresses", "public_ipv6_addresses"),
            ("AntiDDoSPackageId", "anti_ddos_package_id"),
            ("GPUInfo", "gpu_info"),
            ("CPU", "cpu"),
            ("TBaaS", "t_baas"),
            ("Type", "r#type"),
        ] {
            assert_eq!(super::field(name), expected);
        }
    }

    #[test]
    fn variants_begin_with_a_capital() {
        assert_eq!(super::variant("vpc"), "Vpc");
    }
}
