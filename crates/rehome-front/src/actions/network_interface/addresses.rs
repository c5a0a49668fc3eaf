//! The addresses of interfaces: how they are read, and how they are shown.

use std::net::{IpAddr, Ipv4Addr};

use rehome_actions::vpc::{Ipv6Address, PrivateIpAddressSpecification};
use rehome_domain::World;
use rehome_domain::migration::{Placement, Route};
use rehome_domain::network_interface::details::{AddressDetails, Details, QosLevel};
use rehome_domain::network_interface::handover::Handover;
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::task::Job;
use rehome_wire::ApiError;

use super::super::elastic_ip::bound_to;
use super::super::ipv6;
use crate::refusal::api_error;

/// What a call says of addresses.
#[derive(Default)]
pub(super) struct Asked {
    /// The primary address, if one is named.
    pub(super) primary: Option<Ipv4Addr>,
    /// The secondary ones.
    pub(super) secondary: Vec<Ipv4Addr>,
    /// What they say.
    pub(super) details: AddressDetails,
}

/// Reads addresses. Those without a level of service have this one.
pub(super) fn read(
    asked: &[PrivateIpAddressSpecification],
    usual: QosLevel,
) -> Result<Asked, ApiError> {
    let mut read = Asked::default();
    for specification in asked {
        let address = address(specification)?;
        let (description, qos) = (specification.description.clone(), qos(specification)?);
        if description.is_some() || qos.is_some() {
            let (description, qos) = (description.unwrap_or_default(), qos.unwrap_or(usual));
            read.details.insert(address.into(), Details { description, qos });
        }
        if !specification.primary.unwrap_or(false) {
            read.secondary.push(address);
        } else if read.primary.replace(address).is_some() {
            let fault = Fault::Duplicate;
            let refusal = Refusal::value("PrivateIpAddresses.N.Primary", &address, fault);
            return Err(api_error(&refusal));
        }
    }
    Ok(read)
}

/// Reads one address.
pub(super) fn address(asked: &PrivateIpAddressSpecification) -> Result<Ipv4Addr, ApiError> {
    let text = asked.private_ip_address.as_deref().unwrap_or_default();
    let parameter = "PrivateIpAddresses.N.PrivateIpAddress";
    text.parse().map_err(|_| api_error(&Refusal::value(parameter, &text, Fault::Form)))
}

/// Reads its level of service.
pub(super) fn qos(asked: &PrivateIpAddressSpecification) -> Result<Option<QosLevel>, ApiError> {
    level(asked.qos_level.as_deref())
}

/// Reads a level of service; an empty one is none.
pub(super) fn level(text: Option<&str>) -> Result<Option<QosLevel>, ApiError> {
    let given = text.filter(|text| !text.is_empty());
    given.map(QosLevel::parse).transpose().map_err(|refusal| api_error(&refusal))
}

/// How the addresses of an interface stand.
pub(super) struct Standing<'a> {
    eni: &'a Eni,
    all: Option<&'static str>,
    migrating: Option<Ipv4Addr>,
    gained: &'a [IpAddr],
    lost: Vec<IpAddr>,
}

impl<'a> Standing<'a> {
    /// As the world has it.
    pub(super) fn of(world: &'a World, eni: &'a Eni) -> Self {
        let all = whole_state(eni);
        let mut standing = Self { eni, all, migrating: None, gained: &[], lost: Vec::new() };
        let job = |task| world.tasks.get(task).map(|task| &task.job);
        match &eni.handover {
            None => {}
            Some(Handover::Gives(giving)) => standing.migrating = Some(giving.address),
            Some(Handover::Takes(task)) => {
                standing.migrating = match job(task) {
                    Some(Job::MigrateAddress { from, .. }) => given_by(world.enis.get(from)),
                    Some(_) | None => None,
                };
            }
            Some(Handover::Changes(task)) => match job(task) {
                Some(Job::AssignAddresses { addresses, .. }) => standing.gained = addresses,
                Some(Job::UnassignAddresses { addresses, .. }) => {
                    // It may be another's by now.
                    let free = |address: &&IpAddr| !is_held(world, eni, **address);
                    standing.lost = addresses.iter().filter(free).copied().collect();
                }
                Some(_) | None => {}
            },
        }
        standing
    }

    fn state(&self, address: IpAddr) -> &'static str {
        if let Some(state) = self.all {
            state
        } else if self.migrating.map(IpAddr::V4) == Some(address) {
            "MIGRATING"
        } else if self.gained.contains(&address) {
            "PENDING"
        } else if self.lost.contains(&address) {
            "DELETING"
        } else {
            "AVAILABLE"
        }
    }

    /// The addresses, and those that are about to go behind them.
    pub(super) fn ipv4(&self, world: &World) -> Vec<PrivateIpAddressSpecification> {
        let lost = self.lost.iter().filter_map(|address| match address {
            IpAddr::V4(address) => Some(*address),
            IpAddr::V6(_) => None,
        });
        let all = self.eni.addresses.iter().copied().chain(lost);
        let primary = self.eni.addresses.first().copied();
        let shown = all.map(|address| {
            let details = self.eni.details_of(address.into());
            let shown = shown(address, &details, self.state(address.into()));
            let Some((id, public)) = bound_to(world, self.eni, address) else {
                return PrivateIpAddressSpecification {
                    primary: Some(Some(address) == primary),
                    ..shown
                };
            };
            PrivateIpAddressSpecification {
                primary: Some(Some(address) == primary),
                public_ip_address: Some(public.to_string()),
                address_id: Some(id.to_string()),
                ..shown
            }
        });
        shown.collect()
    }

    /// The same of the other family.
    pub(super) fn ipv6(&self) -> Vec<Ipv6Address> {
        let lost = self.lost.iter().filter_map(|address| match address {
            IpAddr::V6(address) => Some(*address),
            IpAddr::V4(_) => None,
        });
        let all = self.eni.ipv6.iter().copied().chain(lost);
        let shown = all.map(|address| {
            let details = self.eni.details_of(address.into());
            ipv6::shown(address, &details, self.state(address.into()))
        });
        shown.collect()
    }
}

/// A secondary address that has no elastic IP, as the API shows it.
pub(super) fn shown(
    address: Ipv4Addr,
    details: &Details,
    state: &str,
) -> PrivateIpAddressSpecification {
    PrivateIpAddressSpecification {
        private_ip_address: Some(address.to_string()),
        primary: Some(false),
        public_ip_address: Some(String::new()),
        address_id: Some(String::new()),
        description: Some(details.description.clone()),
        is_wan_ip_blocked: Some(false),
        state: Some(state.to_owned()),
        qos_level: Some(details.qos.name().to_owned()),
    }
}

/// The state of all addresses of an interface that is being made or deleted: a primary one is with
/// its instance.
fn whole_state(eni: &Eni) -> Option<&'static str> {
    match &eni.placement {
        Placement::Pending(_) => Some("PENDING"),
        Placement::Deleting(_) => Some("DELETING"),
        Placement::Moving(migration) if eni.kind == EniKind::Primary => {
            Some(primary_state(&migration.route))
        }
        Placement::Moving(_) | Placement::Free | Placement::On(_) => None,
    }
}

/// The state of a primary interface whose instance is being made or terminated.
pub(super) fn primary_state(route: &Route) -> &'static str {
    match route {
        Route::Attach { .. } | Route::Migrate { .. } => "PENDING",
        Route::Detach { .. } => "DELETING",
    }
}

fn given_by(from: Option<&std::sync::Arc<Eni>>) -> Option<Ipv4Addr> {
    match from?.handover.as_ref()? {
        Handover::Gives(giving) => Some(giving.address),
        Handover::Takes(_) | Handover::Changes(_) => None,
    }
}

fn is_held(world: &World, eni: &Eni, address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => world.holder(eni.vpc, address).is_some(),
        IpAddr::V6(address) => world.holder_of_ipv6(eni.vpc, address).is_some(),
    }
}
