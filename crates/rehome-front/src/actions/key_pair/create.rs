//! CreateKeyPair, ImportKeyPair.

use rehome_actions::cvm::{
    CreateKeyPairRequest, CreateKeyPairResponse, ImportKeyPairRequest, ImportKeyPairResponse,
};
use rehome_domain::key_pair::create::{AddKeyPair, check_new};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::{api_error, check_place, openssh, secret, show, write_error};
use crate::desk::Desk;

/// Makes a pair and tells its private key, this once.
pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateKeyPairRequest,
) -> Result<CreateKeyPairResponse, ApiError> {
    let tags = check_place(desk, request.project_id, request.tag_specification.as_deref())?;
    let name = request.key_name;
    // To make a key takes long: what cannot be kept is not made.
    check_new(&desk.world(), &name).map_err(|refusal| api_error(&refusal))?;
    let made = secret::make().await?;
    let public_key = openssh::write(&made.exponent, &made.modulus, &name);
    let command = Tagged { command: AddKeyPair { name, public_key }, tags };
    let pair = desk.decide_as(command, write_error).await?;
    let mut shown = show(&desk.world(), &pair);
    shown.private_key = Some(made.private_key);
    Ok(CreateKeyPairResponse { key_pair: Some(shown) })
}

pub(crate) async fn import(
    desk: &Desk<'_>,
    request: ImportKeyPairRequest,
) -> Result<ImportKeyPairResponse, ApiError> {
    let tags = check_place(desk, request.project_id, request.tag_specification.as_deref())?;
    let (name, given) = (request.key_name, request.public_key);
    let wrong = || api_error(&Refusal::value("PublicKey", &given, Fault::Form));
    let public_key = openssh::read(&given).ok_or_else(wrong)?;
    let command = Tagged { command: AddKeyPair { name, public_key }, tags };
    let pair = desk.decide_as(command, write_error).await?;
    Ok(ImportKeyPairResponse { key_id: Some(pair.id.to_string()) })
}
