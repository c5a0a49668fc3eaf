//! ClientToken: a call is done once, however often it is sent.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rehome_domain::client_token::expire::{ExpireAnswers, KEEP_MS, KEPT_MAX};
use rehome_domain::client_token::once::{Answered, Once, Repeatable};
use rehome_domain::client_token::{ClientToken, Fingerprint, FirstAnswer};
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::network_interface::private_ip_addresses::AssignPrivateIpAddresses;
use rehome_domain::task::expire::SWEEP_MAX;
use rehome_domain::{Changes, Command, EniId, Record, SubnetId, TaskId, Timestamp};

use crate::invariants;
use crate::scene::{SIZE, Scene, ZONE, absent_eni, kind};

fn once<C: Command>(token: &str, asked: &str, command: C) -> Once<C>
where
    C::Outcome: Repeatable,
{
    Once { token: ClientToken::parse(token).unwrap(), asked: Fingerprint(asked.into()), command }
}

fn scene() -> (Scene, SubnetId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.0.0/20", ZONE);
    (scene, subnet)
}

#[test]
fn a_token_is_one_to_sixty_four_printable_ascii_characters() {
    let longest = "x".repeat(64);
    let table = [
        ("a", "accepted"),
        (longest.as_str(), "accepted"),
        ("8f3c/ a~!\"", "accepted"),
        ("", "Value ClientToken Form"),
        ("a\nb", "Value ClientToken Form"),
        ("\0", "Value ClientToken Form"),
        ("t\u{e9}", "Value ClientToken Form"),
        (&"x".repeat(65), "Value ClientToken TooLong"),
    ];
    for (text, answer) in table {
        let got = ClientToken::parse(text);
        let told = got.as_ref().map_or_else(kind, |_| String::from("accepted"));
        assert_eq!(told, answer, "{text:?}");
        if let Ok(token) = got {
            assert_eq!(token.as_str(), text);
            assert_eq!(ClientToken::of_hex(&token.hex()), Some(token));
        }
    }
    for text in ["", "4", "4g", "0a", "c3a9", &"61".repeat(65)] {
        assert_eq!(ClientToken::of_hex(text), None, "{text}");
    }
}

#[test]
fn a_repetition_is_answered_as_the_first_call_was_and_changes_nothing() {
    let (mut scene, subnet) = scene();
    let call = once("t", "create", scene.create_eni(subnet));
    let first = scene.run(&call).unwrap();
    let request = scene.last;
    assert_eq!(first.request, request);
    for _ in 0..3 {
        assert_eq!(scene.decide(&call), Ok((Changes::default(), first.clone())));
        scene.settle();
    }
    // What has become of it since is not the repetition's business.
    let eni = first.outcome.id;
    scene.run(&DeleteNetworkInterface { eni }).unwrap();
    scene.settle();
    assert_eq!(scene.decide(&call), Ok((Changes::default(), first)));
    assert!(scene.world.enis.is_empty());
    invariants::check(&scene.world);
}

#[test]
fn a_token_that_names_a_call_already_names_no_other() {
    let (mut scene, subnet) = scene();
    let instance = scene.instance(subnet, SIZE);
    let eni = scene.eni(subnet);
    let attach = AttachNetworkInterface { eni, instance };
    scene.run(&once("t", "attach", attach.clone())).unwrap();
    let table = [
        ("t", "attach", "accepted"),
        ("t", "attach elsewhere", "TokenMismatch"),
        ("u", "attach", "AlreadyAttached"),
    ];
    scene.settle();
    for (token, asked, answer) in table {
        let got = scene.decide(&once(token, asked, attach.clone()));
        assert_eq!(
            got.map_or_else(|it| kind(&it), |_| "accepted".into()),
            answer,
            "{token} {asked}"
        );
    }
    // The same digest of another outcome's form: never done a second time.
    let create = once("t", "attach", scene.create_eni(subnet));
    assert_eq!(scene.decide(&create).map_err(|it| kind(&it)), Err("TokenMismatch".into()));
}

#[test]
fn a_call_that_was_refused_leaves_its_token_free() {
    let (mut scene, subnet) = scene();
    let assign = |eni| AssignPrivateIpAddresses {
        eni,
        named: Vec::new(),
        count: 1,
        details: BTreeMap::new(),
        qos: QosLevel::default(),
    };
    let refused = scene.run(&once("t", "none", assign(absent_eni())));
    assert_eq!(refused.map_err(|it| kind(&it)), Err("NotFound eni".into()));
    assert!(scene.world.answers.is_empty());
    let eni = scene.eni(subnet);
    assert_eq!(scene.run(&once("t", "one", assign(eni))).unwrap().outcome.len(), 1);
}

#[test]
fn a_token_names_a_new_call_after_an_hour_and_its_answer_is_removed() {
    let (mut scene, subnet) = scene();
    let call = once("t", "create", scene.create_eni(subnet));
    let first = scene.run(&call).unwrap();
    scene.settle();
    scene.now = scene.now.after(KEEP_MS);
    assert_eq!(scene.run(&ExpireAnswers), Ok(0));
    assert_eq!(scene.run(&call).unwrap(), first);
    scene.now = scene.now.after(1);
    let second = scene.run(&call).unwrap();
    assert_ne!(second.outcome.id, first.outcome.id);
    assert_eq!((scene.world.enis.len(), scene.world.answers.len()), (2, 1));
    scene.settle();
    invariants::check(&scene.world);
    for number in 0..SWEEP_MAX {
        let create = scene.create_eni(subnet);
        scene.run(&once(&format!("t{number}"), "create", create)).unwrap();
    }
    scene.now = scene.now.after(KEEP_MS + 1);
    let sweeps = [scene.run(&ExpireAnswers), scene.run(&ExpireAnswers), scene.run(&ExpireAnswers)];
    assert_eq!(sweeps, [Ok(SWEEP_MAX), Ok(1), Ok(0)]);
    assert!(scene.world.answers.is_empty() && scene.world.answered.is_empty());
}

#[test]
fn one_answer_more_than_the_bound_pushes_out_the_oldest() {
    let (mut scene, subnet) = scene();
    let token = |number: usize| ClientToken::parse(&format!("old-{number:05}")).unwrap();
    let answer = |number: usize| {
        Record::FirstAnswer(FirstAnswer {
            token: token(number),
            asked: Fingerprint("create".into()),
            request: TaskId::from_random([0; 16]),
            outcome: "null".into(),
            answered: Timestamp(scene.now.0 - 1000 + i64::try_from(number / 100).unwrap()),
        })
    };
    let kept = Changes::put((0..KEPT_MAX - 1).map(answer));
    scene.world = scene.world.apply(&kept);
    for (name, gone) in [("last", None), ("more", Some(0)), ("most", Some(1))] {
        let create = scene.create_eni(subnet);
        scene.run(&once(name, "create", create)).unwrap();
        assert_eq!(scene.world.answers.len(), KEPT_MAX, "{name}");
        assert_eq!(scene.world.answered.len(), KEPT_MAX, "{name}");
        assert!(gone.is_none_or(|number| !scene.world.answers.contains_key(&token(number))));
    }
    assert!(scene.world.answers.contains_key(&token(2)));
}

/// One thing that is done.
#[derive(Debug, Clone)]
enum Op {
    /// A call with one of few tokens, that asks for one of few things.
    Create(usize, u64),
    Settle,
    /// Milliseconds go by.
    Wait(i64),
    Expire,
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        6 => (0..4usize, 0..3u64).prop_map(|(token, count)| Op::Create(token, count)),
        1 => Just(Op::Settle),
        2 => (0..KEEP_MS).prop_map(Op::Wait),
        1 => Just(Op::Expire),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The model: a token is a call and its outcome, until an hour has gone by.
    #[test]
    fn whatever_is_repeated_each_token_does_one_thing_an_hour(
        ops in prop::collection::vec(op(), 1..40),
    ) {
        let (mut scene, subnet) = scene();
        let mut model: BTreeMap<usize, (u64, Answered<Eni>, Timestamp)> = BTreeMap::new();
        let mut made: Vec<EniId> = Vec::new();
        for op in ops {
            match op {
                Op::Create(token, count) => {
                    let create =
                        CreateNetworkInterface { secondary_count: count, ..scene.create_eni(subnet) };
                    let call = once(&format!("token {token}"), &format!("create {count}"), create);
                    let got = scene.run(&call).map_err(|refusal| kind(&refusal));
                    let valid = |at: Timestamp| scene.now.0 - at.0 <= KEEP_MS;
                    match model.get(&token).filter(|(_, _, at)| valid(*at)) {
                        Some((asked, first, _)) if *asked == count => {
                            prop_assert_eq!(got, Ok(first.clone()));
                        }
                        Some(_) => prop_assert_eq!(got, Err("TokenMismatch".into())),
                        None => {
                            let first = got.unwrap();
                            made.push(first.outcome.id);
                            model.insert(token, (count, first, scene.now));
                        }
                    }
                }
                Op::Settle => scene.settle(),
                Op::Wait(ms) => scene.now = scene.now.after(ms),
                Op::Expire => drop(scene.run(&ExpireAnswers)),
            }
            made.sort_unstable();
            prop_assert_eq!(&made, &scene.world.enis.keys().copied().collect::<Vec<_>>());
            invariants::check(&scene.world);
        }
    }
}
