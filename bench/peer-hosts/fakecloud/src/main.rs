//! fakecloud's EC2 service behind its own dispatch, on the port that is named.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::{Extension, Router};
use fakecloud_core::dispatch::{DispatchConfig, dispatch};
use fakecloud_core::registry::ServiceRegistry;
use fakecloud_ec2::Ec2Service;

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).expect("a port");
    let mut registry = ServiceRegistry::new();
    registry.register(Arc::new(Ec2Service::new()));
    let config = DispatchConfig::new("us-east-1", "000000000000");
    let app = Router::new()
        .fallback(dispatch)
        .layer(Extension(Arc::new(registry)))
        .layer(Extension(Arc::new(config)));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await.unwrap();
}
