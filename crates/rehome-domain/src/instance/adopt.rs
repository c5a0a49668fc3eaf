//! AdoptInstance (Rehome's own API, 2026-11-23): a network namespace that is there becomes an
//! instance, by the same task that makes one. What the path names is looked at by the plane alone.

use super::run::RunInstances;
use super::{Origin, Settings};
use crate::command::{Command, Context, Decision};
use crate::ids::{InstanceId, SubnetId, VpcId};
use crate::refusal::{Fault, Refusal};
use crate::world::World;

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AdoptInstance {
    /// NetnsPath: what names the namespace now.
    pub netns: String,
    /// Zone, as given.
    pub zone: String,
    /// VpcId.
    pub vpc: VpcId,
    /// SubnetId: where its primary interface is to be.
    pub subnet: SubnetId,
    /// InstanceType, as given: how many interfaces it may have.
    pub size: String,
    /// InstanceName.
    pub name: String,
}

impl Command for AdoptInstance {
    type Outcome = InstanceId;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<InstanceId>, Refusal> {
        if !names_a_namespace(&self.netns) {
            return Err(Refusal::value("NetnsPath", &self.netns, Fault::Form));
        }
        let run = RunInstances {
            zone: self.zone.clone(),
            vpc: self.vpc,
            subnet: self.subnet,
            addresses: Vec::new(),
            size: self.size.clone(),
            image: String::new(),
            name: self.name.clone(),
            count: 1,
            groups: Vec::new(),
            keys: Vec::new(),
            settings: Settings::default(),
        };
        let Decision { changes, outcome } =
            run.decide_with(world, context, &Origin::Adopted(self.netns.clone()))?;
        let id = outcome.first().copied().expect("one was asked for");
        Ok(Decision::new(changes, id))
    }
}

/// Whether a path is one that namespaces have: of a process, or in the folder of named ones. No
/// other file is ever opened for a caller.
pub fn names_a_namespace(path: &str) -> bool {
    let of_process = path.strip_prefix("/proc/").and_then(|rest| rest.strip_suffix("/ns/net"));
    if let Some(process) = of_process {
        return (1..=10).contains(&process.len()) && process.bytes().all(|b| b.is_ascii_digit());
    }
    let named = ["/run/netns/", "/var/run/netns/"].iter().find_map(|it| path.strip_prefix(it));
    named.is_some_and(|name| {
        let hidden = name.is_empty() || name.starts_with('.') || name.len() > 255;
        !hidden && !name.contains(['/', '\0'])
    })
}

#[cfg(test)]
mod tests {
    use super::names_a_namespace;

    #[test]
    fn only_paths_that_namespaces_have_are_opened() {
        for path in ["/proc/17/ns/net", "/run/netns/a", "/var/run/netns/cni-1.2"] {
            assert!(names_a_namespace(path), "{path}");
        }
        for path in [
            "",
            "/proc/self/ns/net",
            "/proc//ns/net",
            "/proc/1/../2/ns/net",
            "/proc/17/ns/mnt",
            "/proc/17/ns/net/x",
            "/proc/12345678901/ns/net",
            "/run/netns/",
            "/run/netns/..",
            "/run/netns/a/b",
            "/run/netns/../../etc/shadow",
            "/etc/passwd",
            "run/netns/a",
        ] {
            assert!(!names_a_namespace(path), "{path}");
        }
    }
}
