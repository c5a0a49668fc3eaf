//! What this installation did not make is never touched: not by verbs, not by purge.

use rehome_domain::plane::Verb;
use rehome_domain::{InstanceId, VpcId};
use rehome_linux::namespace::Namespace;
use rehome_linux::purge::{Mode, Scope, purge};
use rehome_ports::PlaneError;

use crate::lab::{Lab, lab, suffix};

/// A namespace that somebody else made, under a name that Rehome could have given.
struct Foreign(String);

impl Drop for Foreign {
    fn drop(&mut self) {
        Namespace::delete(&self.0).unwrap();
    }
}

impl Foreign {
    fn new(name: &str, alias: &str) -> Self {
        let foreign = Self(name.to_owned());
        Namespace::create(name).unwrap().set_alias(alias).unwrap();
        foreign
    }

    fn state(&self) -> (Option<String>, [String; 2]) {
        let namespace = Namespace::open(&self.0).unwrap();
        let read = |name: &str| std::fs::read_to_string(format!("/proc/thread-self/net/{name}"));
        let read_all = move || [read("fib_trie"), read("arp")].map(Result::unwrap);
        (namespace.alias().unwrap(), namespace.enter(read_all).unwrap())
    }
}

fn purge_of(lab: &Lab, mode: Mode) -> Vec<String> {
    let purged = purge(&Scope::Installation(lab.installation.clone()), mode).unwrap();
    assert!(purged.failures.is_empty(), "{:?}", purged.failures);
    purged.objects
}

#[test]
fn a_namespace_of_the_wanted_name_that_is_not_ours_is_refused_and_left_alone() {
    let Some(lab) = lab() else { return };
    let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
    let vpc = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
    let other = format!("rehome somebody-else instance {instance}");
    let eni = lab.eni(10);
    for alias in ["a container", other.as_str()] {
        lab.apply(Verb::EnsureVpc(lab.net()));
        let foreign =
            [Foreign::new(&instance.to_string(), alias), Foreign::new(&format!("rh-{vpc}"), alias)];
        let before = foreign.each_ref().map(Foreign::state);
        let mut net = lab.net();
        net.vpc = vpc;
        for verb in [
            Verb::EnsureInstance(instance),
            Verb::RemoveInstance(instance),
            Verb::Stage(eni.leg(instance, 1)),
            Verb::EnsureVpc(net),
            Verb::RemoveVpc(vpc),
        ] {
            let error = lab.refused(verb.clone());
            assert!(matches!(error, PlaneError::Permanent(_)), "{verb:?}: {error:?}");
        }
        let observed = lab.observe();
        assert!(!observed.instances.contains(&instance) && !observed.vpcs.contains(&vpc));
        let listed = purge_of(&lab, Mode::Remove);
        assert!(listed.iter().all(|line| !line.contains(&instance.to_string())), "{listed:?}");
        assert_eq!(foreign.each_ref().map(Foreign::state), before);
    }
}

#[test]
fn purge_lists_without_removing_then_removes_one_installation_and_no_other() {
    let (Some(one), Some(two)) = (lab(), lab()) else { return };
    for lab in [&one, &two] {
        let eni = lab.eni(10);
        lab.own(&eni, lab.instance(), 1);
    }
    let (before_one, before_two) = (one.observe(), two.observe());
    let listed = purge_of(&one, Mode::DryRun);
    // An instance and a VPC; the leg lives in them.
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed.iter().all(|line| line.contains(&one.installation)), "{listed:?}");
    assert_eq!(one.observe(), before_one);
    assert_eq!(purge_of(&one, Mode::Remove), listed);
    assert_eq!(purge_of(&one, Mode::DryRun), Vec::<String>::new());
    assert_eq!(one.observe(), rehome_domain::plane::Observed::default());
    assert_eq!(two.observe(), before_two);
}
