//! DescribeEvents (Rehome's own API, 2026-11-23): what has happened after a revision.
//!
//! Pages end between two commits, never within one; `Last` is where the next page goes on.

use rehome_actions::rehome::{DescribeEventsRequest, DescribeEventsResponse};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_ports::store::Revision;
use rehome_wire::ApiError;

use super::show;
use crate::desk::Desk;
use crate::refusal::api_error;

/// Commits whose events one answer shows when nothing is said.
const LIMIT_USUAL: u64 = 100;
/// And at most.
const LIMIT_MAX: u64 = 1000;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeEventsRequest,
) -> Result<DescribeEventsResponse, ApiError> {
    let limit = request.limit.unwrap_or(LIMIT_USUAL);
    if !(1..=LIMIT_MAX).contains(&limit) {
        return Err(api_error(&Refusal::value("Limit", &limit, Fault::Range)));
    }
    let at_most = usize::try_from(limit).expect("checked against LIMIT_MAX");
    let page = desk.events(Revision(request.after.unwrap_or(0)), at_most);
    let shown = page
        .entries
        .iter()
        .flat_map(|entry| entry.events.iter().map(|event| show(entry.revision, event)));
    Ok(DescribeEventsResponse {
        events: Some(shown.collect()),
        last: Some(page.last.0),
        forgotten: Some(page.forgotten.0),
    })
}
