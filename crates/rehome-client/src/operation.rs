//! What is called: a service, its version, an action.

/// An action of a service, as `X-TC-Action`, `X-TC-Version` and the signature's scope name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation<'a> {
    /// The service, for example `vpc`.
    pub service: &'a str,
    /// The service's API version, for example `2017-03-12`.
    pub version: &'a str,
    /// The action, for example `MigrateNetworkInterface`.
    pub action: &'a str,
}

impl<'a> Operation<'a> {
    /// An action of `vpc` 2017-03-12.
    #[must_use]
    pub const fn vpc(action: &'a str) -> Self {
        Self { service: "vpc", version: "2017-03-12", action }
    }

    /// An action of `cvm` 2017-03-12.
    #[must_use]
    pub const fn cvm(action: &'a str) -> Self {
        Self { service: "cvm", version: "2017-03-12", action }
    }
}
