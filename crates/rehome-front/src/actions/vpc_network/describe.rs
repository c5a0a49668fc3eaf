//! DescribeVpcs: in the order of their ids. Offset and Limit are texts here.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeVpcsRequest, DescribeVpcsResponse};
use rehome_domain::tag::Bears;
use rehome_domain::vpc::Vpc;
use rehome_domain::world::OrdMap;
use rehome_domain::{VpcId, World};
use rehome_wire::ApiError;

use super::super::ipv6::block_kind;
use super::{show, vpc_id};
use crate::desk::Desk;
use crate::filters::{Field, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<Vpc, VpcId>;

impl Listed for Vpc {
    type Id = VpcId;
    const IDS: &'static str = "VpcIds";
    const FILTERS: &'static [By] = &[
        By::new("vpc-name", Matching::Part, |_, vpc| vec![vpc.name.clone()]),
        By::exact("is-default", |_, vpc| vec![vpc.is_default.to_string()]),
        By::exact("vpc-id", |_, vpc| vec![vpc.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, VpcId::parse, at_most)),
        By::exact("cidr-block", |_, vpc| vec![vpc.cidr.to_string()]),
        By::exact("ipv6-cidr-block", |_, vpc| vpc.ipv6.iter().map(ToString::to_string).collect()),
        By::same("isp-type", &[]),
        By::exact("address-type", |_, vpc| block_kind(vpc.ipv6)),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<VpcId, Arc<Self>> {
        &world.vpcs
    }

    fn id(world: &World, text: &str) -> Result<VpcId, ApiError> {
        let id = vpc_id(text)?;
        world.vpc(id).map(|vpc| vpc.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcsRequest,
) -> Result<DescribeVpcsResponse, ApiError> {
    let page = Page::text(request.offset.as_deref(), request.limit.as_deref())?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<Vpc>::understand(page, request.vpc_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, vpcs) = asked.find(&world)?;
    Ok(DescribeVpcsResponse {
        total_count: Some(total),
        vpc_set: Some(vpcs.into_iter().map(|vpc| show((desk, &world), vpc)).collect()),
    })
}
