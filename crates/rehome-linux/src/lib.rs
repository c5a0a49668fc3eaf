//! Stub until the kernel layer is merged.
#![allow(missing_docs, clippy::all)]
use rehome_domain::plane::*;
use rehome_ports::*;
pub struct LinuxPlane;
impl LinuxPlane {
    pub fn open(_: &str) -> Result<Self, PlaneError> {
        Err(PlaneError::Permanent("stub".into()))
    }
}
impl Plane for LinuxPlane {
    fn name(&self) -> &'static str {
        "linux"
    }
    fn apply(&self, _: &Verb) -> Result<(), PlaneError> {
        Err(PlaneError::Permanent("stub".into()))
    }
    fn observe(&self) -> Result<Observed, PlaneError> {
        Err(PlaneError::Permanent("stub".into()))
    }
}
pub mod namespace {
    pub struct Namespace;
    impl Namespace {
        pub fn open(_: &str) -> std::io::Result<Self> {
            Ok(Self)
        }
        pub fn enter<T: Send + 'static>(
            &self,
            f: impl FnOnce() -> T + Send + 'static,
        ) -> std::io::Result<T> {
            Ok(f())
        }
    }
}
pub mod doctor {
    pub enum Outcome {
        Works,
        Missing(String),
    }
    pub struct Check {
        pub name: &'static str,
        pub outcome: Outcome,
        pub consequence: &'static str,
        pub remedy: &'static str,
    }
    pub fn check() -> Vec<Check> {
        vec![Check {
            name: "stub",
            outcome: Outcome::Missing("stub".into()),
            consequence: "",
            remedy: "",
        }]
    }
}
pub mod purge {
    pub enum Mode {
        DryRun,
        Remove,
    }
    pub enum Scope {
        Everything,
        Installation(String),
    }
    pub fn purge(_: &Scope, _: Mode) -> std::io::Result<Vec<String>> {
        Ok(vec![])
    }
}
