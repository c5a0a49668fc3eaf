//! IPv6: what all its actions share is how addresses and blocks are read and shown.

use std::net::Ipv6Addr;

use rehome_actions::vpc;
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::details::{AddressDetails, Details};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::{Ipv6Cidr, SubnetId};
use rehome_wire::ApiError;

use super::subnet::subnet_id;
use crate::refusal::api_error;

pub(crate) mod assign_addresses;
pub(crate) mod assign_block;
pub(crate) mod assign_subnet_blocks;
pub(crate) mod describe;
pub(crate) mod modify_addresses;
pub(crate) mod unassign_addresses;
pub(crate) mod unassign_block;
pub(crate) mod unassign_subnet_blocks;

/// Reads addresses.
pub(crate) fn read(asked: &[vpc::Ipv6Address]) -> Result<Vec<Ipv6Addr>, ApiError> {
    asked.iter().map(|asked| address("Ipv6Addresses.N.Address", &asked.address)).collect()
}

/// Reads what addresses say.
pub(crate) fn details(asked: &[vpc::Ipv6Address]) -> Result<AddressDetails, ApiError> {
    let said = read(asked)?.into_iter().zip(asked).filter_map(|(address, asked)| {
        let description = asked.description.clone()?;
        Some((address.into(), Details { description, ..Details::default() }))
    });
    Ok(said.collect())
}

/// Reads an address.
fn address(parameter: &'static str, text: &str) -> Result<Ipv6Addr, ApiError> {
    text.parse().map_err(|_| api_error(&Refusal::value(parameter, &text, Fault::Form)))
}

/// Reads subnets with their blocks, which are read by the rules.
fn blocks(asked: &[vpc::Ipv6SubnetCidrBlock]) -> Result<Vec<(SubnetId, String)>, ApiError> {
    let one = |asked: &vpc::Ipv6SubnetCidrBlock| {
        Ok((subnet_id(&asked.subnet_id)?, asked.ipv6_cidr_block.clone().unwrap_or_default()))
    };
    asked.iter().map(one).collect()
}

/// An address as the API shows it.
pub(crate) fn shown(address: Ipv6Addr, details: &Details, state: &str) -> vpc::Ipv6Address {
    vpc::Ipv6Address {
        address: address.to_string(),
        primary: Some(false),
        address_id: Some(String::new()),
        description: Some(details.description.clone()),
        is_wan_ip_blocked: Some(false),
        state: Some(state.to_owned()),
        public_ip_address: Some(String::new()),
        address_type: Some(kind(address).to_owned()),
    }
}

fn kind(address: Ipv6Addr) -> &'static str {
    if address.is_unique_local() { "ULA" } else { "GUA" }
}

/// A block as the API shows it: an empty text for none.
pub(crate) fn block(block: Option<Ipv6Cidr>) -> Option<String> {
    Some(block.as_ref().map_or_else(String::new, ToString::to_string))
}

/// `AddressType` of a block; nothing without one.
pub(crate) fn block_kind(block: Option<Ipv6Cidr>) -> Vec<String> {
    block.iter().map(|block| kind(block.network()).to_owned()).collect()
}

/// `AddressType` of each of an interface's addresses.
pub(crate) fn kinds(eni: &Eni) -> Vec<String> {
    eni.ipv6.iter().map(|address| kind(*address).to_owned()).collect()
}

/// The first and the last address of what has an `AddressType`.
pub(crate) fn address_ranges(kind: &str) -> Vec<(Ipv6Addr, Ipv6Addr)> {
    const LOWEST: u128 = 0xfc00 << 112;
    const HIGHEST: u128 = LOWEST | u128::MAX >> 7;
    let ranges: &[(u128, u128)] = match kind {
        "ULA" => &[(LOWEST, HIGHEST)],
        "GUA" => &[(0, LOWEST - 1), (HIGHEST + 1, u128::MAX)],
        _ => &[],
    };
    ranges.iter().map(|(first, last)| ((*first).into(), (*last).into())).collect()
}
