//! CreateNetworkAclQuintupleEntries, ModifyNetworkAclQuintupleEntries, DeleteNetworkAclQuintupleEntries, and
//! ModifyNetworkAclEntries with a NetworkAclQuintupleSet (VPC API 2017-03-12): rules of five parts. Each has
//! an id; its priority is its place in the list, from 1. All of a call or nothing.

use super::edit_entries::{check_some, kept, with};
use super::entries::{check_count, check_priority};
use super::quintuple::{AskedQuintuple, Way};
use super::{AclEntry, AclKind, Made, NetworkAcl};
use crate::command::{Command, Context, Decision};
use crate::ids::{AclEntryId, NetworkAclId};
use crate::refusal::{Fault, Refusal, Resource};
use crate::world::World;

const SET: &str = "NetworkAclQuintupleSet";
const ENTRY_ID: &str = "NetworkAclQuintupleEntryId";

/// What is done with rules of five parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// They come at their priority, those without one behind all.
    Create,
    /// Those of these ids change; what is not given stays.
    Modify,
    /// Those of these ids go.
    Delete,
}

/// The parameters of the three calls about some rules.
#[derive(Debug, Clone)]
pub struct EditQuintuples {
    /// Which call.
    pub edit: Edit,
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// Ingress.
    pub ingress: Vec<AskedQuintuple>,
    /// Egress.
    pub egress: Vec<AskedQuintuple>,
}

impl Command for EditQuintuples {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        acl.check_kind(AclKind::Quintuple)?;
        check_some(SET, self.ingress.len() + self.egress.len())?;
        let mut naming = Naming::of(acl);
        let mut edited = |old: &[AclEntry], asked: &[AskedQuintuple], way| match self.edit {
            Edit::Create => {
                check_count(old.len() + asked.len())?;
                let new = asked.iter().map(|it| naming.new_entry(it, way, context));
                with(old, new.collect::<Result<_, _>>()?)
            }
            Edit::Modify => modified(old, asked, way, context),
            Edit::Delete => without(old, asked),
        };
        let ingress = edited(&acl.ingress, &self.ingress, Way::In)?;
        let egress = edited(&acl.egress, &self.egress, Way::Out)?;
        Ok(kept(acl, ingress, egress))
    }
}

/// ModifyNetworkAclEntries: a direction that is given has these rules and no other from now on. One that
/// names a rule that is there keeps its id.
#[derive(Debug, Clone)]
pub struct ReplaceQuintuples {
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// Ingress.
    pub ingress: Option<Vec<AskedQuintuple>>,
    /// Egress.
    pub egress: Option<Vec<AskedQuintuple>>,
}

impl Command for ReplaceQuintuples {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        acl.check_kind(AclKind::Quintuple)?;
        let mut naming = Naming::of(acl);
        let mut replaced = |old: &[AclEntry], asked: &Option<Vec<AskedQuintuple>>, way| {
            let Some(asked) = asked else { return Ok(old.to_vec()) };
            check_count(asked.len())?;
            let found = named_once(old, asked)?;
            let mut new = Vec::with_capacity(asked.len());
            for (it, place) in asked.iter().zip(found) {
                let made = place.and_then(|place| old[place].made);
                let (priority, entry) = naming.new_entry(it, way, context)?;
                new.push((priority, AclEntry { made: made.or(entry.made), ..entry }));
            }
            with(&[], new)
        };
        let ingress = replaced(&acl.ingress, &self.ingress, Way::In)?;
        let egress = replaced(&acl.egress, &self.egress, Way::Out)?;
        Ok(kept(acl, ingress, egress))
    }
}

/// The ids that an ACL's rules have, so that a new one is new.
struct Naming(Vec<AclEntryId>);

impl Naming {
    fn of(acl: &NetworkAcl) -> Self {
        let all = acl.ingress.iter().chain(&acl.egress);
        Self(all.filter_map(|it| it.made.map(|made| made.id)).collect())
    }

    /// A rule that was not there, with its priority.
    fn new_entry(
        &mut self,
        asked: &AskedQuintuple,
        way: Way,
        context: &mut Context,
    ) -> Result<(Option<i64>, AclEntry), Refusal> {
        let (filter, description) = asked.over(None, way)?;
        let taken = |_: &World, id: &AclEntryId| self.0.contains(id);
        let id = World::default().fresh(&mut context.entropy, AclEntryId::draw, taken);
        self.0.push(id);
        let made = Some(Made { id, at: context.now });
        Ok((asked.priority, AclEntry { filter, description, modified: context.now, made }))
    }
}

/// Where the rules stand that are named; nothing for one without an id.
fn named_once(old: &[AclEntry], asked: &[AskedQuintuple]) -> Result<Vec<Option<usize>>, Refusal> {
    let mut seen = Vec::new();
    let find = |it: &AskedQuintuple| {
        let Some(id) = it.id else { return Ok(None) };
        if seen.contains(&id) {
            return Err(Refusal::value(ENTRY_ID, &id, Fault::Duplicate));
        }
        seen.push(id);
        let place = old.iter().position(|entry| entry.made.is_some_and(|made| made.id == id));
        place.map(Some).ok_or(Refusal::NotFound(Resource::AclEntry(id)))
    };
    asked.iter().map(find).collect()
}

/// The same where each has to be named.
fn all_named(old: &[AclEntry], asked: &[AskedQuintuple]) -> Result<Vec<usize>, Refusal> {
    let found = named_once(old, asked)?.into_iter();
    found.map(|place| place.ok_or(Refusal::Missing(ENTRY_ID))).collect()
}

/// The rules, those that are named as they are asked for. One with a priority goes there.
fn modified(
    old: &[AclEntry],
    asked: &[AskedQuintuple],
    way: Way,
    context: &Context,
) -> Result<Vec<AclEntry>, Refusal> {
    let places = all_named(old, asked)?;
    let mut rest: Vec<_> = old.iter().cloned().map(Some).collect();
    let mut moved = Vec::new();
    for (it, place) in asked.iter().zip(places) {
        let (filter, description) = it.over(Some(&old[place]), way)?;
        let (modified, made) = (context.now, old[place].made);
        let entry = AclEntry { filter, description, modified, made };
        match it.priority {
            None => rest[place] = Some(entry),
            Some(priority) => {
                moved.push((Some(check_priority(priority)?), entry));
                rest[place] = None;
            }
        }
    }
    let rest: Vec<_> = rest.into_iter().flatten().collect();
    with(&rest, moved)
}

/// The rules without those that are named.
fn without(old: &[AclEntry], gone: &[AskedQuintuple]) -> Result<Vec<AclEntry>, Refusal> {
    let gone = all_named(old, gone)?;
    let stay = old.iter().enumerate().filter(|(place, _)| !gone.contains(place));
    Ok(stay.map(|(_, entry)| entry.clone()).collect())
}
