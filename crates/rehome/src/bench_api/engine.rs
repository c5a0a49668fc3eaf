//! What the engine alone does: the same writes on the same disk, without HTTP and signatures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use rehome_domain::network_interface::modify::ModifyNetworkInterface;
use rehome_domain::{Actor, EniId, Scope};
use rehome_engine::{Caller, Engine, Ports};
use rehome_load::Spread;
use rehome_ports::Ids;
use rehome_ports::store::Store as _;
use rehome_sim::SimulatedPlane;

use crate::data_folder::DataFolder;
use crate::service::open_store;
use crate::system::{SystemClock, SystemIds};

/// Durable writes a second of so many callers at a time, run by run.
pub(super) fn writes_per_s(
    folder: &DataFolder,
    (scope, callers): (Scope, usize),
    (duration, runs): (Duration, usize),
) -> Result<Spread> {
    let store = open_store(folder)?;
    let engine = Engine::start(Ports {
        store: Arc::clone(&store) as _,
        plane: Arc::new(SimulatedPlane::new()),
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
    })?;
    let ids: Vec<EniId> = engine.world(scope).enis.keys().copied().collect();
    let mut figures = Vec::new();
    for _ in 0..runs {
        let written = AtomicU64::new(0);
        let end = Instant::now() + duration;
        std::thread::scope(|scope_of_threads| {
            let writers: Vec<_> = (0..callers)
                .map(|number| {
                    let mut mine = ids.iter().skip(number % ids.len()).cycle().step_by(callers);
                    let (engine, written) = (&engine, &written);
                    scope_of_threads.spawn(move || -> Result<()> {
                        while Instant::now() < end {
                            let eni = *mine.next().ok_or_else(|| anyhow!("no interface"))?;
                            write(engine, scope, eni)?;
                            written.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(())
                    })
                })
                .collect();
            writers.into_iter().try_for_each(|writer| {
                writer.join().map_err(|_| anyhow!("a writer of the engine's baseline panicked"))?
            })
        })?;
        let written = u32::try_from(written.into_inner())?;
        figures.push(f64::from(written) / duration.as_secs_f64());
    }
    drop(engine);
    store.close()?;
    Ok(Spread::of(figures))
}

fn write(engine: &Engine, scope: Scope, eni: EniId) -> Result<()> {
    let task = SystemIds.request_id();
    let name = Some(task.to_string());
    let command = ModifyNetworkInterface { eni, name, description: None, groups: None };
    let reply = engine.submit(Caller { scope, task, actor: Actor::Rehome }, command);
    let answer = reply.blocking_recv().map_err(|_| anyhow!("the engine has stopped"))?;
    answer.map_err(|error| anyhow!("the engine refused a write: {error:?}"))
}
