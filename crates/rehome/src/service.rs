//! The service, put together: store, plane, engine, front. `serve` and `demo` run the same one.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use rehome_domain::ipv6::Ipv6Pool;
use rehome_engine::{Engine, Ports, Repairer};
use rehome_front::listen::{self, Door, Limits};
use rehome_front::{Front, Gate};
use rehome_ports::{Plane, store::Store};
use rehome_store::{SqliteOptions, SqliteStore};
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;

use crate::data_folder::DataFolder;
use crate::system::{SystemClock, SystemIds};

/// Threads that answer calls. Deciding and committing have threads of their own.
const ANSWERING_THREADS: usize = 2;

/// What a service is made of.
pub(crate) struct Parts {
    /// What keeps the state. Opened first: it is what keeps a second server from the folder.
    pub(crate) store: Arc<SqliteStore>,
    /// Who may call, how often, and what signs temporary keys.
    pub(crate) gate: Gate,
    /// What moves the packets.
    pub(crate) plane: Arc<dyn Plane>,
    /// Where VPCs' IPv6 blocks come from.
    pub(crate) ipv6_pool: Ipv6Pool,
    /// The name servers that guests are told.
    pub(crate) dns: Vec<Ipv4Addr>,
    /// Where to listen.
    pub(crate) listener: TcpListener,
    /// TLS, if it is to be spoken.
    pub(crate) tls: Option<TlsAcceptor>,
    /// What callers may hold.
    pub(crate) limits: Limits,
}

/// Takes the folder for this process and opens the store in it.
pub(crate) fn open_store(folder: &DataFolder) -> Result<Arc<SqliteStore>> {
    let store = SqliteStore::open(folder.path(), SqliteOptions::default());
    let unusable = || format!("the state in {} cannot be used", folder.path().display());
    Ok(Arc::new(store.with_context(unusable)?))
}

/// A service at work.
pub(crate) struct Service {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Asks for a repair of the plane.
    pub(crate) repairer: Repairer,
    store: Arc<SqliteStore>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Service {
    /// Starts a service. When this returns, it answers.
    pub(crate) fn start(parts: Parts) -> Result<Self> {
        let address = parts.listener.local_addr().context("a listener has an address")?;
        let engine = Engine::start(Ports {
            store: Arc::clone(&parts.store) as Arc<dyn Store>,
            plane: parts.plane,
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
        })?;
        let repairer = engine.repairer();
        let front = Front::new(engine, parts.gate)
            .with_ipv6_pool(parts.ipv6_pool)
            .with_dns_servers(parts.dns);
        let front = Arc::new(front);
        let (stop, stopped) = oneshot::channel();
        parts.listener.set_nonblocking(true).context("the listener cannot be used")?;
        let (listener, tls, limits) = (parts.listener, parts.tls, parts.limits);
        let answering = Answering { listener, tls, limits, front, stopped };
        let thread = answering.start()?;
        let store = parts.store;
        Ok(Self { address, repairer, store, stop: Some(stop), thread: Some(thread) })
    }

    /// Answers the calls under way, finishes the steps under way, closes the store.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            if thread.join().is_err() {
                tracing::error!("the answering thread had panicked");
            }
            if let Err(error) = self.store.close() {
                tracing::error!(%error, "the store could not be closed");
            }
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Answering {
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    limits: Limits,
    front: Arc<Front>,
    stopped: oneshot::Receiver<()>,
}

impl Answering {
    fn start(self) -> Result<JoinHandle<()>> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(ANSWERING_THREADS)
            .thread_name("front")
            .enable_all()
            .build()
            .context("the threads that answer calls cannot be started")?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener)
                .context("the listener cannot be used")?
        };
        let work = move || {
            let stopped = async { drop(self.stopped.await) };
            let door = Door { listener, tls: self.tls, limits: self.limits };
            runtime.block_on(listen::serve(door, self.front, stopped));
            // Connections that are still open are cut; the engine stops when the last of them
            // lets go of the front.
            drop(runtime);
        };
        std::thread::Builder::new()
            .name(String::from("listen"))
            .spawn(work)
            .context("the thread that listens cannot be started")
    }
}
