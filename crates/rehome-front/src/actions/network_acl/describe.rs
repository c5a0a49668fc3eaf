//! DescribeNetworkAcls: in the order of their ids.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeNetworkAclsRequest, DescribeNetworkAclsResponse};
use rehome_domain::network_acl::NetworkAcl;
use rehome_domain::world::OrdMap;
use rehome_domain::{NetworkAclId, VpcId, World};
use rehome_wire::ApiError;

use super::{acl_id, show};
use crate::desk::Desk;
use crate::filters::Field;
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<NetworkAcl, NetworkAclId>;

impl Listed for NetworkAcl {
    type Id = NetworkAclId;
    const IDS: &'static str = "NetworkAclIds";
    const FILTERS: &'static [By] = &[
        By::exact("network-acl-id", |_, acl| vec![acl.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, NetworkAclId::parse, at_most)),
        By::exact("network-acl-name", |_, acl| vec![acl.name.clone()]),
        By::exact("vpc-id", |_, acl| vec![acl.vpc.to_string()]).indexed(|world, ids, at_most| {
            let key = |id: &str| VpcId::parse(id).ok();
            Found::posted((&world.index.network_acls, at_most), ids, key)
        }),
    ];

    fn all(world: &World) -> &OrdMap<NetworkAclId, Arc<Self>> {
        &world.network_acls
    }

    fn id(world: &World, text: &str) -> Result<NetworkAclId, ApiError> {
        let id = acl_id(text)?;
        world.network_acl(id).map(|acl| acl.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkAclsRequest,
) -> Result<DescribeNetworkAclsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let ids = request.network_acl_ids.as_ref();
    let asked = Listing::<NetworkAcl>::understand(page, ids, filters)?;
    desk.refuse_if("OrderField", request.order_field.is_some_and(|name| !name.is_empty()))?;
    let world = desk.world();
    let (total, acls) = asked.find(&world)?;
    Ok(DescribeNetworkAclsResponse {
        network_acl_set: Some(acls.into_iter().map(|acl| show(&world, acl)).collect()),
        total_count: Some(total),
    })
}
