//! DescribeInstancesStatus, DescribeInstancesAttributes: parts of what an instance is.

use rehome_actions::cvm::{
    Attribute, DescribeInstancesAttributesRequest, DescribeInstancesAttributesResponse,
    DescribeInstancesStatusRequest, DescribeInstancesStatusResponse, Filter, InstanceAttribute,
    InstanceStatus,
};
use rehome_domain::instance::Instance;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::{ApiError, SecretText};

use super::codes::{api_error, instance_ids};
use crate::desk::Desk;
use crate::filters::CVM_MANNERS;
use crate::listing::{Listing, check_ids};
use crate::page::Page;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeInstancesStatusRequest,
) -> Result<DescribeInstancesStatusResponse, ApiError> {
    let page = Page::signed(request.offset, request.limit)?;
    let none: [&Filter; 0] = [];
    let asked = Listing::<Instance>::understand(page, request.instance_ids.as_ref(), none)?;
    let world = desk.world();
    let (total, instances) = asked.find(&world)?;
    let show = |instance: &Instance| InstanceStatus {
        instance_id: Some(instance.id.to_string()),
        instance_state: Some(instance.state.name().to_owned()),
    };
    Ok(DescribeInstancesStatusResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        instance_status_set: Some(instances.into_iter().map(show).collect()),
    })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn attributes(
    desk: &Desk<'_>,
    request: DescribeInstancesAttributesRequest,
) -> Result<DescribeInstancesAttributesResponse, ApiError> {
    if let Some(other) = request.attributes.iter().find(|name| *name != "UserData") {
        return Err(api_error(&Refusal::value("Attributes", other, Fault::Unknown)));
    }
    check_ids(&request.instance_ids, &CVM_MANNERS)?;
    let world = desk.world();
    let mut found = Vec::new();
    for id in instance_ids(&request.instance_ids)? {
        let instance = world.instance(id).map_err(|refusal| api_error(&refusal))?;
        let wanted = !request.attributes.is_empty();
        let text = instance.settings.user_data.0.clone();
        found.push(InstanceAttribute {
            instance_id: Some(id.to_string()),
            attributes: Some(Attribute { user_data: wanted.then(|| SecretText::new(text)) }),
        });
    }
    Ok(DescribeInstancesAttributesResponse { instance_set: Some(found) })
}
