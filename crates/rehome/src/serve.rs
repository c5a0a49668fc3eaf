//! `rehome serve`.

use std::net::TcpListener;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::{SigSet, Signal};
use rehome_front::Gate;
use rehome_linux::{FlowSink, Services};
use tokio_rustls::TlsAcceptor;

use crate::account::{Credentials, FILE};
use crate::accounts::{token_key, watch::Watch};
use crate::cli::Serve;
use crate::data_folder::DataFolder;
use crate::service::{Parts, Service, open_store};
use crate::{capabilities, plane, tls};

/// Serves until SIGINT or SIGTERM. SIGHUP asks for a repair of the plane and reads
/// the accounts anew.
pub(crate) fn run(options: Serve) -> Result<ExitCode> {
    // Blocked before any thread starts, so that every thread inherits it and only we receive it.
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGINT);
    signals.add(Signal::SIGTERM);
    signals.add(Signal::SIGHUP);
    signals.thread_block().context("signals cannot be blocked")?;

    raise_file_limit();
    let tls = tls_of(&options)?;
    check_address(&options)?;
    capabilities::keep_what_is_needed(&options)?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let folder = DataFolder::open(options.data.clone())?;
    // First of all: what follows may change what a server that is there already works with.
    let store = open_store(&folder)?;
    let credentials = Credentials::of_server(&folder)?;
    let watch = Watch::begin(&folder, &credentials, options.eip_pool)?;
    let gate = Gate::new(watch.keys(), token_key::of(&folder)?, options.rate_limits);
    let services = services_of(&options, &folder);
    let chosen = plane::choose(options.plane, &folder.installation()?, services)?;
    check_uplink(&options)?;
    let listener = TcpListener::bind(options.listen)
        .with_context(|| format!("{} cannot be listened on", options.listen))?;
    let secret_id = credentials.secret_id.clone();
    let plane = chosen.plane();
    let name = plane.name();
    let (ipv6_pool, dns) = (options.ipv6_pool, options.dns.clone());
    let limits = options.limits();
    let parts = Parts { store, gate, plane, ipv6_pool, dns, listener, tls, limits };
    let mut service = Service::start(parts)?;
    watch.clone().follow()?;

    let endpoint = format!("{scheme}://{}", service.address);
    folder.write("endpoint", &format!("{endpoint}\n"))?;
    explain(&folder, &endpoint, &secret_id);
    println!("rehome ready: endpoint {endpoint} plane {name} data {}", folder.path().display());

    let signal = loop {
        let signal = signals.wait().context("signals cannot be waited for")?;
        if signal != Signal::SIGHUP {
            break signal;
        }
        service.repairer.ask();
        watch.reload();
    };
    eprintln!("{signal}: answering what is under way, then stopping");
    // A second signal ends the process at once.
    signals.thread_unblock().context("signals cannot be unblocked")?;
    service.stop();
    Ok(ExitCode::SUCCESS)
}

/// What guests are told, and where their flows are logged.
fn services_of(options: &Serve, folder: &DataFolder) -> Services {
    let sink = match &options.flow_logs {
        Some(path) if path.as_os_str() == "-" => FlowSink::Stdout,
        Some(path) => FlowSink::Folder(path.clone()),
        None => FlowSink::Folder(folder.file("flow-logs")),
    };
    let uplink = options.uplink.clone();
    let (dns, instance_limit) = (options.dns.clone(), options.instance_bandwidth);
    Services { dns, flow_logs: Some(sink), uplink, instance_limit }
}

/// An uplink that is not there is told at once, and not by the first task that needs it.
fn check_uplink(options: &Serve) -> Result<()> {
    let Some(uplink) = &options.uplink else { return Ok(()) };
    if let Some(warning) = uplink.warning().context("--uplink")? {
        eprintln!("warning: {warning}");
    }
    Ok(())
}

/// Each connection and each namespace takes file descriptors; the usual soft limit is far below the
/// hard one.
fn raise_file_limit() {
    let raised = getrlimit(Resource::RLIMIT_NOFILE)
        .and_then(|(_, hard)| setrlimit(Resource::RLIMIT_NOFILE, hard, hard));
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
}

fn tls_of(options: &Serve) -> Result<Option<TlsAcceptor>> {
    match (&options.tls_cert, &options.tls_key) {
        (Some(certificate), Some(key)) => tls::acceptor(certificate, key).map(Some),
        (None, _) | (_, None) => Ok(None),
    }
}

fn check_address(options: &Serve) -> Result<()> {
    let open = !options.listen.ip().is_loopback();
    if open && options.tls_cert.is_none() && !options.insecure_plaintext {
        bail!(
            "{} can be reached from other machines: give --tls-cert and --tls-key, or say \
             --insecure-plaintext if others may read every call",
            options.listen
        );
    }
    Ok(())
}

/// How to point the usual clients here. To stderr: stdout has one line, for scripts.
fn explain(folder: &DataFolder, endpoint: &str, secret_id: &str) {
    let key = folder.file(FILE);
    eprintln!(
        "key: SecretId {secret_id}; its SecretKey is in {} or REHOME_SECRET_KEY",
        key.display()
    );
    eprintln!(
        "tccli:  tccli vpc DescribeNetworkInterfaces --region ap-guangzhou --endpoint {endpoint}"
    );
    eprintln!("        (with TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY set)");
    let (scheme, host) = endpoint.split_once("://").unwrap_or(("http", endpoint));
    eprintln!("Python: HttpProfile(endpoint=\"{host}\", protocol=\"{scheme}\")");
    eprintln!("here:   rehome call DescribeNetworkInterfaces --data {}", folder.path().display());
}
