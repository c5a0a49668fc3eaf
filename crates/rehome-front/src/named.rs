//! Which of a call's parameters name what it is about, for the permission.
//!
//! Everywhere but in the tag service any text may. There a text may be somebody's tag as well, and a tag
//! that looks like an id must not make a call about all resources one about that id; and what is
//! named by ids alone is in the region that the call names beside them.

use rehome_actions::{Action, Service};
use rehome_domain::{Region, Scope};
use rehome_wire::{Object, Value};

/// The parameters of the tag service that name resources.
const RESOURCES: [&str; 4] = ["Resource", "ResourceId", "ResourceIds", "ResourceList"];

/// The texts that may name resources, and where those are.
pub(crate) fn by(scope: Scope, action: Action, parameters: &Object) -> (Scope, Vec<&str>) {
    if action.service() != Service::Tag {
        return (scope, parameters.texts());
    }
    let region = text(parameters, "ResourceRegion").and_then(Region::parse);
    let region = region.unwrap_or(scope.region);
    let named = RESOURCES.iter().filter_map(|name| parameters.get(name));
    (Scope { region, ..scope }, named.flat_map(Value::texts).collect())
}

fn text<'a>(parameters: &'a Object, name: &str) -> Option<&'a str> {
    match parameters.get(name)? {
        Value::String(text) | Value::Text(text) => Some(text),
        Value::Null
        | Value::Bool(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::List(_)
        | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use rehome_actions::{Lookup, lookup};
    use rehome_domain::AccountId;

    use super::*;

    fn by_of(version: &str, action: &str, json: &str) -> (&'static str, Vec<String>) {
        let Lookup::Known(action) = lookup(version, action) else { panic!("no {action}") };
        let scope = Scope { account: AccountId(7), region: Region::parse("ap-tokyo").unwrap() };
        let parameters = rehome_wire::parse_json(json.as_bytes()).unwrap();
        let (scope, texts) = by(scope, action, &parameters);
        (scope.region.name(), texts.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_tag_that_looks_like_an_id_names_nothing_and_a_resource_is_where_the_call_says() {
        let filters =
            r#"{"TagFilters":[{"TagKey":"eni-m6dyj72l"}],"PaginationToken":"vpc-m6dyj72l"}"#;
        assert_eq!(by_of("2018-08-13", "GetResources", filters), ("ap-tokyo", vec![]));
        let ids = r#"{"ResourceIds":["eni-m6dyj72l"],"ResourceRegion":"ap-seoul","TagKey":"ins-m6dyj72l"}"#;
        let named = vec![String::from("eni-m6dyj72l")];
        assert_eq!(by_of("2018-08-13", "AttachResourcesTag", ids), ("ap-seoul", named.clone()));
        let any = r#"{"NetworkInterfaceIds":["eni-m6dyj72l"]}"#;
        assert_eq!(by_of("2017-03-12", "DescribeNetworkInterfaces", any), ("ap-tokyo", named));
    }
}
