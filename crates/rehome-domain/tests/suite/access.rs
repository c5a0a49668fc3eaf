//! Policies: what they allow, what they deny, what is no policy.

use std::sync::Arc;

use proptest::prelude::*;
use rehome_domain::access::{
    AccessName, Identity, Operation, POLICY_BYTES_MAX, Permissions, Policy, PolicyFault, Principal,
    TARGETS_MAX, Target, TooManyTargets, Trust, UserId, targets,
};
use rehome_domain::{AccountId, Region, Scope};

const OWNER: AccountId = AccountId(100_000_000_001);
const DESCRIBE: Operation = Operation { service: "vpc", action: "DescribeNetworkInterfaces" };
const DELETE: Operation = Operation { service: "vpc", action: "DeleteNetworkInterface" };
const RUN: Operation = Operation { service: "cvm", action: "RunInstances" };

fn scope() -> Scope {
    Scope { account: OWNER, region: Region::parse("ap-guangzhou").unwrap() }
}

fn about(texts: &[&str]) -> Vec<Target> {
    targets(scope(), texts.iter().copied()).unwrap()
}

fn policy(statements: &[(&str, &str, &str)]) -> Arc<Policy> {
    let one = |(effect, action, resource): &(&str, &str, &str)| {
        format!(r#"{{"effect":"{effect}","action":["{action}"],"resource":"{resource}"}}"#)
    };
    let all: Vec<String> = statements.iter().map(one).collect();
    let text = format!(r#"{{"version":"2.0","statement":[{}]}}"#, all.join(","));
    Arc::new(Policy::parse(&text).unwrap_or_else(|fault| panic!("{text}: {fault}")))
}

fn granted(policies: Vec<Arc<Policy>>) -> Permissions {
    Permissions::Granted { owner: OWNER, policies, narrowed: None }
}

fn allowed(who: &Permissions, what: &Operation, texts: &[&str]) -> bool {
    who.refused(what, &about(texts)).is_none()
}

#[test]
fn what_no_policy_allows_is_refused_and_a_root_user_may_do_everything() {
    assert!(!allowed(&granted(vec![]), &DESCRIBE, &[]));
    assert!(allowed(&Permissions::Everything, &DELETE, &["eni-m6dyj72l"]));
}

#[test]
fn patterns_cover_what_they_spell_out() {
    let own = "qcs::vpc:ap-guangzhou:uin/100000000001:eni/eni-m6dyj72l";
    let eni: &[&str] = &["eni-m6dyj72l"];
    let table: &[(&str, &str, &Operation, &[&str], bool)] = &[
        ("*", "*", &DELETE, eni, true),
        ("*", "*", &DESCRIBE, &[], true),
        ("vpc:*", "*", &DELETE, eni, true),
        ("vpc:*", "*", &RUN, &[], false),
        ("name/vpc:DeleteNetworkInterface", "*", &DELETE, eni, true),
        ("vpc:deletenetworkinterface", "*", &DELETE, eni, true),
        ("vpc:DeleteNetwork", "*", &DELETE, eni, false),
        ("vpc:Describe*", "*", &DESCRIBE, &[], true),
        ("vpc:Describe*", "*", &DELETE, eni, false),
        ("*", own, &DELETE, eni, true),
        ("*", own, &DELETE, &["eni-m6dyj72m"], false),
        // A call that names no resource is about all of them.
        ("*", own, &DESCRIBE, &[], false),
        ("*", "qcs::vpc:::eni/*", &DELETE, eni, true),
        ("*", "qcs::vpc:::*", &DELETE, eni, true),
        ("*", "qcs::vpc:ap-shanghai::eni/*", &DELETE, eni, false),
        ("*", "qcs::vpc:ap-*::eni/*", &DELETE, eni, true),
        ("*", "qcs::vpc::uin/100000000002:eni/*", &DELETE, eni, false),
        ("*", "qcs::cvm:::*", &DELETE, eni, false),
        ("*", "qcs::cvm:::instance/*", &DELETE, &["ins-m6dyj72l"], true),
        // Every resource that is named has to be allowed.
        ("*", "qcs::vpc:::eni/*", &DELETE, &["eni-m6dyj72l", "ins-m6dyj72l"], false),
    ];
    for (action, resource, what, texts, expected) in table {
        let who = granted(vec![policy(&[("allow", action, resource)])]);
        assert_eq!(allowed(&who, what, texts), *expected, "{action} {resource} {what} {texts:?}");
    }
}

#[test]
fn a_deny_wins_wherever_it_stands() {
    let (all, not) = (("allow", "*", "*"), ("deny", "vpc:Delete*", "qcs::vpc:::eni/eni-m6dyj72l"));
    let ways = [
        vec![policy(&[all, not])],
        vec![policy(&[not, all])],
        vec![policy(&[all]), policy(&[not])],
        vec![policy(&[not]), policy(&[all])],
    ];
    for policies in ways {
        let who = granted(policies);
        assert!(!allowed(&who, &DELETE, &["eni-m6dyj72l"]));
        assert!(allowed(&who, &DELETE, &["eni-m6dyj72m"]));
        assert!(allowed(&who, &DESCRIBE, &["eni-m6dyj72l"]));
        let refused = who.refused(&DELETE, &about(&["eni-m6dyj72l"])).map(Target::to_string);
        let named = "qcs::vpc:ap-guangzhou:uin/100000000001:eni/eni-m6dyj72l";
        assert_eq!(refused.as_deref(), Some(named));
    }
}

#[test]
fn a_session_may_do_what_its_role_and_its_own_policy_allow() {
    let of_role = policy(&[("allow", "vpc:*", "*")]);
    let table = [
        (("allow", "vpc:Describe*", "*"), true, false),
        (("allow", "*", "*"), true, true),
        (("allow", "cvm:*", "*"), false, false),
        (("deny", "*", "*"), false, false),
    ];
    for (statement, describes, deletes) in table {
        let narrowed = Some(policy(&[statement]));
        let policies = vec![Arc::clone(&of_role)];
        let who = Permissions::Granted { owner: OWNER, policies, narrowed };
        assert_eq!(allowed(&who, &DESCRIBE, &[]), describes, "{statement:?}");
        assert_eq!(allowed(&who, &DELETE, &["eni-m6dyj72l"]), deletes, "{statement:?}");
        assert!(!allowed(&who, &RUN, &[]), "{statement:?}");
    }
}

#[test]
fn what_is_no_policy_is_refused() {
    let entry = |more: &str| {
        format!(
            r#"{{"version":"2.0","statement":[{{"effect":"allow","action":"*","resource":"*"{more}}}]}}"#
        )
    };
    assert!(Policy::parse(&entry("")).is_ok());
    let long = entry("") + &" ".repeat(POLICY_BYTES_MAX + 1 - entry("").len());
    assert_eq!(Policy::parse(&long), Err(PolicyFault::TooLong));
    assert!(Policy::parse(&long[..POLICY_BYTES_MAX]).is_ok(), "the bound is allowed");
    let condition = entry(r#","condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}"#);
    assert_eq!(Policy::parse(&condition), Err(PolicyFault::Condition));
    let principal = entry(r#","principal":{"qcs":["*"]}"#);
    assert_eq!(Policy::parse(&principal), Err(PolicyFault::Principal));
    for (text, told) in [
        (entry(r#","effect":"deny""#), "duplicate"),
        (entry(r#","notaction":"*""#), "unknown field"),
        (entry("").replace("2.0", "1.0"), "1.0"),
        (entry("").replace("allow", "Allow"), "no effect"),
        (entry("").replace(r#""action":"*""#, r#""action":"vpc""#), "no action"),
        (entry("").replace(r#""action":"*""#, r#""action":":*""#), "no action"),
        (entry("").replace(r#""action":"*""#, r#""action":[]"#), "without an action"),
        (entry("").replace(r#""resource":"*""#, r#""resource":"eni-m6dyj72l""#), "no resource"),
        (entry("").replace(r#""resource":"*""#, r#""resource":"qcs::vpc:::""#), "no resource"),
        (entry("").replace(r#""resource":"*""#, r#""resource":"qcs::vpc::uid/1:*""#), "uin/"),
        (String::from(r#"{"version":"2.0","statement":[]}"#), "no statement"),
        (String::new(), "JSON"),
        ("[".repeat(4000), "JSON"),
    ] {
        let fault = Policy::parse(&text).expect_err(&text).to_string();
        assert!(fault.contains(told), "{text}: {fault}");
    }
}

#[test]
fn a_call_is_about_all_ids_that_it_names_each_once() {
    let shown =
        |texts: &[&str]| -> Vec<String> { about(texts).iter().map(ToString::to_string).collect() };
    assert_eq!(shown(&["a name", "eni-", "Eni-m6dyj72l", "10.0.0.1"]), ["*"]);
    let at = "ap-guangzhou:uin/100000000001";
    assert_eq!(
        shown(&["vpc-m6dyj72l", "ins-m6dyj72l", "vpc-m6dyj72l"]),
        [format!("qcs::cvm:{at}:instance/ins-m6dyj72l"), format!("qcs::vpc:{at}:vpc/vpc-m6dyj72l")]
    );
    assert_eq!(
        shown(&["qcs::cam::uin/7:roleName/r", "qcs::vpc:::sg/sg-m6dyj72l"]),
        [String::from("qcs::cam::uin/7:roleName/r"), format!("qcs::cvm:{at}:sg/sg-m6dyj72l")]
    );
    // However it is spelt, a resource is one.
    let spelt = [
        "sg-m6dyj72l",
        "qcs::cvm:::sg/sg-m6dyj72l",
        "qcs::vpc::uin/:sg/sg-m6dyj72l",
        "qcs::vpc:ap-guangzhou:uin/100000000001:sg/sg-m6dyj72l",
        "qcs:0:cos::uin/:x/sg-m6dyj72l",
    ];
    assert_eq!(shown(&spelt), [format!("qcs::cvm:{at}:sg/sg-m6dyj72l")]);
    let many: Vec<String> = (0..=TARGETS_MAX).map(|n| format!("eni-{n:08}")).collect();
    let count = |upto: usize| {
        targets(scope(), many[..upto].iter().map(String::as_str)).map(|found| found.len())
    };
    assert_eq!(count(TARGETS_MAX), Ok(TARGETS_MAX));
    assert_eq!(count(TARGETS_MAX + 1), Err(TooManyTargets));
}

/// A kind that a call can name and a policy cannot would pass every deny.
#[test]
fn every_kind_of_id_is_a_resource_of_policies() {
    let source = include_str!("../../src/ids.rs");
    let rows = source.split("resource_id!(").skip(1);
    let prefixes: Vec<&str> = rows.filter_map(|row| row.split('"').nth(1)).collect();
    assert!(prefixes.len() > 10, "{prefixes:?}");
    for prefix in prefixes {
        let known = about(&[&format!("{prefix}m6dyj72l")]) != [Target::Everything];
        // A route is part of its table and a rule of its ACL, which every call about it names. A tag's id is only a row's
        // number: calls name the tag by its key and value.
        let part = ["rti-", "tag-", "acli45-"].contains(&prefix);
        assert_eq!(known, !part, "{prefix} needs a row in `kind_of` of target.rs");
    }
}

#[test]
fn a_role_trusts_an_account_or_one_user_of_it() {
    let caller = |account, identity| Principal { account: AccountId(account), identity };
    let (root, user) = (caller(1, Identity::Root), caller(1, Identity::User(UserId(2))));
    let stranger = caller(3, Identity::User(UserId(2)));
    for (trust, trusted) in [
        ("qcs::cam::uin/1:root", [true, true, false]),
        ("qcs::cam::uin/1:uin/2", [false, true, false]),
    ] {
        let read = Trust::parse(trust).unwrap();
        assert_eq!(read.to_string(), trust);
        assert_eq!([&root, &user, &stranger].map(|it| read.is(it)), trusted, "{trust}");
    }
    for text in ["", "*", "qcs::cam::uin/:root", "qcs::cam::uin/1:uin/", "qcs::cam::uin/1:*"] {
        assert!(Trust::parse(text).is_err(), "{text}");
    }
}

#[test]
fn names_are_short_and_plain() {
    for text in ["", "a b", "a/b", "a:b", &"a".repeat(129), "\u{e9}"] {
        assert!(AccessName::parse(text).is_err(), "{text}");
    }
    assert!(AccessName::parse(&"a".repeat(128)).is_ok());
}

proptest! {
    /// Nothing of a text that is no policy is taken, and nothing makes the reader fail.
    #[test]
    fn any_text_is_a_policy_or_is_refused(text in any::<String>(), at in 0_usize..200, byte in any::<u8>()) {
        drop(Policy::parse(&text));
        let good = r#"{"version":"2.0","statement":[{"effect":"deny","action":["vpc:*","name/cvm:RunInstances"],"resource":["qcs::vpc:ap-guangzhou:uin/1:eni/*"]}]}"#;
        let mut bytes = good.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes) {
            drop(Policy::parse(&text));
        }
    }

    /// However allows stand beside it, a deny of everything leaves nothing.
    #[test]
    fn nothing_outweighs_a_deny(allows in 0_usize..5, at in 0_usize..5) {
        let mut policies = vec![policy(&[("allow", "*", "*")]); allows];
        policies.insert(at.min(allows), policy(&[("deny", "*", "*")]));
        prop_assert!(!allowed(&granted(policies), &DESCRIBE, &["eni-m6dyj72l"]));
    }
}

#[test]
fn a_pattern_covers_what_the_clouds_pages_name_under_two_services_by_either() {
    for service in ["vpc", "cvm", "*"] {
        for (kind, id) in [("sg", "sg-m6dyj72l"), ("eip", "eip-m6dyj72l")] {
            let resource = format!("qcs::{service}:::{kind}/*");
            let denied = granted(vec![policy(&[("allow", "*", "*"), ("deny", "*", &resource)])]);
            assert!(!allowed(&denied, &DESCRIBE, &[id]), "{resource}");
        }
    }
    let other = granted(vec![policy(&[("allow", "*", "*"), ("deny", "*", "qcs::cvm:::eni/*")])]);
    assert!(allowed(&other, &DESCRIBE, &["eni-m6dyj72l"]));
}
