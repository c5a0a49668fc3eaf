//! Six-part names of resources: `qcs::vpc:ap-guangzhou:uin/100000000001:eni/eni-m6dyj72l`.
//!
//! Source: Tencent Cloud, CAM, "Resource description". The parts: `qcs`, project (always empty),
//! service, region, account, resource. An empty region or account is the caller's own.

use std::fmt;

use crate::ids::AccountId;

/// Bytes of a name at most. The longest that this service writes is below 100.
pub const QCS_BYTES_MAX: usize = 512;

/// A six-part name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Qcs {
    /// Whose kind of resource it is, for example `vpc`.
    pub service: String,
    /// Where it is; may be empty.
    pub region: String,
    /// Whose it is: `uin/100000000001`, `uin/` or nothing.
    pub account: String,
    /// Its kind and name: `eni/eni-m6dyj72l`.
    pub resource: String,
}

impl Qcs {
    /// Reads a name; nothing where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["qcs", "", service, region, account, resource] = parts[..] else { return None };
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        let fits = text.len() <= QCS_BYTES_MAX && !service.is_empty() && !resource.is_empty();
        (visible && fits).then(|| Self {
            service: service.to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
            resource: resource.to_owned(),
        })
    }

    /// Whether it is about that account: it says so, or it leaves it out (`uin/` does too: Terraform
    /// sends it).
    pub fn is_of(&self, account: AccountId) -> bool {
        match self.account.strip_prefix("uin/") {
            Some("") => true,
            Some(uin) => uin == account.to_string(),
            None => self.account.is_empty(),
        }
    }

    /// The kind and the id, where the last part has both.
    pub fn kind_and_id(&self) -> Option<(&str, &str)> {
        self.resource.split_once('/').filter(|(kind, id)| !kind.is_empty() && !id.is_empty())
    }
}

impl fmt::Display for Qcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { service, region, account, resource } = self;
        write!(f, "qcs::{service}:{region}:{account}:{resource}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_six_parts_and_reads_back_as_it_was_written() {
        let texts = [
            "qcs::vpc:ap-guangzhou:uin/100000000001:eni/eni-m6dyj72l",
            "qcs::vpc:ap-guangzhou:uin/:eni/eni-m6dyj72l",
            "qcs::cvm:::instance/ins-m6dyj72l",
            "qcs::cos:ap-guangzhou:uin/1:prefix//bucket:x/*",
        ];
        for text in texts {
            assert_eq!(Qcs::parse(text).map(|it| it.to_string()).as_deref(), Some(text));
        }
        let long = format!("qcs::vpc:::eni/{}", "x".repeat(QCS_BYTES_MAX));
        for text in [
            "",
            "*",
            "eni-m6dyj72l",
            "qcs::vpc:ap-guangzhou:uin/1",
            "qcs:1:vpc:ap-guangzhou:uin/1:eni/eni-m6dyj72l",
            "arn::vpc:ap-guangzhou:uin/1:eni/eni-m6dyj72l",
            "qcs:::ap-guangzhou:uin/1:eni/eni-m6dyj72l",
            "qcs::vpc:ap-guangzhou:uin/1:",
            "qcs::vpc:ap guangzhou:uin/1:eni/eni-m6dyj72l",
            &long,
        ] {
            assert_eq!(Qcs::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_of_the_account_that_it_says_or_leaves_out() {
        let table = [("", true), ("uin/", true), ("uin/7", true), ("uin/8", false), ("7", false)];
        for (account, expected) in table {
            let name = Qcs::parse(&format!("qcs::vpc::{account}:eni/x")).unwrap();
            assert_eq!(name.is_of(AccountId(7)), expected, "{account}");
        }
    }

    #[test]
    fn the_last_part_is_a_kind_and_an_id() {
        let of = |text: &str| {
            let name = Qcs::parse(&format!("qcs::vpc:::{text}")).unwrap();
            name.kind_and_id().map(|(kind, id)| (kind.to_owned(), id.to_owned()))
        };
        assert_eq!(of("eni/eni-1"), Some(("eni".into(), "eni-1".into())));
        for text in ["eni", "/eni-1", "eni/", "*"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
