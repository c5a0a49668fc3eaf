//! One migration after the other on a service that has nothing else to do.

use std::time::Duration;

use rehome_client::Client;
use rehome_demo::{Calls, CloudError, Latency, MonotonicClock};
use serde_json::json;

use crate::estate::Estate;

/// Between two polls of a task when nothing else is under way.
pub const IDLE_TASK_POLL: Duration = Duration::from_micros(500);

/// Migrates one interface of the estate to and fro, one move at a time: call to SUCCESS.
///
/// # Errors
/// [`CloudError`] for the first move that fails.
pub fn one_at_a_time(
    estate: &mut Estate,
    (client, clock): (&Client, MonotonicClock),
    moves: u32,
) -> Result<Latency, CloudError> {
    let calls = Calls::new(client, clock).polling(IDLE_TASK_POLL);
    let mut took_ns = Vec::new();
    let Estate { instances, interfaces, .. } = estate;
    let Some(placed) = interfaces.first_mut() else {
        return Ok(Latency::default());
    };
    // Where it came from keeps its place free for it; its neighbour has one free by the plan.
    let places = [placed.at, (placed.at + 1) % instances.len()];
    for number in 0..moves as usize {
        let (from, to) = (places[number % 2], places[(number + 1) % 2]);
        let begin_ns = clock.now_ns();
        migrate(calls, &placed.id, [&instances[from], &instances[to]])?;
        took_ns.push(clock.now_ns() - begin_ns);
        placed.at = to;
    }
    Ok(Latency::of(took_ns))
}

/// Calls MigrateNetworkInterface and polls its task to SUCCESS.
pub(crate) fn migrate(
    calls: Calls<'_>,
    interface: &str,
    [from, to]: [&String; 2],
) -> Result<(), CloudError> {
    let parameters = json!({
        "NetworkInterfaceId": interface,
        "SourceInstanceId": from,
        "DestinationInstanceId": to,
    });
    calls.task("MigrateNetworkInterface", parameters).map(drop)
}
