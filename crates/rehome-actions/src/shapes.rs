//! The macros that the generated files call: what a structure, a service and a table are in Rust.
//!
//! A structure's line reads `field "Name" kind Type`. The kinds are the methods of
//! [`Fields`](rehome_wire::Fields) and [`Members`](rehome_wire::Members): `required`, `optional`,
//! `nullable`, and `numeral` for `Offset` and `Limit` declared as strings.

/// Defines a structure and, by its first word, how it is read (`request`), written (`response`), or
/// `both`.
macro_rules! structure {
    ($use:ident $name:ident $($field:ident $wire:literal $kind:ident $type:ty,)*) => {
        #[doc = concat!("`", stringify!($name), "` of the schema.")]
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $(#[doc = concat!("`", $wire, "`, ", stringify!($kind), ".")] pub $field: $type,)*
        }
        structure! { @$use $name $($field $wire $kind)* }
    };
    (@both $($rest:tt)*) => {
        structure! { @request $($rest)* }
        structure! { @response $($rest)* }
    };
    (@request $name:ident $($field:ident $wire:literal $kind:ident)*) => {
        impl rehome_wire::Decode for $name {
            fn decode(
                value: rehome_wire::Value,
                path: &rehome_wire::Path<'_>,
            ) -> Result<Self, rehome_wire::DecodeError> {
                #[allow(unused_mut, unused_variables, reason = "some structures have no field")]
                let mut fields = rehome_wire::Fields::open(value, path, &[$($wire,)*])?;
                Ok(Self { $($field: fields.$kind()?,)* })
            }
        }
    };
    (@response $name:ident $($field:ident $wire:literal $kind:ident)*) => {
        impl rehome_wire::Encode for $name {
            fn encode(&self, out: &mut rehome_wire::JsonText) {
                #[allow(unused_mut, reason = "some structures have no field")]
                let mut members = rehome_wire::Members::open(out);
                $(members.$kind($wire, &self.$field);)*
                members.close();
            }
        }
    };
}

/// Defines a service's enum of actions and ties each request to its response.
macro_rules! actions {
    ($service:ident $($action:ident $request:ident $response:ident $completion:ident,)*) => {
        #[doc = concat!("The actions of `", stringify!($service), "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(
                #[doc = concat!("[`", stringify!($request), "`]")]
                $action,
            )*
        }

        impl Action {
            /// All of them, by name.
            pub const ALL: &[Action] = &[$(Action::$action,)*];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Action::$action => stringify!($action),)*
                }
            }

            /// How a caller learns the result.
            pub const fn completion(self) -> crate::Completion {
                match self {
                    $(Action::$action => crate::Completion::$completion,)*
                }
            }
        }

        $(
            impl crate::Request for $request {
                type Response = $response;
                const ACTION: crate::Action = crate::Action::$service(Action::$action);
            }
        )*

        #[allow(unused_imports, reason = "not every service has a secret field")]
        use rehome_wire::SecretText;
    };
}

/// Defines the enums over all services.
macro_rules! services {
    ($($variant:ident $module:ident $name:literal $version:literal,)*) => {
        use crate::generated::{$($module,)*};

        /// A service (product) in the one version that is described.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Service {
            $(
                #[doc = concat!("`", $name, "` ", $version)]
                $variant,
            )*
        }

        impl Service {
            /// All of them, by name.
            pub const ALL: &[Service] = &[$(Service::$variant,)*];

            /// The name in host names and credential scopes.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Service::$variant => $name,)*
                }
            }

            /// The version of the API.
            pub const fn version(self) -> &'static str {
                match self {
                    $(Service::$variant => $version,)*
                }
            }
        }

        /// An action of any service.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(
                #[doc = concat!("An action of `", $name, "`.")]
                $variant($module::Action),
            )*
        }

        impl Action {
            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Action::$variant(action) => action.name(),)*
                }
            }

            /// Whose action it is.
            pub const fn service(self) -> Service {
                match self {
                    $(Action::$variant(_) => Service::$variant,)*
                }
            }

            /// The version of the API.
            pub const fn version(self) -> &'static str {
                self.service().version()
            }

            /// How a caller learns the result.
            pub const fn completion(self) -> crate::Completion {
                match self {
                    $(Action::$variant(action) => action.completion(),)*
                }
            }

            /// Whether the answer comes before the result.
            pub const fn is_async(self) -> bool {
                !matches!(self.completion(), crate::Completion::Answer)
            }

            /// All of them, service by service.
            pub fn all() -> impl Iterator<Item = Action> {
                std::iter::empty()
                    $(.chain($module::Action::ALL.iter().copied().map(Action::$variant)))*
            }
        }
    };
}

/// Defines a table of (version, name, value), sorted.
macro_rules! table {
    ($name:ident ($type:ty) $($version:literal $action:literal $value:expr,)*) => {
        /// Sorted by version, then name.
        pub(crate) static $name: &[(&str, &str, $type)] = &[$(($version, $action, $value),)*];
    };
}
