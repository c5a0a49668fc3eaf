//! DescribeSubnets: in the order of their ids. Offset and Limit are texts here.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeSubnetsRequest, DescribeSubnetsResponse};
use rehome_domain::subnet::Subnet;
use rehome_domain::world::{OrdMap, SubnetKey};
use rehome_domain::{SubnetId, VpcId, World, Zone};
use rehome_wire::ApiError;

use super::super::ipv6::block_kind;
use super::{show, subnet_id};
use crate::desk::Desk;
use crate::filters::Field;
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<Subnet, SubnetId>;

impl Listed for Subnet {
    type Id = SubnetId;
    const IDS: &'static str = "SubnetIds";
    const FILTERS: &'static [By] = &[
        By::exact("subnet-id", |_, subnet| vec![subnet.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, SubnetId::parse, at_most)),
        By::exact("vpc-id", |_, subnet| vec![subnet.vpc.to_string()]).indexed(
            |world, ids, at_most| {
                let key = |id: &str| VpcId::parse(id).ok().map(SubnetKey::Vpc);
                Found::posted((&world.index.subnets, at_most), ids, key)
            },
        ),
        By::exact("cidr-block", |_, subnet| vec![subnet.cidr.to_string()]),
        By::same("is-default", &["false"]),
        By::same("is-remote-vpc-snat", &["false"]),
        By::exact("subnet-name", |_, subnet| vec![subnet.name.clone()]),
        By::exact("zone", |_, subnet| vec![subnet.zone.to_string()]).indexed(
            |world, zones, at_most| {
                let key = |zone: &str| Zone::parse(zone).map(SubnetKey::Zone);
                Found::posted((&world.index.subnets, at_most), zones, key)
            },
        ),
        By::same("cdc-id", &[]),
        By::same("is-cdc-subnet", &["0"]),
        By::exact("ipv6-cidr-block", |_, subnet| {
            subnet.ipv6.iter().map(ToString::to_string).collect()
        }),
        By::same("isp-type", &[]),
        By::exact("address-type", |_, subnet| block_kind(subnet.ipv6)),
        By::tags("tag-key"),
        By::tags("tag:"),
    ];

    fn all(world: &World) -> &OrdMap<SubnetId, Arc<Self>> {
        &world.subnets
    }

    fn id(world: &World, text: &str) -> Result<SubnetId, ApiError> {
        let id = subnet_id(text)?;
        world.subnet(id).map(|subnet| subnet.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeSubnetsRequest,
) -> Result<DescribeSubnetsResponse, ApiError> {
    desk.refuse_if("NextToken", request.next_token.is_some_and(|token| !token.is_empty()))?;
    desk.refuse_if("MaxResults", request.max_results.is_some())?;
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<Subnet>::understand(page, request.subnet_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, subnets) = asked.find(&world)?;
    Ok(DescribeSubnetsResponse {
        total_count: Some(total),
        subnet_set: Some(subnets.into_iter().map(|it| show(&world, it)).collect()),
        ..DescribeSubnetsResponse::default()
    })
}
