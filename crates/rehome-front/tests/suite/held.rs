//! A server in this process, whose plane can be held still.

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rehome_client::{ApiError, CallError, Client, Credentials, Operation};
use rehome_domain::access::{Identity, Permissions, Principal};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::plane::{Observed, Verb};
use rehome_domain::{AccountId, Ipv4Cidr, Timestamp};
use rehome_engine::{Engine, Ports};
use rehome_front::listen::{self, Door, Limits};
use rehome_front::{Front, Gate, Holder, Keyring, Keys, RateLimits};
use rehome_ports::{Listener, Plane, PlaneError};
use rehome_sim::{SeededIds, SimulatedPlane, VirtualClock};
use rehome_store::MemoryStore;
use rehome_wire::SecretKey;
use rehome_wire::token::TokenKey;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

const SECRET_ID: &str = "AKIDheld";
const SECRET_KEY: &str = "a key that guards nothing";
/// How long anything may take on a machine that others use too.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A simulated plane that does nothing while it is held.
#[derive(Default)]
struct HeldPlane {
    inner: SimulatedPlane,
    held: Mutex<bool>,
    let_go: Condvar,
}

impl Plane for HeldPlane {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn carries_bindings(&self) -> bool {
        self.inner.carries_bindings()
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        let held = self.held.lock().unwrap();
        drop(self.let_go.wait_while(held, |held| *held).unwrap());
        self.inner.apply(verb)
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        self.inner.observe()
    }

    fn listen(&self, listener: Listener) {
        self.inner.listen(listener);
    }
}

/// The server. Ended when dropped.
pub(crate) struct Server {
    plane: Arc<HeldPlane>,
    client: Client,
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    _runtime: Runtime,
}

impl Server {
    pub(crate) fn new() -> Self {
        Self::with(Limits::default())
    }

    pub(crate) fn with(limits: Limits) -> Self {
        let plane = Arc::new(HeldPlane::default());
        // Signatures are of now.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        let engine = Engine::start(Ports {
            store: Arc::new(MemoryStore::default()),
            plane: Arc::clone(&plane) as _,
            clock: Arc::new(VirtualClock::at(Timestamp(i64::try_from(now).unwrap()))),
            ids: Arc::new(SeededIds::new(5)),
        });
        let principal = Principal { account: AccountId(7), identity: Identity::Root };
        let root = Holder { principal, permissions: Permissions::Everything };
        let secret = SecretKey::new(SECRET_KEY.to_owned());
        let block = PoolBlock::new(Ipv4Cidr::parse("198.18.0.0/20").unwrap()).unwrap();
        let ring = Keyring::default().with_public_addresses(AccountId(7), block);
        let ring = ring.with_key(SECRET_ID.to_owned(), root, secret);
        let gate = Gate::new(Keys::new(ring), TokenKey::new([7; 32]), RateLimits::Off);
        let front = Arc::new(Front::new(engine.unwrap(), gate));
        let runtime = Runtime::new().unwrap();
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        socket.set_nonblocking(true).unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(socket).unwrap();
            let door = Door { listener, tls: None, limits };
            listen::serve(door, front, async { drop(stopped.await) }).await;
        });
        let endpoint = format!("http://{address}").parse().unwrap();
        let credentials = Credentials::new(SECRET_ID, SECRET_KEY);
        let client = Client::new(endpoint, credentials, "ap-guangzhou");
        Self { plane, client, address, stop: Some(stop), _runtime: runtime }
    }

    /// From now on the plane does nothing.
    pub(crate) fn hold(&self) {
        *self.plane.held.lock().unwrap() = true;
    }

    /// The plane goes on.
    pub(crate) fn let_go(&self) {
        *self.plane.held.lock().unwrap() = false;
        self.plane.let_go.notify_all();
    }

    pub(crate) fn call(&self, action: &str, parameters: Value) -> Result<Value, ApiError> {
        let operation = match action {
            "RunInstances" | "DescribeInstances" | "TerminateInstances" => {
                Operation { service: "cvm", ..Operation::vpc(action) }
            }
            _ => Operation::vpc(action),
        };
        match self.client.call(operation, parameters) {
            Ok(response) => Ok(response),
            Err(CallError::Api(error)) => Err(error),
            Err(other) => panic!("{action}: {other}"),
        }
    }

    /// Begins what the call asks for; the RequestId.
    pub(crate) fn begin(&self, action: &str, parameters: Value) -> String {
        let told = parameters.to_string();
        let answer =
            self.call(action, parameters).unwrap_or_else(|e| panic!("{action} {told}: {e}"));
        answer["RequestId"].as_str().unwrap().to_owned()
    }

    /// The same, and waits for its end.
    pub(crate) fn finish(&self, action: &str, parameters: Value) {
        let task = self.begin(action, parameters);
        assert_eq!(self.end_of(&task)["Status"], "SUCCESS", "{action}");
    }

    /// What DescribeVpcTaskResult says.
    pub(crate) fn task(&self, id: &str) -> Value {
        self.call("DescribeVpcTaskResult", json!({"TaskId": id})).unwrap()
    }

    /// The same once it has ended.
    pub(crate) fn end_of(&self, id: &str) -> Value {
        until("the task ends", || Some(self.task(id)).filter(|told| told["Status"] != "RUNNING"))
    }

    /// An interface as it is described; nothing when it is gone.
    pub(crate) fn interface(&self, eni: &str) -> Option<Value> {
        let ids = json!({"NetworkInterfaceIds": [eni]});
        let found = self.call("DescribeNetworkInterfaces", ids).ok()?;
        Some(found["NetworkInterfaceSet"][0].clone())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.let_go();
        drop(self.stop.take());
    }
}

/// Polls until there is an answer.
pub(crate) fn until<T>(what: &str, mut poll: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = poll() {
            return found;
        }
        assert!(Instant::now() < deadline, "not within {PATIENCE:?}: {what}");
        std::thread::yield_now();
    }
}
