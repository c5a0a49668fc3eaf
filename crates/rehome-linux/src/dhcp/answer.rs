//! What a guest is answered: one message in, at most one out. No time, no state, no kernel.
//!
//! Invariants: who asks with another MAC than the interface's gets no answer, and no request ever
//! gets another address than the interface's primary one. Leases are as static as the addresses: a
//! release or a decline changes nothing.
//!
//! Source: RFC 2131 (section 4.3), RFC 2132, RFC 6842 (the client's identifier is given back).

use std::net::Ipv4Addr;

use dhcproto::v4::{DhcpOption, Message, MessageType, Opcode, OptionCode};

use super::lease::Grant;

/// Seconds of a lease: long, so that a server that is down for days harms nobody.
pub(crate) const LEASE_S: u32 = 30 * 24 * 3600;

/// The answer to a message of the guest behind a leg that owns its interface.
pub(crate) fn answer(asked: &Message, grant: &Grant, dns: &[Ipv4Addr]) -> Option<Message> {
    let relayed = !asked.giaddr().is_unspecified();
    if asked.opcode() != Opcode::BootRequest || relayed || asked.chaddr() != grant.lease.mac {
        return None;
    }
    let kind = asked.opts().msg_type()?;
    if kind == MessageType::Discover {
        Some(reply(asked, MessageType::Offer, (grant, dns)))
    } else if kind == MessageType::Request {
        Some(reply(asked, judge(asked, grant)?, (grant, dns)))
    } else if kind == MessageType::Inform {
        Some(inform(asked, (grant, dns)))
    } else {
        if kind == MessageType::Decline {
            let (address, instance) = (grant.lease.address, grant.instance);
            tracing::warn!(%address, %instance, "a guest found its address in use");
        }
        // A release changes nothing; the rest is not for a server.
        None
    }
}

/// Whether a request is granted; nothing when another server is meant.
fn judge(asked: &Message, grant: &Grant) -> Option<MessageType> {
    if let Some(DhcpOption::ServerIdentifier(server)) =
        asked.opts().get(OptionCode::ServerIdentifier)
        && *server != grant.lease.gateway
    {
        return None;
    }
    let wanted = match asked.opts().get(OptionCode::RequestedIpAddress) {
        Some(DhcpOption::RequestedIpAddress(address)) => *address,
        _ => asked.ciaddr(),
    };
    let right = wanted == grant.lease.address;
    Some(if right { MessageType::Ack } else { MessageType::Nak })
}

/// A message to the guest, without anything that only a lease has.
fn bare(asked: &Message, kind: MessageType, gateway: Ipv4Addr) -> Message {
    let mut reply = Message::default();
    reply.set_opcode(Opcode::BootReply).set_htype(asked.htype()).set_xid(asked.xid());
    reply.set_flags(asked.flags()).set_chaddr(asked.chaddr());
    let options = reply.opts_mut();
    options.insert(DhcpOption::MessageType(kind));
    options.insert(DhcpOption::ServerIdentifier(gateway));
    let client = asked.opts().get(OptionCode::ClientIdentifier).cloned();
    client.map(|client| options.insert(client));
    reply
}

fn reply(asked: &Message, kind: MessageType, (grant, dns): (&Grant, &[Ipv4Addr])) -> Message {
    let mut reply = bare(asked, kind, grant.lease.gateway);
    if kind == MessageType::Nak {
        return reply;
    }
    reply.set_yiaddr(grant.lease.address).set_ciaddr(asked.ciaddr());
    add_network(&mut reply, grant, dns);
    let options = reply.opts_mut();
    options.insert(DhcpOption::AddressLeaseTime(LEASE_S));
    options.insert(DhcpOption::Renewal(LEASE_S / 2));
    options.insert(DhcpOption::Rebinding(LEASE_S / 8 * 7));
    reply
}

/// Who has an address and asks for the rest gets no lease.
fn inform(asked: &Message, (grant, dns): (&Grant, &[Ipv4Addr])) -> Message {
    let mut reply = bare(asked, MessageType::Ack, grant.lease.gateway);
    reply.set_ciaddr(asked.ciaddr());
    add_network(&mut reply, grant, dns);
    reply
}

fn add_network(reply: &mut Message, grant: &Grant, dns: &[Ipv4Addr]) {
    let ones = u32::MAX.checked_shl(32 - u32::from(grant.lease.prefix_len)).unwrap_or(0);
    let options = reply.opts_mut();
    options.insert(DhcpOption::SubnetMask(Ipv4Addr::from_bits(ones)));
    options.insert(DhcpOption::Router(vec![grant.lease.gateway]));
    if !dns.is_empty() {
        options.insert(DhcpOption::DomainNameServer(dns.to_vec()));
    }
    options.insert(DhcpOption::InterfaceMtu(grant.mtu));
    options.insert(DhcpOption::Hostname(grant.instance.to_string()));
}

#[cfg(test)]
mod tests {
    use rehome_domain::InstanceId;

    use super::*;
    use crate::dhcp::lease::Lease;

    const ADDRESS: Ipv4Addr = Ipv4Addr::new(10, 9, 0, 10);
    const GATEWAY: Ipv4Addr = Ipv4Addr::new(10, 9, 0, 1);
    const MAC: [u8; 6] = [0x20, 0x90, 0x6f, 0, 0, 10];

    fn grant() -> Grant {
        let lease = Lease { mac: MAC, address: ADDRESS, prefix_len: 24, gateway: GATEWAY };
        let eni = rehome_domain::EniId::parse("eni-00000001").unwrap();
        Grant { lease, eni, instance: InstanceId::parse("ins-00000001").unwrap(), mtu: 1500 }
    }

    fn ask(kind: MessageType, options: &[DhcpOption]) -> Message {
        let mut asked = Message::default();
        asked.set_chaddr(&MAC).opts_mut().insert(DhcpOption::MessageType(kind));
        for option in options {
            asked.opts_mut().insert(option.clone());
        }
        asked
    }

    fn kind(asked: &Message) -> Option<MessageType> {
        answer(asked, &grant(), &[])?.opts().msg_type()
    }

    #[test]
    fn a_request_is_granted_refused_or_left_to_another_server() {
        let wanted = DhcpOption::RequestedIpAddress;
        let server = DhcpOption::ServerIdentifier;
        let other = Ipv4Addr::new(10, 9, 0, 11);
        let cases = [
            (vec![wanted(ADDRESS), server(GATEWAY)], Some(MessageType::Ack)),
            (vec![wanted(ADDRESS)], Some(MessageType::Ack)),
            (vec![wanted(other), server(GATEWAY)], Some(MessageType::Nak)),
            (vec![wanted(ADDRESS), server(other)], None),
            (vec![], Some(MessageType::Nak)),
        ];
        for (options, expected) in cases {
            assert_eq!(kind(&ask(MessageType::Request, &options)), expected, "{options:?}");
        }
        let mut renewal = ask(MessageType::Request, &[]);
        renewal.set_ciaddr(ADDRESS);
        assert_eq!(kind(&renewal), Some(MessageType::Ack));
    }

    #[test]
    fn an_offer_says_all_that_a_guest_needs() {
        let id = DhcpOption::ClientIdentifier(vec![1, 2, 3]);
        let dns = [Ipv4Addr::new(183, 60, 83, 19)];
        let asked = ask(MessageType::Discover, std::slice::from_ref(&id));
        let offer = answer(&asked, &grant(), &dns).unwrap();
        assert_eq!(offer.yiaddr(), ADDRESS);
        let expected = [
            DhcpOption::MessageType(MessageType::Offer),
            DhcpOption::SubnetMask([255, 255, 255, 0].into()),
            DhcpOption::Router(vec![GATEWAY]),
            DhcpOption::DomainNameServer(dns.to_vec()),
            DhcpOption::InterfaceMtu(1500),
            DhcpOption::Hostname(String::from("ins-00000001")),
            DhcpOption::AddressLeaseTime(LEASE_S),
            DhcpOption::ServerIdentifier(GATEWAY),
            id,
        ];
        for option in expected {
            assert_eq!(offer.opts().get(OptionCode::from(&option)), Some(&option));
        }
    }

    #[test]
    fn who_informs_gets_no_lease() {
        let mut asked = ask(MessageType::Inform, &[]);
        asked.set_ciaddr(ADDRESS);
        let told = answer(&asked, &grant(), &[]).unwrap();
        assert_eq!(told.yiaddr(), Ipv4Addr::UNSPECIFIED);
        assert_eq!(told.opts().get(OptionCode::AddressLeaseTime), None);
    }

    #[test]
    fn strangers_relays_and_farewells_get_no_answer() {
        let mut stranger = ask(MessageType::Discover, &[]);
        stranger.set_chaddr(&[2, 0, 0, 0, 0, 1]);
        let mut relayed = ask(MessageType::Discover, &[]);
        relayed.set_giaddr([10, 9, 0, 2]);
        let mut echoed = ask(MessageType::Discover, &[]);
        echoed.set_opcode(Opcode::BootReply);
        let farewells = [MessageType::Release, MessageType::Decline, MessageType::Offer];
        let farewells = farewells.map(|kind| ask(kind, &[]));
        for asked in [stranger, relayed, echoed].iter().chain(&farewells) {
            assert_eq!(kind(asked), None, "{asked:?}");
        }
    }
}
