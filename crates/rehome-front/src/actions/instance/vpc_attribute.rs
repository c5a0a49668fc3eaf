//! ModifyInstancesVpcAttribute: what it names is checked as documented; then it is refused. The primary interface
//! of an instance stays in its subnet, with its address, for as long as the instance is there.

use std::net::Ipv4Addr;

use rehome_actions::cvm::{
    ModifyInstancesVpcAttributeRequest, ModifyInstancesVpcAttributeResponse, VirtualPrivateCloud,
};
use rehome_domain::refusal::{Fault, Refusal, Resource};
use rehome_domain::subnet::Subnet;
use rehome_domain::{InstanceId, SubnetId, VpcId, World};
use rehome_wire::ApiError;

use super::codes::{api_error, named};
use crate::desk::Desk;
use crate::refusal::message;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyInstancesVpcAttributeRequest,
) -> Result<ModifyInstancesVpcAttributeResponse, ApiError> {
    let world = desk.world();
    let instances = named(&world, &request.instance_ids)?;
    check(&world, &instances, &request.virtual_private_cloud)?;
    Err(ApiError::new(
        "InvalidInstance.NotSupported",
        (
            "The primary interface of an instance of Rehome stays in its subnet; run an instance in the other subnet, \
             or attach an interface of it.",
            "Rehome 实例的主网卡不能更换子网；请在目标子网创建实例，或绑定目标子网的弹性网卡。",
        ),
    ))
}

/// Whether the instances could be there, by the action's error list.
fn check(
    world: &World,
    instances: &[InstanceId],
    to: &VirtualPrivateCloud,
) -> Result<(), ApiError> {
    let subnet = subnet(world, to)?;
    for id in instances {
        let instance = world.instance(*id).map_err(|refusal| api_error(&refusal))?;
        if instance.zone != subnet.zone {
            return Err(coded("InvalidParameterValue", &Refusal::ZoneMismatch));
        }
    }
    let Some(asked) = &to.private_ip_addresses else { return Ok(()) };
    if asked.len() != instances.len() {
        let parameter = "VirtualPrivateCloud.PrivateIpAddresses";
        let refusal = Refusal::value(parameter, &asked.len(), Fault::Range);
        return Err(coded("InvalidParameterValue", &refusal));
    }
    asked.iter().try_for_each(|text| check_address(world, subnet, text))
}

fn subnet<'a>(world: &'a World, to: &VirtualPrivateCloud) -> Result<&'a Subnet, ApiError> {
    let vpc = VpcId::parse(&to.vpc_id)
        .map_err(|it| coded("InvalidParameterValue.VpcIdMalformed", &it.into()))?;
    let subnet = SubnetId::parse(&to.subnet_id)
        .map_err(|it| coded("InvalidParameterValue.SubnetIdMalformed", &it.into()))?;
    let unknown = |refusal: Refusal| coded("InvalidParameterValue", &refusal);
    world.vpc(vpc).map_err(unknown)?;
    let found = world.subnet(subnet).ok().filter(|it| it.vpc == vpc);
    found.ok_or_else(|| unknown(Refusal::NotFound(Resource::Subnet(subnet))))
}

fn check_address(world: &World, subnet: &Subnet, text: &str) -> Result<(), ApiError> {
    let parameter = "VirtualPrivateCloud.PrivateIpAddresses";
    let wrong = |code, fault| coded(code, &Refusal::value(parameter, &text, fault));
    let malformed = |_| wrong("InvalidParameterValue.IPAddressMalformed", Fault::Form);
    let address: Ipv4Addr = text.parse().map_err(malformed)?;
    if !subnet.cidr.holds(address) {
        return Err(wrong("VpcAddrNotInSubNet", Fault::Range));
    }
    if world.is_taken(subnet.vpc, address) {
        return Err(coded("VpcIpIsUsed", &Refusal::AddressInUse(address.into())));
    }
    Ok(())
}

/// A refusal with the code that this action has for it.
fn coded(code: &'static str, refusal: &Refusal) -> ApiError {
    ApiError::new(code, message(refusal))
}
