//! Actions and structures of `tag` 2018-08-13. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Tag
    AddResourceTag AddResourceTagRequest AddResourceTagResponse Answer,
    AttachResourcesTag AttachResourcesTagRequest AttachResourcesTagResponse Answer,
    CreateTag CreateTagRequest CreateTagResponse Answer,
    DeleteResourceTag DeleteResourceTagRequest DeleteResourceTagResponse Answer,
    DeleteTag DeleteTagRequest DeleteTagResponse Answer,
    DescribeResourceTags DescribeResourceTagsRequest DescribeResourceTagsResponse Answer,
    DescribeResourceTagsByResourceIds DescribeResourceTagsByResourceIdsRequest DescribeResourceTagsByResourceIdsResponse Answer,
    DescribeTagKeys DescribeTagKeysRequest DescribeTagKeysResponse Answer,
    DescribeTagValues DescribeTagValuesRequest DescribeTagValuesResponse Answer,
    DescribeTags DescribeTagsRequest DescribeTagsResponse Answer,
    DetachResourcesTag DetachResourcesTagRequest DetachResourcesTagResponse Answer,
    GetResources GetResourcesRequest GetResourcesResponse Answer,
    ModifyResourceTags ModifyResourceTagsRequest ModifyResourceTagsResponse Answer,
    TagResources TagResourcesRequest TagResourcesResponse Answer,
    UnTagResources UnTagResourcesRequest UnTagResourcesResponse Answer,
}

structure! { request AddResourceTagRequest
    tag_key "TagKey" required String,
    tag_value "TagValue" required String,
    resource "Resource" required String,
}

structure! { response AddResourceTagResponse }

structure! { request AttachResourcesTagRequest
    service_type "ServiceType" required String,
    resource_ids "ResourceIds" required Vec<String>,
    tag_key "TagKey" required String,
    tag_value "TagValue" required String,
    resource_region "ResourceRegion" optional Option<String>,
    resource_prefix "ResourcePrefix" optional Option<String>,
}

structure! { response AttachResourcesTagResponse }

structure! { request CreateTagRequest
    tag_key "TagKey" required String,
    tag_value "TagValue" required String,
}

structure! { response CreateTagResponse }

structure! { request DeleteResourceTagRequest
    tag_key "TagKey" required String,
    resource "Resource" required String,
}

structure! { response DeleteResourceTagResponse }

structure! { request DeleteTagRequest
    tag_key "TagKey" required String,
    tag_value "TagValue" required String,
}

structure! { response DeleteTagResponse }

structure! { request DescribeResourceTagsByResourceIdsRequest
    service_type "ServiceType" required String,
    resource_prefix "ResourcePrefix" required String,
    resource_ids "ResourceIds" required Vec<String>,
    resource_region "ResourceRegion" required String,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    category "Category" optional Option<String>,
}

structure! { response DescribeResourceTagsByResourceIdsResponse
    total_count "TotalCount" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    tags "Tags" optional Option<Vec<TagResource>>,
}

structure! { request DescribeResourceTagsRequest
    create_uin "CreateUin" optional Option<u64>,
    resource_region "ResourceRegion" optional Option<String>,
    service_type "ServiceType" optional Option<String>,
    resource_prefix "ResourcePrefix" optional Option<String>,
    resource_id "ResourceId" optional Option<String>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    cos_resource_id "CosResourceId" optional Option<u64>,
}

structure! { response DescribeResourceTagsResponse
    total_count "TotalCount" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    rows "Rows" optional Option<Vec<TagResource>>,
}

structure! { request DescribeTagKeysRequest
    create_uin "CreateUin" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    show_project "ShowProject" optional Option<u64>,
    category "Category" optional Option<String>,
}

structure! { response DescribeTagKeysResponse
    total_count "TotalCount" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    tags "Tags" optional Option<Vec<String>>,
}

structure! { request DescribeTagValuesRequest
    tag_keys "TagKeys" required Vec<String>,
    create_uin "CreateUin" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    category "Category" optional Option<String>,
}

structure! { response DescribeTagValuesResponse
    total_count "TotalCount" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { request DescribeTagsRequest
    tag_key "TagKey" optional Option<String>,
    tag_value "TagValue" optional Option<String>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    create_uin "CreateUin" optional Option<u64>,
    tag_keys "TagKeys" optional Option<Vec<String>>,
    show_project "ShowProject" optional Option<u64>,
}

structure! { response DescribeTagsResponse
    total_count "TotalCount" optional Option<u64>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    tags "Tags" optional Option<Vec<TagWithDelete>>,
}

structure! { request DetachResourcesTagRequest
    service_type "ServiceType" required String,
    resource_ids "ResourceIds" required Vec<String>,
    tag_key "TagKey" required String,
    resource_region "ResourceRegion" optional Option<String>,
    resource_prefix "ResourcePrefix" optional Option<String>,
}

structure! { response DetachResourcesTagResponse }

structure! { response FailedResource
    resource "Resource" required String,
    code "Code" required String,
    message "Message" required String,
}

structure! { request GetResourcesRequest
    resource_list "ResourceList" optional Option<Vec<String>>,
    tag_filters "TagFilters" optional Option<Vec<TagFilter>>,
    pagination_token "PaginationToken" optional Option<String>,
    max_results "MaxResults" optional Option<u64>,
}

structure! { response GetResourcesResponse
    pagination_token "PaginationToken" optional Option<String>,
    resource_tag_mapping_list "ResourceTagMappingList" optional Option<Vec<ResourceTagMapping>>,
}

structure! { request ModifyResourceTagsRequest
    resource "Resource" required String,
    replace_tags "ReplaceTags" optional Option<Vec<Tag>>,
    delete_tags "DeleteTags" optional Option<Vec<TagKeyObject>>,
}

structure! { response ModifyResourceTagsResponse }

structure! { response ResourceTagMapping
    resource "Resource" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { both Tag
    tag_key "TagKey" required String,
    tag_value "TagValue" required String,
    category "Category" optional Option<String>,
}

structure! { request TagFilter
    tag_key "TagKey" required String,
    tag_value "TagValue" optional Option<Vec<String>>,
}

structure! { request TagKeyObject
    tag_key "TagKey" required String,
}

structure! { response TagResource
    tag_key "TagKey" optional Option<String>,
    tag_value "TagValue" optional Option<String>,
    resource_id "ResourceId" optional Option<String>,
    tag_key_md5 "TagKeyMd5" optional Option<String>,
    tag_value_md5 "TagValueMd5" optional Option<String>,
    service_type "ServiceType" optional Option<String>,
    category "Category" optional Option<String>,
}

structure! { request TagResourcesRequest
    resource_list "ResourceList" required Vec<String>,
    tags "Tags" required Vec<Tag>,
}

structure! { response TagResourcesResponse
    failed_resources "FailedResources" optional Option<Vec<FailedResource>>,
}

structure! { response TagWithDelete
    tag_key "TagKey" optional Option<String>,
    tag_value "TagValue" optional Option<String>,
    can_delete "CanDelete" optional Option<u64>,
    category "Category" optional Option<String>,
}

structure! { request UnTagResourcesRequest
    resource_list "ResourceList" required Vec<String>,
    tag_keys "TagKeys" required Vec<String>,
}

structure! { response UnTagResourcesResponse
    failed_resources "FailedResources" optional Option<Vec<FailedResource>>,
}
