//! One connection, from its first byte to its end.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::channel::Channel;
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use rehome_wire::envelope;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;

use super::activity::Activity;
use super::limits::Limits;
use super::request::{BodyRoom, read};
use super::room::Place;
use crate::actions::event::follow::CONTENT_TYPE as EVENT_STREAM;
use crate::{Answer, Front};

/// Bytes of a request's line and headers. Larger than the documented 32 KB of a GET's query.
const HEADER_BYTES_MAX: u32 = 64 * 1024;
/// Calls at a time on one connection of HTTP/2.
const STREAMS_MAX: u32 = 64;
/// Bytes of bodies that a connection of HTTP/2 sends before any of them is read.
const WINDOW_BYTES: u32 = 256 * 1024;
/// Bytes of one answer that wait for a caller on HTTP/2 to take them.
const SEND_BYTES_MAX: usize = 64 * 1024;

/// What an answer consists of: a whole body, or events for as long as somebody reads.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// What every connection shares.
#[derive(Clone)]
pub(super) struct Shared {
    pub(super) front: Arc<Front>,
    pub(super) bodies: BodyRoom,
    pub(super) limits: Limits,
    /// True once the server stops. Who waits for the last connection waits for the last of these.
    pub(super) stopping: watch::Receiver<bool>,
}

impl Shared {
    /// Answers what is asked on a connection, until it ends.
    pub(super) async fn connection(
        self,
        place: Place,
        stream: TcpStream,
        tls: Option<TlsAcceptor>,
    ) {
        let _place = place;
        let first_byte = self.limits.first_byte;
        // Answers are small and whole; waiting to fill a segment only delays them.
        drop(stream.set_nodelay(true));
        if !matches!(timeout(first_byte, stream.readable()).await, Ok(Ok(()))) {
            return;
        }
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.limits.stalled));
        let stream = Box::pin(stream);
        match tls {
            None => self.http(stream).await,
            Some(tls) => match timeout(first_byte, tls.accept(stream)).await {
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
        let Self { front, bodies, limits, mut stopping } = self;
        let activity = Activity::begin();
        let calls = activity.clone();
        let service = hyper::service::service_fn(move |request| {
            let asked = Asked { front: Arc::clone(&front), bodies: bodies.clone(), limits };
            let calls = calls.clone();
            async move { Ok::<_, Infallible>(asked.answer(request, &calls).await) }
        });
        let builder = builder(&limits);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let mut ending = false;
        loop {
            // The protocol's own timeouts end most connections. What they do not see is one that was
            // never told its version, half a request on HTTP/2, or an answer that nobody takes.
            let time = if ending { limits.stalled } else { limits.idle };
            tokio::select! {
                ended = connection.as_mut() => {
                    if let Err(error) = ended {
                        tracing::debug!(%error, "a connection ended");
                    }
                    return;
                }
                () = activity.idle(time) => {
                    if ending {
                        tracing::debug!("a connection was cut off: it did not end when asked to");
                        return;
                    }
                }
                _ = stopping.wait_for(|stopping| *stopping), if !ending => {}
            }
            ending = true;
            connection.as_mut().graceful_shutdown();
        }
    }
}

fn builder(limits: &Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.idle)
        .max_buf_size(HEADER_BYTES_MAX as usize);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(HEADER_BYTES_MAX)
        .max_concurrent_streams(STREAMS_MAX)
        .initial_stream_window_size(WINDOW_BYTES)
        .initial_connection_window_size(WINDOW_BYTES)
        .max_send_buf_size(SEND_BYTES_MAX);
    builder
}

/// One request, and what it takes to answer it.
struct Asked {
    front: Arc<Front>,
    bodies: BodyRoom,
    limits: Limits,
}

impl Asked {
    async fn answer(self, request: Request<Incoming>, calls: &Activity) -> Response<Body> {
        let Self { front, bodies, limits } = self;
        let busy = calls.call();
        let (content_type, body) = match read(request, &bodies, limits.body).await {
            // What its body takes is held until the answer is there.
            Ok((call, _taken)) => match front.answer(call).await {
                Answer::Whole(body) => (envelope::CONTENT_TYPE, whole(body)),
                Answer::Stream(follower) => {
                    (EVENT_STREAM, Either::Right(follower.begin(front, (busy, limits.stalled))))
                }
            },
            Err(unread) => (envelope::CONTENT_TYPE, whole(front.refuse(&unread))),
        };
        let mut response = Response::new(body);
        // Exactly this text: with a charset behind it the Python SDK takes an error for a success.
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        response
    }
}

fn whole(body: String) -> Body {
    Either::Left(Full::new(Bytes::from(body)))
}
