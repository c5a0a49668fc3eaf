//! TLS with a given certificate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use rehome_client::CallError;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use serde_json::json;
use tempfile::TempDir;

use crate::http::{Answer, Request, connect, exchange};
use crate::server::{Process, Server, rehome, serve_with_key};
use crate::signed::Tc3;

/// A certificate for this machine's loopback, and its files.
struct Certificate {
    folder: TempDir,
    der: CertificateDer<'static>,
}

impl Certificate {
    fn new() -> Self {
        let names = ["localhost", "127.0.0.1"].map(String::from).to_vec();
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("cert.pem"), made.cert.pem()).unwrap();
        fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
        Self { folder, der: made.cert.der().clone() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn on(&self, command: &mut Command) {
        command.arg("--tls-cert").arg(self.file("cert.pem"));
        command.arg("--tls-key").arg(self.file("key.pem"));
    }

    /// A client that trusts this certificate alone.
    fn client(&self) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(ring);
        let builder = builder.with_safe_default_protocol_versions().unwrap();
        Arc::new(builder.with_root_certificates(roots).with_no_client_auth())
    }
}

fn send(config: Arc<ClientConfig>, server: &Server, request: &Request) -> Answer {
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let session = ClientConnection::new(config, name).unwrap();
    exchange(StreamOwned::new(session, connect(server.address())), &request.bytes())
}

#[test]
fn the_api_is_served_over_tls_with_a_given_certificate() {
    let certificate = Certificate::new();
    let home = TempDir::new().unwrap();
    let mut command = serve_with_key(home.path(), "simulated");
    certificate.on(&mut command);
    let server = Server::ready(&mut command, home.path());
    assert!(server.endpoint.starts_with("https://127.0.0.1:"), "{}", server.endpoint);
    let request = Tc3::post(&server, "DescribeVpcs", "{}").request();
    let answer = send(certificate.client(), &server, &request);
    assert_eq!(answer.code(), "OK");
    let body = r#"{"NetworkInterfaceId":"eni-afo43z61","SourceInstanceId":"ins-r8hr2upy",
        "DestinationInstanceId":"ins-s2hr8upy"}"#;
    let request = Tc3::post(&server, "MigrateNetworkInterface", body).request();
    assert_eq!(send(certificate.client(), &server, &request).code(), "ResourceNotFound");
}

#[test]
fn callers_without_tls_or_without_trust_do_no_harm() {
    let certificate = Certificate::new();
    let home = TempDir::new().unwrap();
    let mut command = serve_with_key(home.path(), "simulated");
    certificate.on(&mut command);
    let server = Server::ready(&mut command, home.path());
    // A client that does not know the certificate, and one that speaks plain HTTP.
    let plain = server.endpoint.replace("https", "http").parse().unwrap();
    let key = rehome_client::Credentials::new("AKIDa", "b");
    let unknown = server.client();
    let plain = rehome_client::Client::new(plain, key, "ap-guangzhou");
    for client in [unknown, plain] {
        match client.call(rehome_client::Operation::vpc("DescribeVpcs"), json!({})) {
            Err(CallError::Transport(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    let request = Tc3::post(&server, "DescribeVpcs", "{}").request();
    assert_eq!(send(certificate.client(), &server, &request).code(), "OK");
}

#[test]
fn with_tls_other_machines_are_let_in() {
    let certificate = Certificate::new();
    let home = TempDir::new().unwrap();
    let mut command = rehome();
    command.args(["serve", "--plane", "simulated", "--listen", "0.0.0.0:0", "--data"]);
    command.arg(home.path());
    certificate.on(&mut command);
    let server = Server::ready(&mut command, home.path());
    assert!(server.endpoint.starts_with("https://0.0.0.0:"), "{}", server.endpoint);
}

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let (one, other) = (Certificate::new(), Certificate::new());
    let home = TempDir::new().unwrap();
    let nonsense = home.path().join("nonsense.pem");
    fs::write(&nonsense, "nonsense").unwrap();
    let cases = [
        (one.file("missing.pem"), one.file("key.pem"), "missing.pem"),
        (nonsense.clone(), one.file("key.pem"), "nonsense.pem"),
        (one.file("cert.pem"), nonsense, "nonsense.pem"),
        (one.file("cert.pem"), other.file("key.pem"), "do not belong together"),
    ];
    for (certificate, key, named) in cases {
        let folder = home.path().join("state");
        let mut command = serve_with_key(&folder, "simulated");
        command.arg("--tls-cert").arg(certificate).arg("--tls-key").arg(key);
        let mut process = Process::start(&mut command);
        assert_eq!(process.end().code(), Some(1), "{}", process.stderr());
        assert!(process.stderr().contains(named), "{named}: {}", process.stderr());
        // Nothing was begun before the mistake was found.
        assert!(!folder.exists());
    }
}
