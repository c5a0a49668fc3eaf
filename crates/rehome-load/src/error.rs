//! What keeps a load from being measured.

use std::io;

use crate::plan::PlanFault;

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The plan cannot be carried out.
    #[error(transparent)]
    Plan(#[from] PlanFault),
    /// No connection.
    #[error("no connection to {address}; is the server running?")]
    Connect {
        /// Where to.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// A connection broke, or what came was no HTTP.
    #[error("a connection ended")]
    Http(#[from] hyper::Error),
    /// An answer took too long.
    #[error("no answer in {0} s")]
    Silence(u64),
    /// An answer is longer than any that is read.
    #[error("an answer of more than {0} bytes")]
    TooLong(usize),
    /// Not what the job asked for.
    #[error("not the answer that was asked for: {0}")]
    Answer(String),
    /// This process cannot start the thread's runtime, or read about the server.
    #[error("this machine does not let itself be measured")]
    Machine(#[source] io::Error),
}
