//! DescribeSubnets: in the order of their ids. Offset and Limit are texts here; or it goes on where
//! NextToken says, which no subnet that comes or goes meanwhile makes skip or repeat one.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeSubnetsRequest, DescribeSubnetsResponse};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::subnet::Subnet;
use rehome_domain::tag::Bears;
use rehome_domain::world::{OrdMap, SubnetKey};
use rehome_domain::{SubnetId, VpcId, World, Zone};
use rehome_wire::ApiError;

use super::super::ipv6::block_kind;
use super::{show, subnet_id};
use crate::desk::Desk;
use crate::filters::Field;
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::{self, Page};
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
        By::exact("is-default", |_, subnet| vec![subnet.is_default.to_string()]),
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
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
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
    let going_on = GoingOn::understand(&request)?;
    let page = match going_on {
        Some(_) => Page::everything(),
        None => Page::text(request.offset.as_deref(), request.limit.as_deref())?,
    };
    let filters = request.filters.iter().flatten();
    let asked = Listing::<Subnet>::understand(page, request.subnet_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, mut subnets) = asked.find(&world)?;
    let next_token = going_on.map(|going_on| going_on.cut(&mut subnets));
    Ok(DescribeSubnetsResponse {
        total_count: Some(total),
        subnet_set: Some(subnets.into_iter().map(|it| show(&world, it)).collect()),
        next_token,
    })
}

/// A page by NextToken and MaxResults.
struct GoingOn {
    /// The last subnet that was shown.
    after: Option<SubnetId>,
    at_most: usize,
}

impl GoingOn {
    fn understand(request: &DescribeSubnetsRequest) -> Result<Option<Self>, ApiError> {
        let token = request.next_token.as_deref().filter(|token| !token.is_empty());
        if token.is_none() && request.max_results.is_none() {
            return Ok(None);
        }
        if request.offset.is_some() || request.limit.is_some() {
            let (first, second) = ("NextToken or MaxResults", "Offset or Limit");
            return Err(api_error(&Refusal::Coexist { first, second }));
        }
        let malformed = |token: &&str| api_error(&Refusal::value("NextToken", token, Fault::Form));
        let after = token.map(|token| SubnetId::parse(token).map_err(|_| malformed(&token)));
        let at_most = page::check_limit("MaxResults", request.max_results)?;
        Ok(Some(Self { after: after.transpose()?, at_most }))
    }

    /// Leaves what is on the page; gives the token of the next one, which is empty after the last.
    fn cut(&self, subnets: &mut Vec<&Subnet>) -> String {
        subnets.retain(|subnet| self.after.is_none_or(|after| subnet.id > after));
        let more = subnets.len() > self.at_most;
        subnets.truncate(self.at_most);
        let last = subnets.last().filter(|_| more);
        last.map_or_else(String::new, |subnet| subnet.id.to_string())
    }
}
