//! What is written to the kernel is listed by it in the same form.

use nix::errno::Errno;
use nix::sched::{CloneFlags, unshare};

use super::chain::{self, Chain, Hook, Otherwise, Place, Type};
use super::element::{self, Element, Key, Mapped};
use super::expression::{
    Compare, CtKey, ESTABLISHED, Expression, FIB_DADDR, FIB_IIF, FIB_SADDR, FibResult, Header,
    Into, MetaKey, Nat, Register, Verdict,
};
use super::rule::{self, Rule};
use super::set::{self, Kind, Mapping, Match, Set};
use super::table;
use crate::namespace::on_thread;
use crate::netlink::{Netlink, Request};

/// Runs in a namespace that is thrown away; says aloud when there can be none.
fn inside(work: impl FnOnce(&mut Netlink) + Send + 'static) {
    let done = on_thread(move || {
        if unshare(CloneFlags::CLONE_NEWNET).is_err() {
            return false;
        }
        let mut netfilter = Netlink::netfilter().unwrap();
        netfilter.transact(vec![table::new()]).unwrap();
        work(&mut netfilter);
        true
    });
    let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|v| v == "1");
    assert!(done.unwrap() || !required, "REHOME_REQUIRE_KERNEL=1, and no namespace can be made");
}

fn chains() -> Vec<Chain> {
    let hook = |place, priority, kind, otherwise| Some(Hook { place, priority, kind, otherwise });
    let named = |name: &str, hook| Chain { name: name.to_owned(), hook };
    vec![
        named("pre", hook(Place::Prerouting, -300, Type::Filter, Otherwise::Accept)),
        named("in", hook(Place::Input, 0, Type::Filter, Otherwise::Drop)),
        named("on", hook(Place::Forward, 7, Type::Filter, Otherwise::Accept)),
        named("to", hook(Place::Prerouting, -100, Type::Nat, Otherwise::Accept)),
        named("from", hook(Place::Postrouting, 100, Type::Nat, Otherwise::Accept)),
        named("plain", None),
    ]
}

fn sets() -> Vec<Set> {
    vec![
        Set::exact("members", Kind::Ipv4, Mapping::Nothing),
        Set::exact("members6", Kind::Ipv6, Mapping::Nothing),
        Set::exact("numbers", Kind::Ipv4, Mapping::Value(Kind::Number)),
        Set::exact("verdicts", Kind::Number, Mapping::Verdict),
        Set::exact("ports", Kind::Port, Mapping::Nothing),
        Set::ranges("blocks", Kind::Ipv4, Mapping::Verdict),
        Set {
            name: String::from("pairs"),
            key: vec![Kind::Ipv4, Kind::Port],
            by: Match::Range,
            mapping: Mapping::Value(Kind::Ipv4),
        },
    ]
}

fn elements() -> Vec<(&'static str, Vec<Element>)> {
    let jump = Mapped::Verdict(Verdict::Jump(String::from("plain")));
    let commented = |element| Element { comment: Some(String::from("eni-00000001 0")), ..element };
    let one = commented(Element::of(&[10, 0, 0, 1]));
    let number = Element::mapped(&[10, 0, 0, 1], Mapped::Value(vec![1, 2, 3, 4, 5, 6, 7, 8]));
    let verdict = Mapped::Verdict(Verdict::Goto(String::from("plain")));
    let pair = Key::Between(vec![10, 0, 0, 0, 0, 80, 0, 0], vec![10, 0, 0, 9, 0, 90, 0, 0]);
    let pair = Element { key: pair, mapped: Mapped::Value(vec![1, 2, 3, 4]), comment: None };
    let blocks = Element::range(&[10, 0, 0, 0], &[10, 0, 255, 255], jump.clone());
    let last = Element::range(&[255, 255, 255, 0], &[255; 4], jump);
    vec![
        ("members", vec![one]),
        ("members6", vec![Element::of(&[7; 16])]),
        ("numbers", vec![commented(number)]),
        ("verdicts", vec![Element::mapped(&[9; 8], verdict)]),
        ("ports", vec![Element::of(&443_u16.to_be_bytes())]),
        ("blocks", [blocks, last].concat()),
        ("pairs", vec![pair]),
    ]
}

const R: Register = Register(0);

fn filters() -> Vec<Expression> {
    let (four, set) = (vec![255, 255, 0, 0], String::from);
    vec![
        Expression::Meta { key: MetaKey::Family, to: R },
        Expression::Cmp { from: R, compare: Compare::Equal, value: vec![2] },
        Expression::Payload { header: Header::Network, offset: 12, length: 4, to: R },
        Expression::Bitwise { from: R, to: Register(2), mask: four.clone() },
        Expression::Cmp { from: Register(2), compare: Compare::Other, value: four },
        Expression::Lookup { set: set("members"), from: R, into: Into::Nothing },
        Expression::Lookup { set: set("numbers"), from: R, into: Into::Register(Register(4)) },
        Expression::Meta { key: MetaKey::Protocol, to: R },
        Expression::Cmp { from: R, compare: Compare::Equal, value: vec![6] },
        Expression::Payload { header: Header::Transport, offset: 2, length: 2, to: R },
        Expression::Range { from: R, first: vec![0, 80], last: vec![0, 90] },
        Expression::Ct { key: CtKey::State, to: R },
        Expression::Bitwise { from: R, to: R, mask: ESTABLISHED.to_ne_bytes().to_vec() },
        Expression::Immediate { value: vec![1, 0, 0, 0], to: Register(1) },
        Expression::SetMeta { key: MetaKey::Mark, from: Register(1) },
        Expression::SetCt { key: CtKey::Mark, from: Register(1) },
        Expression::Counter,
        Expression::Log { group: 94, prefix: String::from("fl-00000001") },
        Expression::Lookup { set: set("verdicts"), from: Register(4), into: Into::Verdict },
    ]
}

fn rules() -> Vec<(&'static str, Rule)> {
    let verdict = |verdict| Rule::from(vec![Expression::Verdict(verdict)]);
    let fib = |result, by| Expression::Fib { result, by, to: R };
    let six = Expression::Payload { header: Header::Network, offset: 8, length: 16, to: R };
    let in_six = Expression::Lookup { set: String::from("members6"), from: R, into: Into::Nothing };
    let address = || Expression::Immediate { value: vec![10, 0, 0, 1], to: R };
    let nat = |nat| vec![address(), Expression::Nat { nat, family: 2, address: R }];
    vec![
        ("pre", vec![fib(FibResult::Oif, FIB_SADDR | FIB_IIF), Expression::NoTrack].into()),
        ("pre", vec![fib(FibResult::Type, FIB_DADDR)].into()),
        ("in", verdict(Verdict::Accept).with_comment(String::from("why it stands here"))),
        ("in", verdict(Verdict::Drop)),
        ("on", filters().into()),
        ("on", vec![six, in_six].into()),
        ("on", verdict(Verdict::Jump(String::from("plain")))),
        ("on", verdict(Verdict::Goto(String::from("plain")))),
        ("to", nat(Nat::Destination).into()),
        ("from", nat(Nat::Source).into()),
        ("from", vec![Expression::Masquerade].into()),
        ("plain", verdict(Verdict::Return)),
    ]
}

fn everything() -> Vec<Request> {
    let mut requests: Vec<_> = chains().iter().map(chain::new).collect();
    requests.extend(sets().iter().map(set::new));
    requests.extend(elements().iter().flat_map(|(set, elements)| element::add(set, elements)));
    requests.extend(rules().iter().map(|(chain, rule)| rule::append(chain, rule)));
    requests
}

#[test]
fn what_is_written_is_listed_in_the_same_form() {
    inside(|netfilter| {
        netfilter.transact(everything()).unwrap();
        let listed = netfilter.dump(&chain::dump()).unwrap();
        let seen: Vec<_> = listed.iter().filter_map(|(_, body)| chain::read(body)).collect();
        assert_eq!(seen, chains());
        let listed = netfilter.dump(&set::dump()).unwrap();
        let mut seen: Vec<_> = listed.iter().filter_map(|(_, body)| set::read(body)).collect();
        let mut wanted: Vec<_> = sets().iter().map(Set::shape).collect();
        for shapes in [&mut seen, &mut wanted] {
            shapes.sort_by(|a, b| a.name.cmp(&b.name));
        }
        assert_eq!(seen, wanted);
        for (set, wanted) in elements() {
            let listed = netfilter.dump(&element::dump(set)).unwrap();
            let mut seen: Vec<_> =
                listed.iter().flat_map(|(_, body)| element::read(body)).collect();
            let mut wanted = wanted;
            for elements in [&mut seen, &mut wanted] {
                elements.sort_by(|a, b| a.key.cmp(&b.key));
            }
            // The kernel may put an end before the first key of all.
            seen.retain(|it| it.key != Key::To(vec![0; 4]));
            assert_eq!(seen, wanted, "{set}");
        }
        let listed = netfilter.dump(&rule::dump()).unwrap();
        let seen: Vec<_> = listed.iter().filter_map(|(_, body)| rule::read(body)).collect();
        for chain in chains() {
            let of = |rules: &[(String, Rule)]| {
                let of_chain = rules.iter().filter(|it| it.0 == chain.name);
                of_chain.map(|it| it.1.clone()).collect::<Vec<_>>()
            };
            let wanted: Vec<_> = rules().into_iter().map(|(name, it)| (name.into(), it)).collect();
            assert_eq!(of(&seen), of(&wanted), "{}", chain.name);
        }
    });
}

#[test]
fn a_transaction_is_carried_out_as_a_whole_or_not_at_all_and_its_refusal_is_told() {
    inside(|netfilter| {
        let count = |netfilter: &mut Netlink| netfilter.dump(&chain::dump()).unwrap().len();
        let mut requests = everything();
        requests.insert(3, chain::delete("nobody"));
        requests.insert(9, chain::delete("nobody either"));
        let refused = netfilter.transact(requests).unwrap_err();
        assert_eq!(refused.errno(), Some(Errno::ENOENT));
        assert_eq!(count(netfilter), 0);
        // The answers of the refused one are not taken for those of the next.
        netfilter.transact(everything()).unwrap();
        assert_eq!(count(netfilter), chains().len());
        let refused = netfilter.transact(vec![chain::delete("plain")]).unwrap_err();
        assert_eq!(refused.errno(), Some(Errno::EBUSY));
        let filled = vec![element::empty("members"), element::empty("verdicts")];
        netfilter.transact(filled).unwrap();
        assert!(
            netfilter
                .dump(&element::dump("members"))
                .unwrap()
                .iter()
                .all(|(_, body)| { element::read(body).is_empty() })
        );
    });
}

#[test]
fn a_transaction_of_thousands_of_requests_is_carried_out() {
    const MANY: u32 = 5000;
    inside(|netfilter| {
        let plain = || chain::new_plain("plain");
        let drop: Rule = vec![Expression::Verdict(Verdict::Drop)].into();
        let rules = (0..MANY).map(|_| rule::append("plain", &drop));
        let set = Set::exact("members", Kind::Ipv4, Mapping::Nothing);
        let member = |number: u32| Element::of(&number.to_be_bytes());
        let members: Vec<_> = (0..MANY).map(member).collect();
        let mut requests: Vec<_> = [plain(), set::new(&set)].into_iter().chain(rules).collect();
        requests.extend(element::add("members", &members));
        netfilter.transact(requests).unwrap();
        assert_eq!(netfilter.dump(&rule::dump()).unwrap().len(), MANY as usize);
        let listed = netfilter.dump(&element::dump("members")).unwrap();
        let seen: usize = listed.iter().map(|(_, body)| element::read(body).len()).sum();
        assert_eq!(seen, MANY as usize);
    });
}
