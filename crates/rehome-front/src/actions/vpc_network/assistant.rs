//! CreateAssistantCidr, ModifyAssistantCidr, DeleteAssistantCidr, DescribeAssistantCidr,
//! CheckAssistantCidr.

use rehome_actions::vpc::{
    AssistantCidr, CheckAssistantCidrRequest, CheckAssistantCidrResponse, ConflictItem,
    ConflictSource, CreateAssistantCidrRequest, CreateAssistantCidrResponse,
    DeleteAssistantCidrRequest, DeleteAssistantCidrResponse, DescribeAssistantCidrRequest,
    DescribeAssistantCidrResponse, ModifyAssistantCidrRequest, ModifyAssistantCidrResponse,
};
use rehome_domain::refusal::Refusal;
use rehome_domain::vpc::Vpc;
use rehome_domain::vpc::assistant::{
    Blocks, ChangeAssistantCidrs, CheckAssistantCidrs, Conflict, Obstacle,
};
use rehome_domain::{Ipv4Cidr, VpcId, World};
use rehome_wire::ApiError;

use super::super::subnet;
use super::vpc_id;
use crate::desk::Desk;
use crate::filters::{Field, Filters, VPC_MANNERS};
use crate::listing::check_ids;
use crate::page::Page;
use crate::refusal::api_error;

/// The assistant CIDR as the API shows it. None is a container network's here.
fn show(world: &World, vpc: VpcId, block: Ipv4Cidr) -> AssistantCidr {
    let subnets = world.subnets_of(vpc).filter(|subnet| block.covers(subnet.cidr));
    AssistantCidr {
        vpc_id: Some(vpc.to_string()),
        cidr_block: Some(block.to_string()),
        assistant_type: Some(0),
        subnet_set: Some(subnets.map(|it| subnet::show(world, it)).collect()),
    }
}

/// All of a VPC.
pub(super) fn show_all(world: &World, vpc: &Vpc) -> Vec<AssistantCidr> {
    vpc.assistants.iter().map(|block| show(world, vpc.id, *block)).collect()
}

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateAssistantCidrRequest,
) -> Result<CreateAssistantCidrResponse, ApiError> {
    if request.cidr_blocks.is_empty() {
        return Err(desk.missing("CidrBlocks"));
    }
    let (vpc, new) = (vpc_id(&request.vpc_id)?, blocks("CidrBlocks", Some(request.cidr_blocks)));
    let old = blocks("OldCidrBlocks", None);
    let (vpc, made) = desk.decide(ChangeAssistantCidrs { vpc, new, old }).await?;
    let world = desk.world();
    let set = made.into_iter().map(|block| show(&world, vpc.id, block)).collect();
    Ok(CreateAssistantCidrResponse { assistant_cidr_set: Some(set) })
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyAssistantCidrRequest,
) -> Result<ModifyAssistantCidrResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let new = blocks("NewCidrBlocks", request.new_cidr_blocks);
    let old = blocks("OldCidrBlocks", request.old_cidr_blocks);
    let (vpc, _) = desk.decide(ChangeAssistantCidrs { vpc, new, old }).await?;
    Ok(ModifyAssistantCidrResponse { assistant_cidr_set: Some(show_all(&desk.world(), &vpc)) })
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteAssistantCidrRequest,
) -> Result<DeleteAssistantCidrResponse, ApiError> {
    if request.cidr_blocks.is_empty() {
        return Err(desk.missing("CidrBlocks"));
    }
    let (vpc, old) = (vpc_id(&request.vpc_id)?, blocks("CidrBlocks", Some(request.cidr_blocks)));
    desk.decide(ChangeAssistantCidrs { vpc, new: blocks("NewCidrBlocks", None), old }).await?;
    Ok(DeleteAssistantCidrResponse {})
}

pub(crate) async fn check(
    desk: &Desk<'_>,
    request: CheckAssistantCidrRequest,
) -> Result<CheckAssistantCidrResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let new = blocks("NewCidrBlocks", request.new_cidr_blocks);
    let old = blocks("OldCidrBlocks", request.old_cidr_blocks);
    let found = desk.decide(CheckAssistantCidrs(ChangeAssistantCidrs { vpc, new, old })).await?;
    let set = found.into_iter().map(|conflict| source(vpc, conflict)).collect();
    Ok(CheckAssistantCidrResponse { conflict_source_set: Some(set) })
}

fn blocks(parameter: &'static str, texts: Option<Vec<String>>) -> Blocks {
    Blocks { parameter, texts: texts.unwrap_or_default() }
}

fn source(vpc: VpcId, Conflict { asked, with }: Conflict) -> ConflictSource {
    let (id, item) = match with {
        Obstacle::Main(block) | Obstacle::Assistant(block) => (vpc.to_string(), block.to_string()),
        Obstacle::Route(table, destination) => (table.to_string(), destination.to_string()),
    };
    let conflict = ConflictItem {
        destination_item: Some(asked.to_string()),
        conflict_id: Some(vpc.to_string()),
    };
    ConflictSource {
        conflict_source_id: Some(id),
        source_item: Some(item),
        conflict_item_set: Some(vec![conflict]),
    }
}

/// What a call may ask for, by the VPC that it is of.
const FILTERS: &[Field<Vpc, VpcId>] = &[Field::exact("vpc-id", |_, vpc| vec![vpc.id.to_string()])];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn describe(
    desk: &Desk<'_>,
    request: DescribeAssistantCidrRequest,
) -> Result<DescribeAssistantCidrResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.vpc_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    if !ids.is_empty() && !filters.is_empty() {
        return Err(api_error(&Refusal::Coexist { first: "VpcIds", second: "Filters" }));
    }
    check_ids(&ids, &VPC_MANNERS)?;
    let filters = Filters::understand(&filters, FILTERS, &VPC_MANNERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        named.push(world.vpc(vpc_id(id)?).map_err(|refusal| api_error(&refusal))?.id);
    }
    let vpcs = world
        .vpcs
        .values()
        .filter(|vpc| (named.is_empty() || named.contains(&vpc.id)) && filters.pass(&world, vpc));
    let blocks = vpcs.flat_map(|vpc| vpc.assistants.iter().map(|block| (vpc.id, *block)));
    let (total, page) = page.cut(blocks);
    let set = page.into_iter().map(|(vpc, block)| show(&world, vpc, block)).collect();
    Ok(DescribeAssistantCidrResponse { assistant_cidr_set: Some(set), total_count: Some(total) })
}
