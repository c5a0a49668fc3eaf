//! Every answer of every test against the published types (`schema/*.json`): the members' names are
//! known and their types exact, as strict clients want them (the C++ SDK rejects a whole answer for
//! one number that is a string).

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use rehome_client::Operation;
use serde::Deserialize;
use serde_json::{Value, json};

/// One version of one service, as `schema/` has it.
#[derive(Deserialize)]
struct Schema {
    service: String,
    version: String,
    actions: HashMap<String, Shape>,
    structures: HashMap<String, Vec<Member>>,
}

#[derive(Deserialize)]
struct Shape {
    output: String,
}

#[derive(Deserialize)]
struct Member {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    /// Of what a list is.
    of: Option<String>,
    #[serde(default)]
    nullable: bool,
}

fn schemas() -> &'static [Schema] {
    static SCHEMAS: OnceLock<Vec<Schema>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
        files.map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
    })
}

/// Fails the test when an answer is not of its action's type.
pub(crate) fn check(operation: Operation<'_>, response: &Value) {
    let wrong = wrong(operation, response);
    assert!(wrong.is_empty(), "{} answers another type: {wrong:?}\n{response}", operation.action);
}

/// What of an answer is not of its action's type.
fn wrong(operation: Operation<'_>, response: &Value) -> Vec<String> {
    let Operation { service, version, action } = operation;
    let of = |schema: &&Schema| schema.version == version && schema.actions.contains_key(action);
    let mut found = schemas().iter().filter(of);
    // Calls are routed by action and version: the service that a client names is not always one.
    let schema = found.clone().find(|schema| schema.service == service).or_else(|| found.next());
    let Some(schema) = schema else { return vec![format!("{action} has no type and succeeds")] };
    let mut wrong = Vec::new();
    let output = &schema.actions[action].output;
    schema.object(output, response, action, &mut wrong);
    wrong
}

impl Schema {
    fn object(&self, kind: &str, value: &Value, at: &str, wrong: &mut Vec<String>) {
        let Some(members) = self.structures.get(kind) else {
            return wrong.push(format!("{at}: no structure is called {kind}"));
        };
        let Some(object) = value.as_object() else {
            return wrong.push(format!("{at} is not an object of {kind}"));
        };
        for (name, value) in object {
            let at = format!("{at}.{name}");
            match members.iter().find(|member| member.name == *name) {
                Some(member) => self.member(member, value, &at, wrong),
                None => wrong.push(format!("{at} is no member of {kind}")),
            }
        }
    }

    fn member(&self, member: &Member, value: &Value, at: &str, wrong: &mut Vec<String>) {
        match (member.kind.as_str(), value) {
            (_, Value::Null) if member.nullable => {}
            ("list", Value::Array(items)) => {
                let of = member.of.as_deref().expect("a list is of something");
                for (number, item) in items.iter().enumerate() {
                    self.value(of, item, &format!("{at}.{number}"), wrong);
                }
            }
            (kind, value) => self.value(kind, value, at, wrong),
        }
    }

    fn value(&self, kind: &str, value: &Value, at: &str, wrong: &mut Vec<String>) {
        let text = value.as_str();
        let right = match kind {
            "string" => text.is_some(),
            "bool" => value.is_boolean(),
            "uint64" => value.is_u64(),
            "int64" => value.is_i64(),
            "float" => value.is_number(),
            "datetime" => text.is_some_and(|text| shaped(text, "dddd-dd-dd dd:dd:dd")),
            "datetime_iso" => text.is_some_and(|text| shaped(text, "dddd-dd-ddTdd:dd:ddZ")),
            "date" => text.is_some_and(|text| shaped(text, "dddd-dd-dd")),
            structure => return self.object(structure, value, at, wrong),
        };
        if !right {
            wrong.push(format!("{at} is {value} and no {kind}"));
        }
    }
}

/// Whether a text has a shape: `d` is a digit. Empty is a time that there is not.
fn shaped(text: &str, shape: &str) -> bool {
    let fits = |(found, wanted): (u8, u8)| match wanted {
        b'd' => found.is_ascii_digit(),
        exactly => found == exactly,
    };
    text.is_empty() || text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

#[test]
fn an_answer_of_another_type_is_found() {
    let interface = |member: &str, value: Value| {
        let mut eni = json!({"NetworkInterfaceId": "eni-m6dyj72l", "Attachment": null});
        eni[member] = value;
        json!({"NetworkInterfaceSet": [eni], "TotalCount": 1, "RequestId": "r"})
    };
    for (answer, found) in [
        (interface("Primary", json!(true)), ""),
        (
            interface("Primary", json!("true")),
            "NetworkInterfaceSet.0.Primary is \"true\" and no bool",
        ),
        (interface("EniType", json!(1)), ""),
        (interface("EniType", json!("1")), "EniType is \"1\" and no uint64"),
        (interface("EniType", json!(-1)), "EniType is -1 and no uint64"),
        (interface("GroupSet", json!(["sg-1", 2])), "GroupSet.1 is 2 and no string"),
        (interface("GroupSet", json!("sg-1")), "no structure is called list"),
        (interface("Colour", json!("red")), "Colour is no member of NetworkInterface"),
        (
            interface("Attachment", json!({"DeviceIndex": "1"})),
            "DeviceIndex is \"1\" and no uint64",
        ),
        (json!({"TotalCount": null}), "TotalCount is null and no uint64"),
    ] {
        let wrong = wrong(Operation::vpc("DescribeNetworkInterfaces"), &answer);
        assert_eq!(wrong.is_empty(), found.is_empty(), "{wrong:?} {answer}");
        assert!(wrong.iter().all(|told| told.contains(found)), "{wrong:?}");
    }
    assert!(!wrong(Operation::vpc("NoSuchAction"), &json!({})).is_empty());
}

#[test]
fn no_client_of_the_tests_goes_without_its_answers_being_looked_at() {
    // server.rs makes the watched ones; those of tls.rs get no answer.
    let may = ["server.rs", "tls.rs", "types.rs"];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            let makes = text.contains("Client::new(");
            seen += usize::from(makes);
            assert!(!makes || may.contains(&name), "{name}: use Server::client_with");
        }
    }
    assert_eq!(seen, may.len(), "a name that is no longer needed");
}
