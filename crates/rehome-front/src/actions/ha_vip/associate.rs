//! AssociateHaVipInstance, DisassociateHaVipInstance: each entry names its HaVip.

use rehome_actions::vpc::{
    AssociateHaVipInstanceRequest, AssociateHaVipInstanceResponse,
    DisassociateHaVipInstanceRequest, DisassociateHaVipInstanceResponse, HaVipAssociation,
};
use rehome_domain::ha_vip::associate::{ChangeAssociations, Wanted};
use rehome_wire::ApiError;

use super::{associated, ha_vip_id};
use crate::desk::Desk;

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateHaVipInstanceRequest,
) -> Result<AssociateHaVipInstanceResponse, ApiError> {
    change(desk, &request.ha_vip_association_set, Wanted::Associated).await?;
    Ok(AssociateHaVipInstanceResponse {})
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateHaVipInstanceRequest,
) -> Result<DisassociateHaVipInstanceResponse, ApiError> {
    change(desk, &request.ha_vip_association_set, Wanted::Disassociated).await?;
    Ok(DisassociateHaVipInstanceResponse {})
}

async fn change(desk: &Desk<'_>, set: &[HaVipAssociation], wanted: Wanted) -> Result<(), ApiError> {
    let mut of = Vec::with_capacity(set.len());
    for association in set {
        let Some(id) = &association.ha_vip_id else {
            return Err(desk.missing("HaVipAssociationSet.N.HaVipId"));
        };
        of.push((ha_vip_id(id)?, associated(association)?));
    }
    desk.decide(ChangeAssociations { of, wanted }).await
}
