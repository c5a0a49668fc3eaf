//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// AddResourceTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AddResourceTagRequest {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue")]
    pub tag_value: String,
    /// Resource.
    #[serde(rename = "Resource")]
    pub resource: String,
}
impl Decode for AddResourceTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        let mut f_resource: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                "Resource" => f_resource = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: required(f_tag_key, path, "TagKey")?,
            tag_value: required(f_tag_value, path, "TagValue")?,
            resource: required(f_resource, path, "Resource")?,
        })
    }
}
/// AddResourceTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AddResourceTagResponse {}
/// AttachResourcesTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AttachResourcesTagRequest {
    /// ServiceType.
    #[serde(rename = "ServiceType")]
    pub service_type: String,
    /// ResourceIds.
    #[serde(rename = "ResourceIds")]
    pub resource_ids: Vec<String>,
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue")]
    pub tag_value: String,
    /// ResourceRegion.
    #[serde(rename = "ResourceRegion", skip_serializing_if = "Option::is_none")]
    pub resource_region: Option<String>,
    /// ResourcePrefix.
    #[serde(rename = "ResourcePrefix", skip_serializing_if = "Option::is_none")]
    pub resource_prefix: Option<String>,
}
impl Decode for AttachResourcesTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_service_type: Option<String> = None;
        let mut f_resource_ids: Option<Vec<String>> = None;
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        let mut f_resource_region: Option<String> = None;
        let mut f_resource_prefix: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ServiceType" => f_service_type = Decode::decode(value, &here)?,
                "ResourceIds" => f_resource_ids = Decode::decode(value, &here)?,
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                "ResourceRegion" => f_resource_region = Decode::decode(value, &here)?,
                "ResourcePrefix" => f_resource_prefix = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            service_type: required(f_service_type, path, "ServiceType")?,
            resource_ids: required(f_resource_ids, path, "ResourceIds")?,
            tag_key: required(f_tag_key, path, "TagKey")?,
            tag_value: required(f_tag_value, path, "TagValue")?,
            resource_region: f_resource_region,
            resource_prefix: f_resource_prefix,
        })
    }
}
/// AttachResourcesTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AttachResourcesTagResponse {}
/// CreateTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateTagRequest {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue")]
    pub tag_value: String,
}
impl Decode for CreateTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: required(f_tag_key, path, "TagKey")?,
            tag_value: required(f_tag_value, path, "TagValue")?,
        })
    }
}
/// CreateTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateTagResponse {}
/// DeleteResourceTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteResourceTagRequest {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// Resource.
    #[serde(rename = "Resource")]
    pub resource: String,
}
impl Decode for DeleteResourceTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_resource: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "Resource" => f_resource = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: required(f_tag_key, path, "TagKey")?,
            resource: required(f_resource, path, "Resource")?,
        })
    }
}
/// DeleteResourceTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteResourceTagResponse {}
/// DeleteTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteTagRequest {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue")]
    pub tag_value: String,
}
impl Decode for DeleteTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: required(f_tag_key, path, "TagKey")?,
            tag_value: required(f_tag_value, path, "TagValue")?,
        })
    }
}
/// DeleteTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteTagResponse {}
/// DescribeResourceTagsByResourceIdsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeResourceTagsByResourceIdsRequest {
    /// ServiceType.
    #[serde(rename = "ServiceType")]
    pub service_type: String,
    /// ResourcePrefix.
    #[serde(rename = "ResourcePrefix")]
    pub resource_prefix: String,
    /// ResourceIds.
    #[serde(rename = "ResourceIds")]
    pub resource_ids: Vec<String>,
    /// ResourceRegion.
    #[serde(rename = "ResourceRegion")]
    pub resource_region: String,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
impl Decode for DescribeResourceTagsByResourceIdsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_service_type: Option<String> = None;
        let mut f_resource_prefix: Option<String> = None;
        let mut f_resource_ids: Option<Vec<String>> = None;
        let mut f_resource_region: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_category: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ServiceType" => f_service_type = Decode::decode(value, &here)?,
                "ResourcePrefix" => f_resource_prefix = Decode::decode(value, &here)?,
                "ResourceIds" => f_resource_ids = Decode::decode(value, &here)?,
                "ResourceRegion" => f_resource_region = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "Category" => f_category = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            service_type: required(f_service_type, path, "ServiceType")?,
            resource_prefix: required(f_resource_prefix, path, "ResourcePrefix")?,
            resource_ids: required(f_resource_ids, path, "ResourceIds")?,
            resource_region: required(f_resource_region, path, "ResourceRegion")?,
            offset: f_offset,
            limit: f_limit,
            category: f_category,
        })
    }
}
/// DescribeResourceTagsByResourceIdsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeResourceTagsByResourceIdsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<TagResource>>,
}
/// DescribeResourceTagsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeResourceTagsRequest {
    /// CreateUin.
    #[serde(rename = "CreateUin", skip_serializing_if = "Option::is_none")]
    pub create_uin: Option<u64>,
    /// ResourceRegion.
    #[serde(rename = "ResourceRegion", skip_serializing_if = "Option::is_none")]
    pub resource_region: Option<String>,
    /// ServiceType.
    #[serde(rename = "ServiceType", skip_serializing_if = "Option::is_none")]
    pub service_type: Option<String>,
    /// ResourcePrefix.
    #[serde(rename = "ResourcePrefix", skip_serializing_if = "Option::is_none")]
    pub resource_prefix: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// CosResourceId.
    #[serde(rename = "CosResourceId", skip_serializing_if = "Option::is_none")]
    pub cos_resource_id: Option<u64>,
}
impl Decode for DescribeResourceTagsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_create_uin: Option<u64> = None;
        let mut f_resource_region: Option<String> = None;
        let mut f_service_type: Option<String> = None;
        let mut f_resource_prefix: Option<String> = None;
        let mut f_resource_id: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_cos_resource_id: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "CreateUin" => f_create_uin = Decode::decode(value, &here)?,
                "ResourceRegion" => f_resource_region = Decode::decode(value, &here)?,
                "ServiceType" => f_service_type = Decode::decode(value, &here)?,
                "ResourcePrefix" => f_resource_prefix = Decode::decode(value, &here)?,
                "ResourceId" => f_resource_id = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "CosResourceId" => f_cos_resource_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            create_uin: f_create_uin,
            resource_region: f_resource_region,
            service_type: f_service_type,
            resource_prefix: f_resource_prefix,
            resource_id: f_resource_id,
            offset: f_offset,
            limit: f_limit,
            cos_resource_id: f_cos_resource_id,
        })
    }
}
/// DescribeResourceTagsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeResourceTagsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Rows.
    #[serde(rename = "Rows", skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<TagResource>>,
}
/// DescribeTagKeysRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagKeysRequest {
    /// CreateUin.
    #[serde(rename = "CreateUin", skip_serializing_if = "Option::is_none")]
    pub create_uin: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// ShowProject.
    #[serde(rename = "ShowProject", skip_serializing_if = "Option::is_none")]
    pub show_project: Option<u64>,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
impl Decode for DescribeTagKeysRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_create_uin: Option<u64> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_show_project: Option<u64> = None;
        let mut f_category: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "CreateUin" => f_create_uin = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "ShowProject" => f_show_project = Decode::decode(value, &here)?,
                "Category" => f_category = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            create_uin: f_create_uin,
            offset: f_offset,
            limit: f_limit,
            show_project: f_show_project,
            category: f_category,
        })
    }
}
/// DescribeTagKeysResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagKeysResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
}
/// DescribeTagValuesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagValuesRequest {
    /// TagKeys.
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
    /// CreateUin.
    #[serde(rename = "CreateUin", skip_serializing_if = "Option::is_none")]
    pub create_uin: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
impl Decode for DescribeTagValuesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_keys: Option<Vec<String>> = None;
        let mut f_create_uin: Option<u64> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_category: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKeys" => f_tag_keys = Decode::decode(value, &here)?,
                "CreateUin" => f_create_uin = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "Category" => f_category = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_keys: required(f_tag_keys, path, "TagKeys")?,
            create_uin: f_create_uin,
            offset: f_offset,
            limit: f_limit,
            category: f_category,
        })
    }
}
/// DescribeTagValuesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagValuesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
/// DescribeTagsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagsRequest {
    /// TagKey.
    #[serde(rename = "TagKey", skip_serializing_if = "Option::is_none")]
    pub tag_key: Option<String>,
    /// TagValue.
    #[serde(rename = "TagValue", skip_serializing_if = "Option::is_none")]
    pub tag_value: Option<String>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// CreateUin.
    #[serde(rename = "CreateUin", skip_serializing_if = "Option::is_none")]
    pub create_uin: Option<u64>,
    /// TagKeys.
    #[serde(rename = "TagKeys", skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
    /// ShowProject.
    #[serde(rename = "ShowProject", skip_serializing_if = "Option::is_none")]
    pub show_project: Option<u64>,
}
impl Decode for DescribeTagsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_create_uin: Option<u64> = None;
        let mut f_tag_keys: Option<Vec<String>> = None;
        let mut f_show_project: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "CreateUin" => f_create_uin = Decode::decode(value, &here)?,
                "TagKeys" => f_tag_keys = Decode::decode(value, &here)?,
                "ShowProject" => f_show_project = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: f_tag_key,
            tag_value: f_tag_value,
            offset: f_offset,
            limit: f_limit,
            create_uin: f_create_uin,
            tag_keys: f_tag_keys,
            show_project: f_show_project,
        })
    }
}
/// DescribeTagsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTagsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<TagWithDelete>>,
}
/// DetachResourcesTagRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DetachResourcesTagRequest {
    /// ServiceType.
    #[serde(rename = "ServiceType")]
    pub service_type: String,
    /// ResourceIds.
    #[serde(rename = "ResourceIds")]
    pub resource_ids: Vec<String>,
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// ResourceRegion.
    #[serde(rename = "ResourceRegion", skip_serializing_if = "Option::is_none")]
    pub resource_region: Option<String>,
    /// ResourcePrefix.
    #[serde(rename = "ResourcePrefix", skip_serializing_if = "Option::is_none")]
    pub resource_prefix: Option<String>,
}
impl Decode for DetachResourcesTagRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_service_type: Option<String> = None;
        let mut f_resource_ids: Option<Vec<String>> = None;
        let mut f_tag_key: Option<String> = None;
        let mut f_resource_region: Option<String> = None;
        let mut f_resource_prefix: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ServiceType" => f_service_type = Decode::decode(value, &here)?,
                "ResourceIds" => f_resource_ids = Decode::decode(value, &here)?,
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "ResourceRegion" => f_resource_region = Decode::decode(value, &here)?,
                "ResourcePrefix" => f_resource_prefix = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            service_type: required(f_service_type, path, "ServiceType")?,
            resource_ids: required(f_resource_ids, path, "ResourceIds")?,
            tag_key: required(f_tag_key, path, "TagKey")?,
            resource_region: f_resource_region,
            resource_prefix: f_resource_prefix,
        })
    }
}
/// DetachResourcesTagResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DetachResourcesTagResponse {}
/// FailedResource.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct FailedResource {
    /// Resource.
    #[serde(rename = "Resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Code.
    #[serde(rename = "Code", skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Message.
    #[serde(rename = "Message", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
/// GetResourcesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetResourcesRequest {
    /// ResourceList.
    #[serde(rename = "ResourceList", skip_serializing_if = "Option::is_none")]
    pub resource_list: Option<Vec<String>>,
    /// TagFilters.
    #[serde(rename = "TagFilters", skip_serializing_if = "Option::is_none")]
    pub tag_filters: Option<Vec<TagFilter>>,
    /// PaginationToken.
    #[serde(rename = "PaginationToken", skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// MaxResults.
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
}
impl Decode for GetResourcesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_resource_list: Option<Vec<String>> = None;
        let mut f_tag_filters: Option<Vec<TagFilter>> = None;
        let mut f_pagination_token: Option<String> = None;
        let mut f_max_results: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ResourceList" => f_resource_list = Decode::decode(value, &here)?,
                "TagFilters" => f_tag_filters = Decode::decode(value, &here)?,
                "PaginationToken" => f_pagination_token = Decode::decode(value, &here)?,
                "MaxResults" => f_max_results = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            resource_list: f_resource_list,
            tag_filters: f_tag_filters,
            pagination_token: f_pagination_token,
            max_results: f_max_results,
        })
    }
}
/// GetResourcesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetResourcesResponse {
    /// PaginationToken.
    #[serde(rename = "PaginationToken", skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    /// ResourceTagMappingList.
    #[serde(rename = "ResourceTagMappingList", skip_serializing_if = "Option::is_none")]
    pub resource_tag_mapping_list: Option<Vec<ResourceTagMapping>>,
}
/// ModifyResourceTagsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyResourceTagsRequest {
    /// Resource.
    #[serde(rename = "Resource")]
    pub resource: String,
    /// ReplaceTags.
    #[serde(rename = "ReplaceTags", skip_serializing_if = "Option::is_none")]
    pub replace_tags: Option<Vec<Tag>>,
    /// DeleteTags.
    #[serde(rename = "DeleteTags", skip_serializing_if = "Option::is_none")]
    pub delete_tags: Option<Vec<TagKeyObject>>,
}
impl Decode for ModifyResourceTagsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_resource: Option<String> = None;
        let mut f_replace_tags: Option<Vec<Tag>> = None;
        let mut f_delete_tags: Option<Vec<TagKeyObject>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Resource" => f_resource = Decode::decode(value, &here)?,
                "ReplaceTags" => f_replace_tags = Decode::decode(value, &here)?,
                "DeleteTags" => f_delete_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            resource: required(f_resource, path, "Resource")?,
            replace_tags: f_replace_tags,
            delete_tags: f_delete_tags,
        })
    }
}
/// ModifyResourceTagsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyResourceTagsResponse {}
/// ResourceTagMapping.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResourceTagMapping {
    /// Resource.
    #[serde(rename = "Resource", skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
/// Tag.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Tag {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue")]
    pub tag_value: String,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
impl Decode for Tag {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<String> = None;
        let mut f_category: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                "Category" => f_category = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            tag_key: required(f_tag_key, path, "TagKey")?,
            tag_value: required(f_tag_value, path, "TagValue")?,
            category: f_category,
        })
    }
}
/// TagFilter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagFilter {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
    /// TagValue.
    #[serde(rename = "TagValue", skip_serializing_if = "Option::is_none")]
    pub tag_value: Option<Vec<String>>,
}
impl Decode for TagFilter {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        let mut f_tag_value: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                "TagValue" => f_tag_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { tag_key: required(f_tag_key, path, "TagKey")?, tag_value: f_tag_value })
    }
}
/// TagKeyObject.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagKeyObject {
    /// TagKey.
    #[serde(rename = "TagKey")]
    pub tag_key: String,
}
impl Decode for TagKeyObject {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_tag_key: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TagKey" => f_tag_key = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { tag_key: required(f_tag_key, path, "TagKey")? })
    }
}
/// TagResource.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagResource {
    /// TagKey.
    #[serde(rename = "TagKey", skip_serializing_if = "Option::is_none")]
    pub tag_key: Option<String>,
    /// TagValue.
    #[serde(rename = "TagValue", skip_serializing_if = "Option::is_none")]
    pub tag_value: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// TagKeyMd5.
    #[serde(rename = "TagKeyMd5", skip_serializing_if = "Option::is_none")]
    pub tag_key_md5: Option<String>,
    /// TagValueMd5.
    #[serde(rename = "TagValueMd5", skip_serializing_if = "Option::is_none")]
    pub tag_value_md5: Option<String>,
    /// ServiceType.
    #[serde(rename = "ServiceType", skip_serializing_if = "Option::is_none")]
    pub service_type: Option<String>,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
/// TagResourcesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagResourcesRequest {
    /// ResourceList.
    #[serde(rename = "ResourceList")]
    pub resource_list: Vec<String>,
    /// Tags.
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}
impl Decode for TagResourcesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_resource_list: Option<Vec<String>> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ResourceList" => f_resource_list = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            resource_list: required(f_resource_list, path, "ResourceList")?,
            tags: required(f_tags, path, "Tags")?,
        })
    }
}
/// TagResourcesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagResourcesResponse {
    /// FailedResources.
    #[serde(rename = "FailedResources", skip_serializing_if = "Option::is_none")]
    pub failed_resources: Option<Vec<FailedResource>>,
}
/// TagWithDelete.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagWithDelete {
    /// TagKey.
    #[serde(rename = "TagKey", skip_serializing_if = "Option::is_none")]
    pub tag_key: Option<String>,
    /// TagValue.
    #[serde(rename = "TagValue", skip_serializing_if = "Option::is_none")]
    pub tag_value: Option<String>,
    /// CanDelete.
    #[serde(rename = "CanDelete", skip_serializing_if = "Option::is_none")]
    pub can_delete: Option<u64>,
    /// Category.
    #[serde(rename = "Category", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}
/// UnTagResourcesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnTagResourcesRequest {
    /// ResourceList.
    #[serde(rename = "ResourceList")]
    pub resource_list: Vec<String>,
    /// TagKeys.
    #[serde(rename = "TagKeys")]
    pub tag_keys: Vec<String>,
}
impl Decode for UnTagResourcesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_resource_list: Option<Vec<String>> = None;
        let mut f_tag_keys: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ResourceList" => f_resource_list = Decode::decode(value, &here)?,
                "TagKeys" => f_tag_keys = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            resource_list: required(f_resource_list, path, "ResourceList")?,
            tag_keys: required(f_tag_keys, path, "TagKeys")?,
        })
    }
}
/// UnTagResourcesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnTagResourcesResponse {
    /// FailedResources.
    #[serde(rename = "FailedResources", skip_serializing_if = "Option::is_none")]
    pub failed_resources: Option<Vec<FailedResource>>,
}
