//! Events: what has happened, as it is shown in an answer and in a stream.

use rehome_actions::rehome::Event as Shown;
use rehome_domain::event::Event;
use rehome_ports::store::Revision;

use crate::moment;

pub(crate) mod describe;
pub(crate) mod follow;

/// The event as the API shows it.
pub(crate) fn show(revision: Revision, event: &Event) -> Shown {
    Shown {
        revision: Some(revision.0),
        time: Some(moment::precise(event.time)),
        actor: Some(event.actor.to_string()),
        task_id: Some(event.task.to_string()),
        kind: Some(event.kind.to_string()),
        resource: Some(event.resource.clone()),
        from: event.from.map(|instance| instance.to_string()),
        to: event.to.map(|instance| instance.to_string()),
        epoch: event.epoch.map(|epoch| epoch.0),
        address: event.address.map(|address| address.to_string()),
        reason: event.reason.clone(),
    }
}
