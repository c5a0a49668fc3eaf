//! The Rust text of the generated files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};

use super::names;
use super::schema::{Completion, Field, Service};

const HEADER: &str = "by `cargo xtask codegen` from `schema/`; do not edit.";

/// Names that generated code uses for other things.
const TAKEN: [&str; 5] = ["Action", "Option", "SecretText", "String", "Vec"];

/// Text fields whose values must not appear in logs.
const SECRET: [&str; 4] = ["Password", "PrivateKey", "TmpSecretKey", "UserData"];

/// Which traits a structure needs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Request,
    Response,
    Both,
}

/// File names and texts.
pub(super) fn files(services: &[Service]) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for service in services {
        let text = service_file(service).with_context(|| format!("service {}", service.service))?;
        files.insert(format!("{}.rs", service.service), text);
    }
    files.insert("tables.rs".to_owned(), tables(services)?);
    Ok(files)
}

fn service_file(service: &Service) -> Result<String> {
    let Service { service: name, version, .. } = service;
    let mut text = format!("//! Actions and structures of `{name}` {version}. Generated\n");
    writeln!(text, "//! {HEADER}\n")?;
    let variant = names::variant(name);
    writeln!(text, "actions! {{ {variant}")?;
    for (action, facts) in &service.actions {
        let completion = match facts.completion {
            Completion::Answer => "Answer",
            Completion::VpcTask => "VpcTask",
            Completion::TaskId => "TaskId",
            Completion::State => "State",
        };
        writeln!(text, "    {action} {} {} {completion},", facts.input, facts.output)?;
    }
    writeln!(text, "}}")?;
    for (structure, used) in uses(service)? {
        let fields = &service.structures[&structure];
        let is_output = service.actions.values().any(|action| action.output == structure);
        let fields: Vec<&Field> =
            fields.iter().filter(|field| !(is_output && field.name == "RequestId")).collect();
        write_structure(&mut text, &structure, used, &fields)
            .with_context(|| format!("structure {structure}"))?;
    }
    Ok(text)
}

fn write_structure(text: &mut String, name: &str, used: Use, fields: &[&Field]) -> Result<()> {
    ensure!(!TAKEN.contains(&name), "the name is taken");
    let word = match used {
        Use::Request => "request",
        Use::Response => "response",
        Use::Both => "both",
    };
    let mut seen = BTreeSet::new();
    write!(text, "\nstructure! {{ {word} {name}")?;
    for field in fields {
        let rust = names::field(&field.name);
        ensure!(seen.insert(rust.clone()), "two fields become `{rust}`");
        let (kind, rust_type) = kind_and_type(field)?;
        write!(text, "\n    {rust} \"{}\" {kind} {rust_type},", field.name)?;
    }
    text.push_str(if fields.is_empty() { " }\n" } else { "\n}\n" });
    Ok(())
}

/// The word by which a field is read and written, and its Rust type.
fn kind_and_type(field: &Field) -> Result<(&'static str, String)> {
    let inner = match (field.r#type.as_str(), &field.of) {
        ("list", Some(of)) => format!("Vec<{}>", item_type(of)),
        ("list", None) => bail!("list `{}` has no item type", field.name),
        ("string", None) if SECRET.contains(&field.name.as_str()) => "SecretText".to_owned(),
        (of, None) => item_type(of).to_owned(),
        (_, Some(_)) => bail!("`{}` is no list but has an item type", field.name),
    };
    if field.required {
        return Ok(("required", inner));
    }
    let kind = match field.name.as_str() {
        "Offset" | "Limit" if field.r#type == "string" => "numeral",
        _ if field.nullable => "nullable",
        _ => "optional",
    };
    Ok((kind, format!("Option<{inner}>")))
}

fn item_type(name: &str) -> &str {
    match name {
        "string" | "datetime" | "datetime_iso" | "date" => "String",
        "int64" => "i64",
        "uint64" => "u64",
        "float" => "f64",
        // `bool`, or a structure; rustc says if there is none of that name.
        other => other,
    }
}

/// Every structure that an action reaches, and how.
fn uses(service: &Service) -> Result<BTreeMap<String, Use>> {
    let inputs = reach(service, service.actions.values().map(|action| action.input.as_str()))?;
    let outputs = reach(service, service.actions.values().map(|action| action.output.as_str()))?;
    let all = inputs.iter().chain(&outputs);
    Ok(all
        .map(|name| {
            let used = match (inputs.contains(name), outputs.contains(name)) {
                (true, true) => Use::Both,
                (true, false) => Use::Request,
                (false, _) => Use::Response,
            };
            ((*name).to_owned(), used)
        })
        .collect())
}

fn reach<'a>(
    service: &'a Service,
    roots: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<&'a str>> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = roots.collect();
    while let Some(name) = open.pop() {
        if !reached.insert(name) {
            continue;
        }
        let fields = service
            .structures
            .get(name)
            .with_context(|| format!("there is no structure {name}"))?;
        let types = fields.iter().map(|field| field.of.as_ref().unwrap_or(&field.r#type));
        open.extend(
            types.map(String::as_str).filter(|name| service.structures.contains_key(*name)),
        );
    }
    Ok(reached)
}

/// The look-up tables over all services, sorted for binary search.
fn tables(services: &[Service]) -> Result<String> {
    let mut text =
        format!("//! Services, versions and names of actions. Generated\n//! {HEADER}\n\n");
    writeln!(text, "services! {{")?;
    for Service { service, version, .. } in services {
        writeln!(text, "    {} {service} \"{service}\" \"{version}\",", names::variant(service))?;
    }
    writeln!(text, "}}")?;
    let mut listed = BTreeMap::new();
    let mut unlisted = BTreeMap::new();
    for Service { service, version, actions, other_actions, .. } in services {
        let variant = names::variant(service);
        for action in actions.keys() {
            let value = format!("Action::{variant}({service}::Action::{action})");
            let twin = listed.insert((version, action), value);
            ensure!(twin.is_none(), "two services have {action} in version {version}");
        }
        for action in other_actions {
            let twin = unlisted.insert((version, action), format!("Service::{variant}"));
            let known = listed.contains_key(&(version, action));
            ensure!(twin.is_none() && !known, "two services have {action} in version {version}");
        }
    }
    write_table(&mut text, "LISTED (Action)", &listed)?;
    write_table(&mut text, "UNLISTED (Service)", &unlisted)?;
    Ok(text)
}

fn write_table(
    text: &mut String,
    head: &str,
    rows: &BTreeMap<(&String, &String), String>,
) -> Result<()> {
    writeln!(text, "\ntable! {{ {head}")?;
    for ((version, action), value) in rows {
        writeln!(text, "    \"{version}\" \"{action}\" {value},")?;
    }
    writeln!(text, "}}")?;
    Ok(())
}
