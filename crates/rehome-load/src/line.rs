//! One connection: a request goes, its answer comes.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::Request;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::error::LoadError;

/// How long an answer may take.
pub const ANSWER_MAX: Duration = Duration::from_secs(30);
/// Bytes of an answer's body.
pub const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A connection that is kept.
pub struct Line {
    sender: SendRequest<Full<Bytes>>,
    calls: u64,
}

impl Line {
    /// Connects to `host:port`.
    pub(crate) async fn open(address: &str) -> Result<Self, LoadError> {
        let lost = |source| LoadError::Connect { address: address.to_owned(), source };
        let stream = TcpStream::connect(address).await.map_err(lost)?;
        // A request is whole when it is written; waiting to fill a segment only delays it.
        stream.set_nodelay(true).map_err(lost)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // How it ends is told to whoever waits for an answer.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender, calls: 0 })
    }

    /// Posts a body to `/` and reads the whole answer: status and body.
    ///
    /// # Errors
    /// [`LoadError::Http`], [`LoadError::Silence`], [`LoadError::TooLong`]; headers that are none.
    pub async fn post(
        &mut self,
        headers: &[(&'static str, String)],
        body: Bytes,
    ) -> Result<(u16, Bytes), LoadError> {
        let request = headers
            .iter()
            .fold(Request::post("/"), |request, (name, value)| request.header(*name, value));
        let request = request.body(Full::new(body));
        self.exchange(request.map_err(|error| LoadError::Answer(error.to_string()))?).await
    }

    async fn exchange(&mut self, request: Request<Full<Bytes>>) -> Result<(u16, Bytes), LoadError> {
        self.calls += 1;
        let answered = async {
            self.sender.ready().await?;
            let answer = self.sender.send_request(request).await?;
            let status = answer.status().as_u16();
            let body = Limited::new(answer.into_body(), ANSWER_BYTES_MAX).collect().await;
            match body {
                Ok(body) => Ok((status, body.to_bytes())),
                Err(error) if error.is::<LengthLimitError>() => {
                    Err(LoadError::TooLong(ANSWER_BYTES_MAX))
                }
                Err(error) => Err(error
                    .downcast::<hyper::Error>()
                    .map_or_else(|other| LoadError::Answer(other.to_string()), |it| (*it).into())),
            }
        };
        let silent = |_| LoadError::Silence(ANSWER_MAX.as_secs());
        timeout(ANSWER_MAX, answered).await.map_err(silent)?
    }

    /// Requests since the last time that this was asked.
    pub(crate) fn take_calls(&mut self) -> u64 {
        std::mem::take(&mut self.calls)
    }
}
