//! AssociateInstancesKeyPairs, DisassociateInstancesKeyPairs.

use rehome_actions::cvm::{
    AssociateInstancesKeyPairsRequest, AssociateInstancesKeyPairsResponse,
    DisassociateInstancesKeyPairsRequest, DisassociateInstancesKeyPairsResponse,
};
use rehome_domain::InstanceId;
use rehome_domain::key_pair::associate::{Association, ChangeKeys, WhileRunning};
use rehome_wire::ApiError;

use super::{api_error, key_pair_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateInstancesKeyPairsRequest,
) -> Result<AssociateInstancesKeyPairsResponse, ApiError> {
    let named = (request.instance_ids.as_slice(), request.key_ids.as_slice());
    change(desk, Association::Join, (named, request.force_stop)).await?;
    Ok(AssociateInstancesKeyPairsResponse {})
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateInstancesKeyPairsRequest,
) -> Result<DisassociateInstancesKeyPairsResponse, ApiError> {
    let named = (request.instance_ids.as_slice(), request.key_ids.as_slice());
    change(desk, Association::Leave, (named, request.force_stop)).await?;
    Ok(DisassociateInstancesKeyPairsResponse {})
}

async fn change(
    desk: &Desk<'_>,
    how: Association,
    ((instances, keys), force_stop): ((&[String], &[String]), Option<bool>),
) -> Result<(), ApiError> {
    let instance = |text: &String| InstanceId::parse(text).map_err(|it| api_error(&it.into()));
    let instances = instances.iter().map(instance).collect::<Result<_, _>>()?;
    let key_pairs = key_pair_ids(keys)?;
    // Nothing has to stop where no file of a machine is written.
    let running =
        if force_stop == Some(true) { WhileRunning::Allowed } else { WhileRunning::Refused };
    desk.decide_as(ChangeKeys { how, instances, key_pairs, running }, write_error).await
}
