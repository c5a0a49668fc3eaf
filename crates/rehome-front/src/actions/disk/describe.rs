//! DescribeDisks: what it is asked is checked as where there are disks, and none is found.

use rehome_actions::cbs::{DescribeDisksRequest, DescribeDisksResponse};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::filters::{CVM_MANNERS, Field, Filters, Manners};
use crate::listing::check_ids;
use crate::page::Page;
use crate::refusal::message;

/// There is none.
enum Disk {}

type By = Field<Disk, usize>;

const FILTERS: &[By] = &[
    By::same("disk-usage", &[]),
    By::same("disk-charge-type", &[]),
    By::same("portable", &[]),
    By::same("project-id", &[]),
    By::same("disk-id", &[]),
    By::same("disk-name", &[]),
    By::same("disk-type", &[]),
    By::same("disk-state", &[]),
    By::same("instance-id", &[]),
    By::same("zone", &[]),
    By::same("instance-ip-address", &[]),
    By::same("instance-name", &[]),
    By::same("dedicated-cluster-id", &[]),
    By::same("cluster-group-id", &[]),
    By::same("tag-key", &[]),
    By::same("tag-value", &[]),
    By::same("tag:", &[]),
];

/// The code of every wrong value here but a filter's.
const VALUE: &str = "InvalidParameterValue";

const MANNERS: Manners =
    Manners { values_max: 100, many_values: VALUE, coexist: VALUE, ..CVM_MANNERS };

pub(crate) async fn answer(
    _: &Desk<'_>,
    request: DescribeDisksRequest,
) -> Result<DescribeDisksResponse, ApiError> {
    Page::new(request.offset, request.limit)
        .map_err(|error| ApiError::new(VALUE, error.message))?;
    one_of("Order", request.order.as_deref(), &["ASC", "DESC"])?;
    one_of("OrderField", request.order_field.as_deref(), &["CREATE_TIME", "DEADLINE"])?;
    let ids = request.disk_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    if !ids.is_empty() && !filters.is_empty() {
        let refusal = Refusal::Coexist { first: "DiskIds", second: "Filters" };
        return Err(ApiError::new(MANNERS.coexist, message(&refusal)));
    }
    check_ids(&ids, &MANNERS)?;
    if let Some(id) = ids.iter().find(|id| !is_id(id)) {
        return Err(wrong("DiskIds", id, Fault::Form));
    }
    Filters::understand(&filters, FILTERS, &MANNERS)?;
    Ok(DescribeDisksResponse { total_count: Some(0), disk_set: Some(Vec::new()) })
}

fn wrong(parameter: &'static str, value: &str, fault: Fault) -> ApiError {
    ApiError::new(VALUE, message(&Refusal::value(parameter, &value, fault)))
}

fn one_of(parameter: &'static str, value: Option<&str>, allowed: &[&str]) -> Result<(), ApiError> {
    match value.filter(|value| !allowed.contains(value)) {
        None => Ok(()),
        Some(other) => Err(wrong(parameter, other, Fault::Form)),
    }
}

fn is_id(text: &str) -> bool {
    let each = |c: u8| c.is_ascii_digit() || c.is_ascii_lowercase();
    text.strip_prefix("disk-").is_some_and(|rest| rest.len() == 8 && rest.bytes().all(each))
}
