//! Listen: bytes → [`RawCall`]. Sockets, TLS, HTTP, and the bounds on all of them.
//!
//! Bounds: connections in all, a time for the first byte, for the headers and for the body, the
//! size of headers and body. Over a bound a connection is closed or a call refused; others do not
//! notice. On shutdown no new call is taken and those under way are answered.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::channel::Channel;
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use rehome_wire::{RawCall, TC3_POST_BYTES_MAX, envelope};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::actions::event::follow::CONTENT_TYPE as EVENT_STREAM;
use crate::{Answer, Front};

/// Connections at a time.
pub const CONNECTIONS_MAX: usize = 10_000;
/// From a connection's begin to its first byte, and for a TLS handshake.
const FIRST_BYTE: Duration = Duration::from_secs(10);
/// From the end of an answer to the last header of the next request. Clients keep a connection for
/// their next poll, Terraform for up to 10 s: closing it just then would race with the poll.
const HEADERS: Duration = Duration::from_secs(60);
/// For a body to arrive.
const BODY: Duration = Duration::from_secs(30);
/// Bytes of a request's line and headers. Larger than the documented 32 KB of a GET's query.
const HEADER_BYTES_MAX: usize = 64 * 1024;
/// How long calls under way may take to be answered at shutdown.
const DRAIN: Duration = Duration::from_millis(2500);
/// Before accepting again when the machine has no file descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until `stop` completes, then answers what is under way and returns.
pub async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    front: Arc<Front>,
    stop: impl Future<Output = ()>,
) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let drain = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let permit = tokio::select! {
            () = &mut stop => break,
            permit = Arc::clone(&room).acquire_owned() => permit,
        };
        let Ok(permit) = permit else { break };
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let serving =
                    Serving { front: Arc::clone(&front), drain: drain.watcher(), _permit: permit };
                tokio::spawn(serving.connection(stream, tls.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    front.close_streams();
    finish(drain).await;
}

async fn finish(drain: GracefulShutdown) {
    if timeout(DRAIN, drain.shutdown()).await.is_err() {
        tracing::warn!("connections were cut off: they took longer than the drain allows");
    }
}

/// One connection, and what it holds.
struct Serving {
    front: Arc<Front>,
    drain: Watcher,
    _permit: OwnedSemaphorePermit,
}

impl Serving {
    async fn connection(self, stream: TcpStream, tls: Option<TlsAcceptor>) {
        // Answers are small and whole; waiting to fill a segment only delays them.
        drop(stream.set_nodelay(true));
        if !matches!(timeout(FIRST_BYTE, stream.readable()).await, Ok(Ok(()))) {
            return;
        }
        match tls {
            None => self.http(stream).await,
            Some(tls) => match timeout(FIRST_BYTE, tls.accept(stream)).await {
                Ok(Ok(stream)) => self.http(stream).await,
                Ok(Err(error)) => tracing::debug!(%error, "no TLS"),
                Err(_) => tracing::debug!("no TLS in time"),
            },
        }
    }

    async fn http<S>(self, stream: S)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let Self { front, drain, _permit } = self;
        let service = hyper::service::service_fn(move |request| {
            let front = Arc::clone(&front);
            async move { Ok::<_, Infallible>(answer(&front, request).await) }
        });
        let mut builder = Builder::new(TokioExecutor::new());
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_buf_size(HEADER_BYTES_MAX);
        builder.http2().timer(TokioTimer::new()).max_header_list_size(64 * 1024);
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        if let Err(error) = drain.watch(connection).await {
            tracing::debug!(%error, "a connection ended");
        }
    }
}

/// What an answer consists of: a whole body, or events for as long as somebody reads.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

async fn answer(front: &Arc<Front>, request: Request<Incoming>) -> Response<Body> {
    let (content_type, body) = match read(request).await {
        Ok(call) => match front.answer(call).await {
            Answer::Whole(body) => (envelope::CONTENT_TYPE, whole(body)),
            Answer::Stream(follower) => {
                (EVENT_STREAM, Either::Right(follower.begin(Arc::clone(front))))
            }
        },
        Err(unread) => (envelope::CONTENT_TYPE, whole(front.refuse(&unread))),
    };
    let mut response = Response::new(body);
    // Exactly this text: with a charset behind it the Python SDK takes an error for a success.
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn whole(body: String) -> Body {
    Either::Left(Full::new(Bytes::from(body)))
}

/// Why a request could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// Its body is larger than any call's may be.
    #[error("the body is larger than {TC3_POST_BYTES_MAX} bytes")]
    TooLarge,
    /// Its body did not arrive in time or broke off.
    #[error("the body did not arrive")]
    Broken(#[source] Option<io::Error>),
}

async fn read(request: Request<Incoming>) -> Result<RawCall, Unread> {
    let (head, body) = request.into_parts();
    let body = match timeout(BODY, Limited::new(body, TC3_POST_BYTES_MAX).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Unread::TooLarge),
        Ok(Err(error)) => return Err(Unread::Broken(Some(io::Error::other(error)))),
        Err(_) => return Err(Unread::Broken(None)),
    };
    let mut headers: Vec<(String, String)> =
        head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    // HTTP/2 has no Host header; what stands for it is signed under that name.
    if let Some(authority) = head.uri.authority().filter(|_| !head.headers.contains_key("host")) {
        headers.push((String::from("host"), authority.as_str().to_owned()));
    }
    Ok(RawCall {
        method: head.method.as_str().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
    })
}

/// A header's value. Bytes that are no UTF-8 are marked; a signature over them fails, as it should.
fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}
