//! The demo's guests: programs in the instances that send and receive UDP.
//!
//! On the Linux plane they are sockets opened in the instances' namespaces; on the simulated plane
//! they are queues, and the plane's table says what becomes of a datagram.

pub(crate) mod linux;
pub(crate) mod simulated;
