//! CreateTag, DeleteTag: tags for their own sake, kept in one region for the whole account.

use rehome_actions::tag::{
    CreateTagRequest, CreateTagResponse, DeleteTagRequest, DeleteTagResponse,
};
use rehome_domain::tag::create::CreateTag;
use rehome_domain::tag::delete::DeleteTag;
use rehome_domain::tag::{TagKey, TagValue};
use rehome_wire::ApiError;

use super::reach::{elsewhere, home};
use super::refusal::{api_error, write_error};
use crate::desk::Desk;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateTagRequest,
) -> Result<CreateTagResponse, ApiError> {
    let (key, value) = read(&request.tag_key, &request.tag_value)?;
    let home = home(desk);
    let elsewhere = elsewhere((desk, home.scope.region), &key, &value);
    home.decide_as(CreateTag { key, value, elsewhere }, write_error).await?;
    Ok(CreateTagResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteTagRequest,
) -> Result<DeleteTagResponse, ApiError> {
    let (key, value) = read(&request.tag_key, &request.tag_value)?;
    let home = home(desk);
    let elsewhere = elsewhere((desk, home.scope.region), &key, &value);
    home.decide_as(DeleteTag { key, value, elsewhere }, write_error).await?;
    Ok(DeleteTagResponse {})
}

fn read(key: &str, value: &str) -> Result<(TagKey, TagValue), ApiError> {
    let refused = |refusal| api_error(&refusal);
    Ok((TagKey::parse(key).map_err(refused)?, TagValue::parse_some(value).map_err(refused)?))
}
