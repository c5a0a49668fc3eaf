//! Where requests go: a scheme and an authority, nothing else.
//!
//! In: text as the official clients take it, `http://127.0.0.1:9880` or `vpc.example.com`. Out: an
//! [`Endpoint`]. Without a scheme it is HTTPS, as in every official SDK.
//! Invariant: the authority is what the `Host` header and the signature say, letter for letter.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The longest authority taken, in bytes.
const AUTHORITY_BYTES_MAX: usize = 262;

/// Why text is no endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EndpointError {
    /// Neither `http` nor `https`.
    #[error("the scheme of an endpoint is http or https, not `{0}`")]
    Scheme(String),
    /// A path, a query or a user name.
    #[error("an endpoint is a host and a port, without `{0}`")]
    Extra(char),
    /// No host, or one with letters that no host has.
    #[error("`{0}` is not a host name or address")]
    Host(String),
    /// A port that is not in 1-65535.
    #[error("`{0}` is not a port")]
    Port(String),
}

/// A scheme and an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: &'static str,
    authority: String,
}

impl Endpoint {
    /// Host and port as written.
    #[must_use]
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}://{}", self.scheme, self.authority)
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let (scheme, rest) = match text.split_once("://") {
            None => ("https", text),
            Some(("http", rest)) => ("http", rest),
            Some(("https", rest)) => ("https", rest),
            Some((other, _)) => return Err(EndpointError::Scheme(other.to_owned())),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if let Some(extra) = authority.chars().find(|letter| "/?#@".contains(*letter)) {
            return Err(EndpointError::Extra(extra));
        }
        let (host, port) = split(authority);
        check_host(host)?;
        if let Some(port) = port {
            match port.parse::<u16>() {
                Ok(1..) if !port.starts_with('+') => {}
                Ok(_) | Err(_) => return Err(EndpointError::Port(port.to_owned())),
            }
        }
        Ok(Self { scheme, authority: authority.to_owned() })
    }
}

fn split(authority: &str) -> (&str, Option<&str>) {
    if let Some(end) = authority.rfind(']') {
        let (host, rest) = authority.split_at(end + 1);
        return match rest.strip_prefix(':') {
            Some(port) => (host, Some(port)),
            None if rest.is_empty() => (host, None),
            None => (authority, None),
        };
    }
    match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    }
}

fn check_host(host: &str) -> Result<(), EndpointError> {
    let wrong = || EndpointError::Host(host.to_owned());
    if host.len() > AUTHORITY_BYTES_MAX {
        return Err(wrong());
    }
    if let Some(inside) = host.strip_prefix('[') {
        let address = inside.strip_suffix(']').ok_or_else(wrong)?;
        return address.parse::<std::net::Ipv6Addr>().map(|_| ()).map_err(|_| wrong());
    }
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    if host.is_empty() || !host.chars().all(fits) { Err(wrong()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_taken_as_the_official_clients_take_them() {
        let rows = [
            ("http://127.0.0.1:9880", "http://127.0.0.1:9880"),
            ("http://127.0.0.1:9880/", "http://127.0.0.1:9880"),
            ("https://vpc.example.com", "https://vpc.example.com"),
            ("vpc.example.com:8443", "https://vpc.example.com:8443"),
            ("http://[::1]:9880", "http://[::1]:9880"),
            ("http://[::1]", "http://[::1]"),
        ];
        for (text, shown) in rows {
            assert_eq!(text.parse::<Endpoint>().map(|e| e.to_string()), Ok(shown.to_owned()));
        }
    }

    #[test]
    fn anything_else_is_refused_with_what_is_wrong() {
        let rows = [
            ("ftp://host", EndpointError::Scheme("ftp".to_owned())),
            ("http://host/path", EndpointError::Extra('/')),
            ("http://host?x", EndpointError::Extra('?')),
            ("http://user@host", EndpointError::Extra('@')),
            ("", EndpointError::Host(String::new())),
            ("http://", EndpointError::Host(String::new())),
            ("http://ho st", EndpointError::Host("ho st".to_owned())),
            ("http://[::g]:1", EndpointError::Host("[::g]".to_owned())),
            ("http://host:0", EndpointError::Port("0".to_owned())),
            ("http://host:65536", EndpointError::Port("65536".to_owned())),
            ("http://host:+1", EndpointError::Port("+1".to_owned())),
            ("http://host:", EndpointError::Port(String::new())),
            ("http://[::1]9", EndpointError::Host("[::1]9".to_owned())),
            ("http://[::1]:x", EndpointError::Port("x".to_owned())),
        ];
        for (text, error) in rows {
            assert_eq!(text.parse::<Endpoint>(), Err(error), "{text}");
        }
    }
}
