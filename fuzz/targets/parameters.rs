//! A request body from bytes: `j` and JSON, or flat text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rehome_actions::{cvm, tag, vpc};
use rehome_wire::{CommonError, Decode, Language, Object, parse_flat, parse_json};

fuzz_target!(|data: &[u8]| {
    let object = match data.split_first() {
        Some((b'j', body)) => parse_json(body).map_err(CommonError::from),
        _ => parse_flat(data).map_err(CommonError::from),
    };
    match object {
        Ok(object) => {
            decode::<vpc::MigrateNetworkInterfaceRequest>(&object);
            decode::<vpc::CreateNetworkInterfaceRequest>(&object);
            decode::<vpc::DescribeVpcsRequest>(&object);
            decode::<vpc::ModifySecurityGroupPoliciesRequest>(&object);
            decode::<cvm::RunInstancesRequest>(&object);
            decode::<tag::GetResourcesRequest>(&object);
        }
        Err(error) => short(&error),
    }
});

fn decode<R: Decode>(object: &Object) {
    if let Err(error) = R::decode_request(object.clone()) {
        short(&error.into());
    }
}

/// No refusal may be as large as its request.
fn short(error: &CommonError) {
    for language in [Language::EnUs, Language::ZhCn] {
        assert!(error.message(language).len() < 2048);
    }
}
