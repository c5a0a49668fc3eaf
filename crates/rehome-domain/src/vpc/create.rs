//! CreateVpc (VPC API 2017-03-12). The plane makes the VPC when its first leg is staged.

use super::{NAME_BYTES_MAX, VPCS_MAX, Vpc};
use crate::address::Ipv4Cidr;
use crate::command::{Command, Context, Decision};
use crate::ids::VpcId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::world::{Changes, World};

/// The private blocks that a VPC's addresses must come from.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/// The longest mask of a VPC, in bits.
const PREFIX_LEN_MAX: u8 = 28;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateVpc {
    /// VpcName.
    pub name: String,
    /// CidrBlock, as given.
    pub cidr: String,
}

impl Command for CreateVpc {
    type Outcome = Vpc;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<Vpc>, Refusal> {
        check_name("VpcName", &self.name)?;
        let cidr = parse_cidr(&self.cidr)?;
        if world.vpcs.len() as u64 >= VPCS_MAX {
            return Err(Refusal::LimitExceeded { limit: Limit::Vpcs, at_most: VPCS_MAX });
        }
        let vpc = Vpc {
            id: world.fresh(&mut context.entropy, VpcId::draw, |w, id| w.vpcs.contains_key(id)),
            name: self.name.clone(),
            cidr,
            ipv6: None,
            created: context.now,
            subnets: 0,
        };
        Ok(Decision::new(Changes::put([Record::Vpc(vpc.clone())]), vpc))
    }
}

/// Checks a name's length.
pub(crate) fn check_name(parameter: &'static str, name: &str) -> Result<(), Refusal> {
    if name.len() > NAME_BYTES_MAX {
        return Err(Refusal::value(parameter, &name, Fault::TooLong));
    }
    Ok(())
}

fn parse_cidr(text: &str) -> Result<Ipv4Cidr, Refusal> {
    let cidr =
        Ipv4Cidr::parse(text).map_err(|_| Refusal::value("CidrBlock", &text, Fault::Form))?;
    let private = PRIVATE
        .iter()
        .any(|block| Ipv4Cidr::parse(block).is_ok_and(|private| private.covers(cidr)));
    if !private || cidr.prefix_len() > PREFIX_LEN_MAX {
        return Err(Refusal::value("CidrBlock", &text, Fault::Range));
    }
    Ok(cidr)
}
