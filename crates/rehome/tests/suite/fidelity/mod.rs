//! The 39 questions that a probe asked the emulators of another cloud, put to this one in Tencent
//! Cloud's calls and codes. `docs/fidelity.md` prints the table; `REHOME_BLESS=1` writes it.

mod asked;
mod attached;
mod made;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, subnet, text};
use crate::server::Server;
use asked::{
    burst, by_subnet, dry_run, groups, ipv6, limit, malformed, no_signature, request_ids,
    secondary, secondary_limit, token, unknown, unknown_filter, wrong_signature,
};
use attached::{
    attaching, busy_subnet, delete_attached, detach_free, eip_follows, index, kept, nowhere,
    on_instance, other_zone, primary, too_many, twice,
};
use made::{
    available, duplicate, full, inside, macs, outside, reserved, reusable, sixty, unknown_group,
    unknown_subnet,
};

/// A question: as the probe asked it, what is called, what is answered, and how it is shown.
struct Question {
    asked: &'static str,
    call: &'static str,
    answer: &'static str,
    shown: fn(&Server, &Cloud),
    /// The name of the function that shows it: the row that fails.
    row: &'static str,
}

macro_rules! q {
    ($asked:expr, $call:expr, $answer:expr, $shown:ident $(,)?) => {
        Question {
            asked: $asked,
            call: $call,
            answer: $answer,
            shown: $shown,
            row: stringify!($shown),
        }
    };
}

const QUESTIONS: [Question; 39] = [
    q!("IP inside subnet", "CreateNetworkInterface", "the first free address of the block", inside),
    q!("60 ENIs in a /25 have 60 different IPs", "CreateNetworkInterface", "60 of 60", sixty),
    q!("reserved addresses never given", "CreateNetworkInterface", "13 of a /28's 16", reserved),
    q!("full /28 refuses", "CreateNetworkInterface", "`ResourceInsufficient.Subnet`", full),
    q!("duplicate explicit IP refused", "CreateNetworkInterface", "`ResourceInUse`", duplicate),
    q!(
        "IP outside subnet refused",
        "CreateNetworkInterface",
        "`InvalidParameterValue.Range`",
        outside,
    ),
    q!("deleted IP reusable", "DeleteNetworkInterface", "given to the next who asks", reusable),
    q!("AvailableIpAddressCount moves", "DescribeSubnets", "less with each address", available),
    q!("MACs unique", "CreateNetworkInterface", "60 of 60", macs),
    q!("unknown subnet refused", "CreateNetworkInterface", "`ResourceNotFound`", unknown_subnet),
    q!(
        "unknown security group refused",
        "CreateNetworkInterface",
        "`ResourceNotFound`",
        unknown_group,
    ),
    q!(
        "attach to unknown instance refused",
        "AttachNetworkInterface",
        "`ResourceNotFound`",
        nowhere,
    ),
    q!(
        "attach of attached ENI refused",
        "AttachNetworkInterface",
        "`UnsupportedOperation.AttachmentAlreadyExists`",
        twice,
    ),
    q!(
        "used device index refused",
        "AttachNetworkInterface",
        "the index is the server's choice, never one that is taken; naming one: `UnknownParameter`",
        index,
    ),
    q!("ENI limit of instance type", "AttachNetworkInterface", "`LimitExceeded`", too_many),
    q!(
        "other-zone attach refused",
        "AttachNetworkInterface",
        "`UnsupportedOperation.ZoneMismatch`",
        other_zone,
    ),
    q!(
        "ENI shown on instance",
        "DescribeNetworkInterfaces",
        "`attachment.instance-id`",
        on_instance,
    ),
    q!(
        "delete of attached refused",
        "DeleteNetworkInterface",
        "`UnsupportedOperation.InvalidState`",
        delete_attached,
    ),
    q!("delete of subnet with ENI refused", "DeleteSubnet", "`ResourceInUse`", busy_subnet),
    q!(
        "detach of unknown attachment refused",
        "DetachNetworkInterface",
        "`UnsupportedOperation.AttachmentNotFound`",
        detach_free,
    ),
    q!("detach of primary refused", "DetachNetworkInterface", "`UnsupportedOperation`", primary),
    q!("`attaching` state visible", "DescribeNetworkInterfaces", "State `ATTACHING`", attaching),
    q!("private IP kept over a move", "MigrateNetworkInterface", "addresses and MAC stay", kept),
    q!("EIP follows a move", "MigrateNetworkInterface", "InstanceId is the new one", eip_follows),
    q!("secondary IPs", "AssignPrivateIpAddresses", "given and described", secondary),
    q!("secondary IP limit", "AssignPrivateIpAddresses", "`LimitExceeded`", secondary_limit),
    q!("IPv6 assigned", "AssignIpv6Addresses", "of the subnet's block", ipv6),
    q!(
        "security groups replaced",
        "ModifyNetworkInterfaceAttribute",
        "GroupSet is the new one",
        groups,
    ),
    q!(
        "client token idempotent",
        "CreateNetworkInterface",
        "the first answer again; other parameters: `UnsupportedOperation.IdempotentParameterMismatch`",
        token,
    ),
    q!("request ids unique uuids", "any", "36 characters, never twice", request_ids),
    q!("MaxResults honoured", "DescribeNetworkInterfaces", "Limit and Offset", limit),
    q!("filter by subnet", "DescribeNetworkInterfaces", "`subnet-id`", by_subnet),
    q!(
        "unknown filter refused",
        "DescribeNetworkInterfaces",
        "`InvalidParameter.FilterInvalidKey`",
        unknown_filter,
    ),
    q!("malformed id refused", "any", "`InvalidParameterValue.Malformed`", malformed),
    q!("unknown id NotFound", "any", "`ResourceNotFound`", unknown),
    q!("DryRun", "RunInstances", "`DryRunOperation`, and nothing is made", dry_run),
    q!("wrong signature refused", "any", "`AuthFailure.SignatureFailure`", wrong_signature),
    q!("missing signature refused", "any", "`MissingParameter`, before all else", no_signature),
    q!("burst throttled", "DescribeSubnets (20/s)", "`RequestLimitExceeded`", burst),
];

/// The sums of the probe's own runs on emulators of another cloud, default settings, 2026-11-22.
const PEERS: [(&str, u32); 5] =
    [("LocalStack", 19), ("moto", 18), ("fakecloud", 9), ("winterbaume", 5), ("MiniStack", 3)];

/// Questions that are asked at a time.
const ASKERS: usize = 2;

#[test]
fn the_table_of_fidelity_says_what_is_answered() {
    let next = AtomicUsize::new(0);
    let ask = || {
        let mut answers = Vec::new();
        while let Some((at, question)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, QUESTIONS.get(at)?)))
        {
            let answered = catch_unwind(|| {
                let server = Server::fresh();
                (question.shown)(&server, &Cloud::new(&server));
            });
            answers.push((at, answered.is_ok()));
        }
        answers
    };
    let mut answers: Vec<(usize, bool)> = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..ASKERS).map(|_| scope.spawn(ask)).collect();
        askers.into_iter().flat_map(|asker| asker.join().unwrap()).collect()
    });
    answers.sort_unstable();
    let answers: Vec<bool> = answers.into_iter().map(|(_, yes)| yes).collect();
    let table = table(&answers);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/fidelity.md");
    let page = fs::read_to_string(&file).unwrap();
    let (head, _) = page.split_once("\n| question").expect("the page has the table");
    let wanted = format!("{head}\n{table}");
    let rows = QUESTIONS.iter().zip(answers).filter(|(_, yes)| !yes).map(|(q, _)| q.row);
    let unanswered: Vec<&str> = rows.collect();
    if std::env::var_os("REHOME_BLESS").is_some() {
        fs::write(&file, wanted).unwrap();
    } else {
        assert_eq!(page, wanted, "docs/fidelity.md says otherwise; not answered: {unanswered:?}");
    }
    assert!(unanswered.is_empty(), "the panics above say why: {unanswered:?}");
}

fn table(answers: &[bool]) -> String {
    let mut table =
        String::from("| question | call | answer here | | test row |\n|---|---|---|---|---|\n");
    for (question, yes) in QUESTIONS.iter().zip(answers) {
        let Question { asked, call, answer, row, .. } = question;
        let (answer, yes) = if *yes { (*answer, "yes") } else { ("", "**no**") };
        table.push_str(&format!("| {asked} | {call} | {answer} | {yes} | `{row}` |\n"));
    }
    let sum = answers.iter().filter(|yes| **yes).count();
    let peers = PEERS.map(|(name, sum)| format!("{name} {sum}")).join(", ");
    table.push_str(&format!("| **sum of {}** | | {peers} | **{sum}** | |\n", QUESTIONS.len()));
    table
}

impl Cloud {
    fn eni(&self, more: &Value) -> Value {
        let mut given =
            json!({"VpcId": self.vpc, "SubnetId": self.subnet, "NetworkInterfaceName": "q"});
        given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        given
    }

    fn created(&self, more: &Value) -> Value {
        self.done("CreateNetworkInterface", self.eni(more))["NetworkInterface"].take()
    }

    /// A second subnet, and so many interfaces in it.
    fn filled(&self, block: &str, count: usize) -> (String, Vec<Value>) {
        let subnet = subnet(&self.client, &self.vpc, (block, ZONE));
        let made = (0..count).map(|_| self.created(&json!({"SubnetId": subnet}))).collect();
        (subnet, made)
    }

    fn is_refused(&self, action: &str, given: Value, code: &str) {
        let error = self.refused(action, given);
        assert_eq!(error.code, code, "{error}");
    }
}

fn address(eni: &Value) -> String {
    text(eni, "/PrivateIpAddressSet/0/PrivateIpAddress")
}

fn named(address: &str) -> Value {
    json!({"PrivateIpAddresses": [{"PrivateIpAddress": address, "Primary": true}]})
}

fn pair(eni: &str, instance: &str) -> Value {
    json!({"NetworkInterfaceId": eni, "InstanceId": instance})
}
