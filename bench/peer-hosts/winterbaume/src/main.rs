//! winterbaume's EC2 service on the port that is named, as its own server hands requests to it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use winterbaume_core::service::{MockRequest, MockService};
use winterbaume_ec2::Ec2Service;

const BODY_BYTES_MAX: usize = 1 << 20;

async fn answer(service: Arc<Ec2Service>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let asked = MockRequest {
        method: head.method.to_string(),
        uri: String::from("https://ec2.us-east-1.amazonaws.com/"),
        headers: head.headers,
        body: to_bytes(body, BODY_BYTES_MAX).await.unwrap(),
    };
    let given = service.handle(asked).await;
    let response = Response::builder().status(given.status);
    let named = given.headers.iter().fold(response, |to, (name, value)| to.header(name, value));
    named.body(Body::from(given.body)).unwrap()
}

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).expect("a port");
    let service = Arc::new(Ec2Service::new());
    let app = Router::new().fallback(move |request| answer(Arc::clone(&service), request));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
