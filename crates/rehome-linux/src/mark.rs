//! Marks: what tells our kernel objects from everybody else's, and one installation's from
//! another's. The kernel keeps them as a device's alias (`ip link` shows it).
//!
//! `rehome <installation> vpc <vpc>` and `rehome <installation> instance <instance>` stand on the
//! `lo` of a namespace; `rehome <installation> adopted <instance>`, and behind it the alias that was
//! there before, on that of an adopted one; `rehome <installation> leg <vpc> <eni> <instance> <epoch>` on the VPC's side of
//! a leg, with the leg's lease behind it (`crate::dhcp`); `rehome <installation> uplink <vpc>` on both ends
//! of a VPC's uplink; `rehome <installation> throttle <instance>` on the intermediate devices of a limited
//! instance.

use std::fmt;

use rehome_domain::plane::LegKey;
use rehome_domain::{EniId, Epoch, InstanceId, VpcId};

/// The first word of every mark.
const WORD: &str = "rehome";

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The namespace of a VPC.
    Vpc(VpcId),
    /// The namespace of an instance.
    Instance(InstanceId),
    /// The namespace of an instance that was there before.
    Adopted(InstanceId),
    /// A leg.
    Leg(LegKey),
    /// An end of a VPC's uplink.
    Uplink(VpcId),
    /// What limits an instance.
    Throttle(InstanceId),
}

/// Whose an object is, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The data folder whose server made it.
    pub(crate) installation: String,
    /// What it is.
    pub(crate) kind: Kind,
}

impl Mark {
    /// Reads a mark; nothing when the text is none.
    pub(crate) fn read(alias: &str) -> Option<Self> {
        let mut words = alias.split(' ');
        let mut word = || words.next();
        if word()? != WORD {
            return None;
        }
        let installation = word()?.to_owned();
        let kind = match word()? {
            "vpc" => Kind::Vpc(VpcId::parse(word()?).ok()?),
            "instance" => Kind::Instance(InstanceId::parse(word()?).ok()?),
            "adopted" => Kind::Adopted(InstanceId::parse(word()?).ok()?),
            "throttle" => Kind::Throttle(InstanceId::parse(word()?).ok()?),
            "uplink" => Kind::Uplink(VpcId::parse(word()?).ok()?),
            "leg" => Kind::Leg(LegKey {
                vpc: VpcId::parse(word()?).ok()?,
                eni: EniId::parse(word()?).ok()?,
                instance: InstanceId::parse(word()?).ok()?,
                epoch: Epoch(word()?.parse().ok()?),
            }),
            _ => return None,
        };
        let more = matches!(kind, Kind::Leg(_) | Kind::Adopted(_));
        let alone = words.next().is_none() || more;
        alone.then_some(Self { installation, kind })
    }
}

impl Mark {
    /// Whether it belongs to the namespace of this name.
    pub(crate) fn names(&self, name: &str) -> bool {
        match self.kind {
            Kind::Instance(instance) | Kind::Adopted(instance) => name == instance.to_string(),
            Kind::Vpc(vpc) => name == crate::vpc::name(vpc),
            Kind::Leg(_) | Kind::Uplink(_) | Kind::Throttle(_) => false,
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{WORD} {} ", self.installation)?;
        match &self.kind {
            Kind::Vpc(vpc) => write!(f, "vpc {vpc}"),
            Kind::Instance(instance) => write!(f, "instance {instance}"),
            Kind::Adopted(instance) => write!(f, "adopted {instance}"),
            Kind::Throttle(instance) => write!(f, "throttle {instance}"),
            Kind::Uplink(vpc) => write!(f, "uplink {vpc}"),
            Kind::Leg(leg) => {
                write!(f, "leg {} {} {} {}", leg.vpc, leg.eni, leg.instance, leg.epoch.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_back_and_nothing_else_is_one() {
        let vpc = VpcId::parse("vpc-00000001").unwrap();
        let leg = LegKey {
            vpc,
            eni: EniId::parse("eni-00000001").unwrap(),
            instance: InstanceId::parse("ins-00000001").unwrap(),
            epoch: Epoch(7),
        };
        let instance = leg.instance;
        let kinds = [Kind::Instance(instance), Kind::Adopted(instance), Kind::Leg(leg)];
        let alone = [Kind::Vpc(vpc), Kind::Uplink(vpc), Kind::Throttle(instance)];
        for kind in alone.into_iter().chain(kinds) {
            let mark = Mark { installation: String::from("abc"), kind };
            assert_eq!(Mark::read(&mark.to_string()), Some(mark));
        }
        for alias in
            ["", "rehome", "rehome a", "rehome a vpc", "rehome a vpc vpc-00000001 x", "other"]
        {
            assert_eq!(Mark::read(alias), None, "{alias}");
        }
    }
}
