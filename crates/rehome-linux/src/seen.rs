//! What this process has seen whole, and asks the kernel about no more until a look says otherwise.
//!
//! In: what was made or gone through part by part, and looks. Out: whether that can be passed over.
//! A help, not the truth: what is forgotten is gone through again. Bounded by what there is: whatever
//! a look does not see whole is forgotten.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{Gateway, Observed};
use rehome_domain::{InstanceId, VpcId};

/// What was seen whole. The order of the locks is that of the fields.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    vpcs: Mutex<BTreeSet<VpcId>>,
    gateways: Mutex<BTreeSet<Gateway>>,
    instances: Mutex<BTreeSet<InstanceId>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Seen {
    /// The VPCs. Held while one is made: several legs may ask for the same one at once.
    pub(crate) fn vpcs(&self) -> MutexGuard<'_, BTreeSet<VpcId>> {
        lock(&self.vpcs)
    }

    /// The gateways. Held until the kernel has answered, so that what is known was done last.
    pub(crate) fn gateways(&self) -> MutexGuard<'_, BTreeSet<Gateway>> {
        lock(&self.gateways)
    }

    /// The instances. Whether one's namespace is there is asked all the same.
    pub(crate) fn instances(&self) -> MutexGuard<'_, BTreeSet<InstanceId>> {
        lock(&self.instances)
    }

    /// A VPC's namespace is another one, or none.
    pub(crate) fn forget_inside(&self, vpc: VpcId) {
        self.gateways().retain(|gateway| gateway.vpc != vpc);
    }

    /// Keeps what a look has seen whole too.
    pub(crate) fn doubt(&self, seen: &Observed) {
        self.vpcs().retain(|vpc| !seen.broken.vpcs.contains_key(vpc));
        self.gateways().retain(|gateway| seen.gateways.contains(gateway));
        let broken = &seen.broken.instances;
        let whole = |instance: &InstanceId| seen.instances.contains(instance);
        self.instances().retain(|it| whole(it) && !broken.contains_key(it));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_look_sees_whole_is_kept() {
        let seen = Seen::default();
        let instance = |text| InstanceId::parse(text).unwrap();
        let (whole, broken) = (instance("ins-0000000a"), instance("ins-0000000b"));
        let gone = instance("ins-0000000c");
        seen.instances().extend([whole, broken, gone]);
        let vpc = VpcId::parse("vpc-0000000a").unwrap();
        let gateway = |last| Gateway { vpc, address: [10, 0, 0, last].into() };
        seen.gateways().extend([gateway(1), gateway(2)]);
        let mut look = Observed::default();
        look.instances.extend([whole, broken]);
        look.broken.instances.insert(broken, String::from("lo is down"));
        look.gateways.insert(gateway(1));
        seen.doubt(&look);
        assert_eq!(seen.instances().iter().copied().collect::<Vec<_>>(), [whole]);
        assert_eq!(seen.gateways().iter().copied().collect::<Vec<_>>(), [gateway(1)]);
        seen.forget_inside(vpc);
        assert!(seen.gateways().is_empty());
    }
}
