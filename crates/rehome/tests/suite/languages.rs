//! Messages in both languages: the same refusal, asked for in English and in Chinese.
//!
//! What is told is the same in both: each name, id and value stands in backquotes, in either. What stands outside of them is
//! in the one language or the other.

use rehome_front::SUPPORTED;
use serde_json::{Value, json};

use crate::accounts::{FIRST, account, client_of, user};
use crate::cloud::{Cloud, ZONE, operation, text};
use crate::server::{REGION, Server};
use crate::signed::{Tc3, V1};
use crate::strangers::{estate, full_name, nothing, ways};

/// Code and message of a refusal in a language; nothing when the call was done.
fn told(
    server: &Server,
    (action, body): (&str, &Value),
    language: &str,
) -> Option<(String, String)> {
    let operation = operation(action);
    let mut call = Tc3::post(server, operation.action, &body.to_string());
    call.version = operation.version.to_owned();
    call.service = operation.service.to_owned();
    let answer = call.request().with("X-TC-Language", language).send(server.address());
    let code = answer.code();
    (code != "OK").then(|| (code, answer.message()))
}

/// The pieces in backquotes, and the rest with a dot for each of them.
fn split(message: &str) -> (Vec<&str>, String) {
    let pieces: Vec<&str> = message.split('`').collect();
    let quoted = pieces.iter().skip(1).step_by(2).copied().collect();
    let rest: Vec<&str> = pieces.iter().step_by(2).copied().collect();
    (quoted, rest.join("·"))
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

/// Two Latin words one after the other outside of backquotes, where there are such.
fn latin(text: &str) -> Option<String> {
    let (_, rest) = split(text);
    // The documents write it so in both languages.
    let rest = rest.replace("request id", "·");
    let words: Vec<&str> = rest.split(' ').collect();
    let ends = |word: &str| word.ends_with(|it: char| it.is_ascii_alphabetic() || it == ',');
    let begins = |word: &str| word.starts_with(|it: char| it.is_ascii_alphabetic());
    let pair = words.windows(2).find(|pair| ends(pair[0]) && begins(pair[1]));
    pair.map(|pair| pair.join(" "))
}

/// Asks in both languages, and holds the two answers against each other.
fn compare(server: &Server, action: &str, body: &Value) -> Option<String> {
    let english = told(server, (action, body), "en-US")?;
    let chinese = told(server, (action, body), "zh-CN")?;
    let of = format!("{action} {body}: {} {}", chinese.0, chinese.1);
    assert!(!has_chinese(&english.1), "{action} {body}: {}", english.1);
    assert!(has_chinese(&chinese.1), "{of}: write its Chinese text");
    assert_eq!(latin(&chinese.1), None, "{of}: it is not all Chinese");
    assert_eq!(english.0, chinese.0, "{of}");
    let names = split(&english.1).0;
    assert!(names.iter().all(|name| chinese.1.contains(name)), "{of}: {}", english.1);
    Some(chinese.1)
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table: one row for each refusal")]
fn a_refusal_says_the_same_in_both_languages() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (one, two) = (instances[0].as_str(), instances[1].as_str());
    let (eni, free) = (cloud.attached(one, 2), cloud.interface(1));
    let primary = cloud.primary_of(one);
    let address = text(&cloud.interface_of(&eni), "/PrivateIpAddressSet/0/PrivateIpAddress");
    let vpc = &cloud.vpc;
    let other = Cloud::of(server.client(), "10.1.0.0/16");
    let abroad = &other.instances(1)[0];
    let group = json!({"GroupName": "a", "GroupDescription": "a"});
    let group = text(&cloud.done("CreateSecurityGroup", group), "/SecurityGroup/SecurityGroupId");
    let eip = text(&cloud.done("AllocateAddresses", json!({})), "/AddressSet/0");
    let moves = |eni: &str, from: &str, to: &str| json!({"NetworkInterfaceId": eni, "SourceInstanceId": from, "DestinationInstanceId": to});
    let migrate = "MigrateNetworkInterface";
    let subnet =
        |block: &str| json!({"VpcId": vpc, "SubnetName": "a", "CidrBlock": block, "Zone": ZONE});
    for (action, body, expected) in [
        (migrate, moves("eni-1", one, two), "ID `eni-1` 格式错误，应为 `eni-` 加 8 位 `0-9a-z`。"),
        (migrate, moves("eni-00000000", one, two), "资源 `eni-00000000` 不存在。"),
        (migrate, moves(&eni, one, one), "与源实例相同"),
        (migrate, moves(&eni, two, one), "没有绑定"),
        (migrate, moves(&free, one, two), "也没有绑定其他实例"),
        (migrate, moves(&primary, one, two), "主网卡"),
        (migrate, moves(&eni, one, abroad), "不属于同一个私有网络"),
        (migrate, json!({}), "缺少参数 `NetworkInterfaceId`。"),
        (
            migrate,
            json!({"NetworkInterfaceId": 1}),
            "参数 `NetworkInterfaceId` 的类型错误，应为 `string`。",
        ),
        ("DescribeVpcs", json!({"Foo": 1}), "未知参数 `Foo`。"),
        (
            "DescribeVpcs",
            json!({"Filters": [{"Name": "x", "Values": ["x"]}]}),
            "未知的过滤条件 `x`",
        ),
        ("DescribeVpcs", json!({"Limit": "101"}), "参数 `Limit` 取值 `101` 错误：超出允许的范围。"),
        (
            "DescribeVpcs",
            json!({"VpcIds": [vpc], "Filters": [{"Name": "vpc-id", "Values": [vpc]}]}),
            "不能同时指定",
        ),
        ("DescribeVpcs", json!({"VpcIds": vec![vpc; 101]}), "此参数的取值最多 100 个。"),
        ("CreateVpc", json!({"VpcName": "a", "CidrBlock": "8.8.8.0/24"}), "超出允许的范围"),
        ("CreateSubnet", subnet("10.0.0.0/24"), "与私有网络的另一个子网重叠"),
        ("CreateSubnet", subnet("10.9.0.0/24"), "不在私有网络的网段内"),
        ("DeleteVpc", json!({"VpcId": vpc}), "正在被"),
        ("AttachNetworkInterface", json!({"NetworkInterfaceId": eni, "InstanceId": two}), "已绑定"),
        ("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}), "请先释放"),
        (
            "UnassignPrivateIpAddresses",
            json!({"NetworkInterfaceId": eni, "PrivateIpAddresses": [{"PrivateIpAddress": address}]}),
            "主内网 IP",
        ),
        (
            "AssignPrivateIpAddresses",
            json!({"NetworkInterfaceId": free, "PrivateIpAddresses": [{"PrivateIpAddress": address}]}),
            "已被占用",
        ),
        (
            "AttachNetworkInterface",
            json!({"NetworkInterfaceId": free, "InstanceId": two, "AttachType": 7}),
            "0 为标准绑定",
        ),
        ("DisassociateAddress", json!({"AddressId": eip}), "没有绑定"),
        ("DescribeTaskResult", json!({"TaskId": 7}), "任务 `7` 不存在"),
        ("DeleteSecurityGroup", json!({"SecurityGroupId": "sg-00000000"}), "不存在"),
        (
            "ModifySecurityGroupPolicies",
            json!({"SecurityGroupId": group, "SecurityGroupPolicySet": {"Version": "9",
                "Ingress": [{"Protocol": "ALL", "CidrBlock": "10.0.0.0/8", "Action": "ACCEPT"}]}}),
            "查询后重试",
        ),
        (
            "RunInstances",
            json!({"ImageId": "img-a", "InstanceType": "X9.LARGE", "Placement": {"Zone": ZONE},
                "VirtualPrivateCloud": {"VpcId": vpc, "SubnetId": cloud.subnet}}),
            "没有此实例机型",
        ),
        ("AssumeRole", json!({"RoleArn": "ops", "RoleSessionName": "ops"}), "角色 `ops` 不存在"),
        (
            "AssumeRole",
            json!({"RoleArn": "ops", "RoleSessionName": "ops", "Policy": "x"}),
            "不是策略的 JSON，第 1 行第 1 列有误",
        ),
        ("CreateNatGateway", json!({}), "尚未实现接口 `CreateNatGateway`"),
    ] {
        let chinese = compare(&server, action, &body);
        let chinese = chinese.unwrap_or_else(|| panic!("{action} {body} was done"));
        assert!(chinese.contains(expected), "{action} {body}: {chinese}");
    }
}

/// Whatever is refused: each action of the table, about things that nobody has.
#[test]
fn no_action_answers_in_one_language_alone() {
    let server = Server::fresh();
    let none = nothing(&estate(&Cloud::new(&server)));
    let mut refused = 0;
    for action in SUPPORTED {
        for body in ways(&none, *action) {
            refused += usize::from(compare(&server, &full_name(*action), &body).is_some());
        }
    }
    assert!(refused > SUPPORTED.len() / 2, "{refused} of {}", SUPPORTED.len());
}

#[test]
fn who_may_not_call_reads_why_in_both_languages() {
    let server = Server::fresh();
    let good = Tc3::post(&server, "DescribeVpcs", "{}");
    let in_chinese = |call: &Tc3| {
        let answer = call.request().with("X-TC-Language", "zh-CN").send(server.address());
        (answer.code(), answer.message())
    };
    let with = |change: &dyn Fn(&mut Tc3)| {
        let mut call = good.clone();
        change(&mut call);
        call
    };
    drop(user(&server, "nobody"));
    let key = account(&server.folder, &["key", "create", FIRST, "--user", "nobody"]);
    drop(client_of(&server, &key, REGION));
    let word = |name: &str| {
        let line = key.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().to_owned()
    };
    let (id, secret) = (word("SecretId "), word("SecretKey "));
    for (call, code) in [
        (with(&|it| it.secret_id = String::from("AKIDx")), "AuthFailure.SecretIdNotFound"),
        (with(&|it| it.secret_key = String::from("x")), "AuthFailure.SignatureFailure"),
        (with(&|it| it.timestamp -= 400), "AuthFailure.SignatureExpire"),
        (with(&|it| it.action = String::from("DescribeVpcz")), "InvalidAction"),
        (with(&|it| it.version = String::from("2017-03-13")), "NoSuchVersion"),
        (with(&|it| it.region = Some(String::from("ap-nowhere"))), "UnsupportedRegion"),
        (with(&|it| it.body = b"{\"a\":}".to_vec()), "InvalidParameter"),
        (with(&|it| it.body = b"[]".to_vec()), "InvalidParameter"),
        (
            with(&|it| (it.secret_id, it.secret_key) = (id.clone(), secret.clone())),
            "UnauthorizedOperation",
        ),
    ] {
        let (found, message) = in_chinese(&call);
        assert_eq!(found, code, "{message}");
        assert!(has_chinese(&message) && latin(&message).is_none(), "{message}");
    }
    let old = V1::new(&server, "DescribeVpcs", &[("Language", "zh-CN"), ("Foo", "1")]);
    assert_eq!(old.request().send(server.address()).message(), "未知参数 `Foo`。");
}

/// The string literals of a source, comments and reasons of attributes left out.
fn literals(source: &str) -> Vec<String> {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let kept: Vec<&str> = lines.filter(|line| !line.contains("reason = \"")).collect();
    let text = kept.join("\n").replace("\\\"", "'").replace("'\"'", "");
    let pieces = text.split('"').skip(1).step_by(2);
    let joined = |piece: &str| piece.split("\\\n").map(str::trim_start).collect::<String>();
    pieces.map(joined).collect()
}

/// What stands in braces is a name or a value of the call.
fn without_places(literal: &str) -> String {
    let parts = literal.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join("·")
}

fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Reads the sources, so that a text is judged which no test happens to cause.
#[test]
fn every_chinese_text_is_chinese_but_for_names() {
    let crates = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut files = Vec::new();
    for part in ["rehome-front/src", "rehome-wire/src"] {
        sources(&crates.join(part), &mut files);
    }
    let mut texts = 0;
    for path in files {
        let source = std::fs::read_to_string(&path).unwrap();
        let table = path.ends_with("refusal/chinese.rs");
        for literal in literals(&source) {
            let literal = without_places(&literal);
            let (_, prose) = split(&literal);
            let letters = prose.contains(|it: char| it.is_ascii_alphabetic());
            assert!(
                !table || !letters || has_chinese(&prose),
                "{}: `{literal}` is not Chinese",
                path.display()
            );
            if has_chinese(&literal) {
                assert_eq!(latin(&literal), None, "{}: {literal}", path.display());
                texts += 1;
            }
        }
    }
    assert!(texts > 150, "{texts}");
}

#[test]
fn a_latin_sentence_in_a_chinese_text_is_seen() {
    for (text, found) in [
        ("弹性公网 IP 任务", None),
        ("`eni-1 is not` 不存在", None),
        ("资源 is not 存在", Some("is not")),
        ("`eni` is in use", Some("is in")),
        ("[request id:·] 未授权操作", None),
    ] {
        assert_eq!(latin(text).as_deref(), found, "{text}");
    }
    let source = "a(\"x \\\n   y\", \"{z} 说\")\n// \"q\"\n";
    assert_eq!(literals(source), ["x y", "{z} 说"]);
}
