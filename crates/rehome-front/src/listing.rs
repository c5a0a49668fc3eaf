//! What every Describe action does: the resources of these ids, or those that pass the filters, in
//! the order of their ids, a page of them, and how many there are.
//!
//! An action declares what it lists ([`Listed`]); how it is found is decided here. By ids: those are
//! looked up. By filters: the index that finds the fewest gives candidates, and the other filters are
//! tried on them. Only where no filter has an index everything is looked at. Without filters, and
//! where an index gives the whole answer, nothing is looked at but the page.

use std::sync::Arc;

use rehome_domain::World;
use rehome_domain::refusal::{Limit, Refusal};
use rehome_domain::world::OrdMap;
use rehome_wire::ApiError;

use crate::filters::{Asked, Field, Filters, Manners, VPC_MANNERS};
use crate::found::Found;
use crate::page::Page;
use crate::refusal::message;

/// Ids that one call may name.
const IDS_MAX: usize = 100;

/// What an action lists.
pub(crate) trait Listed: Sized + 'static {
    /// What names one.
    type Id: Copy + Ord + 'static;
    /// The parameter that names some.
    const IDS: &'static str;
    /// The filters that the action knows.
    const FILTERS: &'static [Field<Self, Self::Id>];
    /// What it says of filters in general.
    const MANNERS: Manners = VPC_MANNERS;

    /// All of them.
    fn all(world: &World) -> &OrdMap<Self::Id, Arc<Self>>;

    /// Understands an id. One that is not there is left out of the answer, unless it is refused here.
    ///
    /// # Errors
    /// The text is no id; what it names is not there.
    fn id(world: &World, text: &str) -> Result<Self::Id, ApiError>;
}

/// What a call asks for.
pub(crate) struct Listing<'a, T: Listed> {
    page: Page,
    ids: &'a [String],
    filters: Filters<'a, T, T::Id>,
}

impl<'a, T: Listed> Listing<'a, T> {
    /// Understands a call.
    ///
    /// # Errors
    /// Ids together with filters, too many ids, filters that the action does not know or too many.
    pub(crate) fn understand<A: Into<Asked<'a>>>(
        page: Page,
        ids: Option<&'a Vec<String>>,
        filters: impl IntoIterator<Item = A>,
    ) -> Result<Self, ApiError> {
        let ids = ids.map_or(&[] as &[String], Vec::as_slice);
        let mut filters = filters.into_iter().peekable();
        if !ids.is_empty() && filters.peek().is_some() {
            let refusal = Refusal::Coexist { first: T::IDS, second: "Filters" };
            return Err(ApiError::new(T::MANNERS.coexist, message(&refusal)));
        }
        check_ids(ids, &T::MANNERS)?;
        let filters = Filters::understand(filters, T::FILTERS, &T::MANNERS)?;
        Ok(Self { page, ids, filters })
    }

    /// How many there are in all, and those on the page.
    ///
    /// # Errors
    /// As [`Listed::id`].
    pub(crate) fn find<'w>(&self, world: &'w World) -> Result<(u64, Vec<&'w T>), ApiError> {
        let all = T::all(world);
        if !self.ids.is_empty() {
            let ids = self.ids.iter().map(|id| T::id(world, id)).collect::<Result<Vec<_>, _>>()?;
            let named = Found::of(ids, IDS_MAX).unwrap_or_default();
            return Ok(self.page.cut(named.iter().filter_map(|id| all.get(&id)).map(Arc::as_ref)));
        }
        if self.filters.are_none() {
            return Ok(self.page.cut_of(all.len(), all.values().map(Arc::as_ref)));
        }
        let pass = |thing: &&'w T| self.filters.pass(world, thing);
        Ok(match self.filters.candidates(world, all.len()) {
            None => self.page.cut(all.values().map(Arc::as_ref).filter(pass)),
            Some((Found::All(set), true)) => {
                let (total, ids) = self.page.cut_of(set.len(), set.iter());
                (total, ids.into_iter().filter_map(|id| all.get(id)).map(Arc::as_ref).collect())
            }
            Some((found, _)) => {
                let there = found.iter().filter_map(|id| all.get(&id)).map(Arc::as_ref);
                self.page.cut(there.filter(pass))
            }
        })
    }
}

/// Refuses too many ids.
///
/// # Errors
/// As the manners say.
pub(crate) fn check_ids(ids: &[String], manners: &Manners) -> Result<(), ApiError> {
    if ids.len() <= IDS_MAX {
        return Ok(());
    }
    let refusal = Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most: IDS_MAX as u64 };
    Err(ApiError::new(manners.many_values, message(&refusal)))
}

#[cfg(test)]
mod tests {
    use rehome_domain::elastic_ip::allocate::AllocateAddresses;
    use rehome_domain::elastic_ip::{Association, Eip, PoolBlock, Target};
    use rehome_domain::ha_vip::HaVip;
    use rehome_domain::ha_vip::create::CreateHaVip;
    use rehome_domain::instance::run::RunInstances;
    use rehome_domain::instance::settings::Settings;
    use rehome_domain::instance::{Instance, InstanceState};
    use rehome_domain::network_acl::acl::CreateNetworkAcl;
    use rehome_domain::network_acl::{AclKind, NetworkAcl};
    use rehome_domain::network_interface::Eni;
    use rehome_domain::route_table::RouteTable;
    use rehome_domain::security_group::SecurityGroup;
    use rehome_domain::security_group::group::CreateSecurityGroup;
    use rehome_domain::subnet::Subnet;
    use rehome_domain::subnet::create::CreateSubnet;
    use rehome_domain::tag::{Bears as _, TagKey, TagSet, TagValue, TaggedResource, Tags};
    use rehome_domain::vpc::Vpc;
    use rehome_domain::vpc::create::CreateVpc;
    use rehome_domain::{
        AccountId, Actor, Command, Context, DeviceIndex, Entropy, Placement, Record, Region,
        TaskId, Timestamp,
    };

    use super::*;

    fn context() -> Context {
        Context {
            now: Timestamp(1),
            task: TaskId::from_random([1; 16]),
            actor: Actor::Rehome,
            entropy: Entropy::from_seed([7; 16]),
            account: AccountId(7),
            region: Region::parse("ap-guangzhou").unwrap(),
        }
    }

    fn done<C: Command>(world: &mut World, context: &mut Context, command: &C) -> C::Outcome {
        let decided = command.decide(world, context).unwrap();
        *world = world.apply(&decided.changes);
        decided.outcome
    }

    /// Two VPCs with the same addresses, and in each a little of everything.
    fn world() -> World {
        let (mut world, mut context) = (World::default(), context());
        let (name, description) = (String::from("g"), String::from("d"));
        let group = CreateSecurityGroup { name: name.clone(), description };
        let group = done(&mut world, &mut context, &group).id;
        for number in 0..2 {
            let (name, cidr) = (name.clone(), String::from("10.0.0.0/16"));
            let vpc = done(&mut world, &mut context, &CreateVpc { name: name.clone(), cidr }).id;
            let zone = format!("ap-guangzhou-{}", 3 + number);
            let (cidr, named) = (String::from("10.0.0.0/24"), name.clone());
            let subnet = CreateSubnet { vpc, name: named, cidr, zone: zone.clone() };
            let subnet = done(&mut world, &mut context, &subnet).id;
            let acl = CreateNetworkAcl { vpc, name: name.clone(), kind: AclKind::Triple };
            done(&mut world, &mut context, &acl);
            let (address, associated) = (None, Vec::new());
            let float = CreateHaVip {
                vpc,
                subnet,
                name: name.clone(),
                address,
                check_associate: false,
                associated,
            };
            done(&mut world, &mut context, &float);
            let (size, image) = (String::from("S5.LARGE8"), String::from("img-rehome"));
            let (groups, keys) = (vec![group], Vec::new());
            let (settings, count) = (Settings::default(), 2);
            let run = RunInstances {
                zone,
                vpc,
                subnet,
                addresses: Vec::new(),
                size,
                image,
                name,
                count,
                groups,
                keys,
                settings,
            };
            done(&mut world, &mut context, &run);
            let mut subnet = Subnet::clone(&world.subnets[&subnet]);
            for number in 0..8 {
                let eni = interface((&world, &mut context), &mut subnet, number);
                world.insert(Record::Eni(Eni { groups: vec![group; number % 2], ..eni }));
            }
            world.insert(Record::Subnet(subnet));
        }
        attach_and_bind(world, &mut context)
    }

    fn interface(
        (world, context): (&World, &mut Context),
        subnet: &mut Subnet,
        number: usize,
    ) -> Eni {
        let addresses = subnet.take(world, &[], 1 + number % 3).unwrap();
        let mut eni = Eni::new(world, context, subnet, addresses);
        eni.name = ["", "red", "blue"][number % 3].to_owned();
        eni.description = ["", "first"][number % 2].to_owned();
        let blocks = ["fd00::", "2001:db8::"].iter().take(number % 3);
        eni.ipv6 = blocks.map(|block| format!("{block}{}", number + 1).parse().unwrap()).collect();
        eni.placement = Placement::Free;
        eni
    }

    /// Each instance has the next free interface, one stands; elastic IPs are at some addresses.
    fn attach_and_bind(mut world: World, context: &mut Context) -> World {
        let instances: Vec<_> = world.instances.values().map(|it| Instance::clone(it)).collect();
        for (number, mut instance) in instances.into_iter().enumerate() {
            let mut free = world.enis.values().filter(|it| it.placement == Placement::Free);
            let found = free.find(|eni| eni.vpc == instance.vpc).unwrap();
            let mut eni = Eni::clone(found);
            eni.placement = Placement::On(eni.place(instance.id, DeviceIndex(1), Timestamp(2)));
            instance.interfaces.insert(DeviceIndex(1), eni.id);
            let states = [InstanceState::Running, InstanceState::Stopped];
            instance.state = states[number % 2];
            world.insert(Record::Eni(eni));
            world.insert(Record::Instance(instance));
        }
        let pool = PoolBlock::default().part_of(context.region);
        let (charge_type, provider, bandwidth_mbps) = (None, None, None);
        let (count, name) = (3, String::from("e"));
        let asked = AllocateAddresses { pool, count, name, charge_type, provider, bandwidth_mbps };
        let eips = done(&mut world, context, &asked);
        let holders = world.enis.values().filter(|it| it.addresses.len() > 1);
        let targets = holders.map(|it| Target { vpc: it.vpc, private: it.addresses[1] });
        let targets: Vec<_> = targets.take(2).collect();
        for (id, target) in eips.iter().zip(targets) {
            let mut eip = Eip::clone(&world.eips[id]);
            eip.association = Association::Bound(target);
            world.insert(Record::Eip(eip));
        }
        tag(&mut world);
        world
    }

    /// Every other thing of each kind has a team, all but every third an environment.
    fn tag(world: &mut World) {
        let keys = (world.vpcs.keys().map(|id| id.resource()))
            .chain(world.subnets.keys().map(|id| id.resource()))
            .chain(world.instances.keys().map(|id| id.resource()))
            .chain(world.enis.keys().map(|id| id.resource()))
            .chain(world.eips.keys().map(|id| id.resource()))
            .chain(world.security_groups.keys().map(|id| id.resource()))
            .chain(world.route_tables.keys().map(|id| id.resource()));
        let keys: Vec<TaggedResource> = keys.collect();
        let pair = |key, value| (TagKey::parse(key).unwrap(), TagValue::parse(value).unwrap());
        for (number, resource) in keys.into_iter().enumerate() {
            let env = pair("env", ["red", "blue"][number % 2]);
            let team = (number % 3 > 0).then(|| pair("team", "red"));
            let tags = TagSet::of([env].into_iter().chain(team)).unwrap();
            world.insert(Record::Tags(Tags { resource, tags }));
        }
    }

    /// The filters whose index was never seen to find anything.
    fn unseen<T: Listed>(world: &World) -> Vec<&'static str>
    where
        T::Id: std::fmt::Debug,
    {
        let things = T::all(world).iter().map(|(id, it)| (*id, it.as_ref()));
        let things: Vec<(T::Id, &T)> = things.collect();
        let unseen = T::FILTERS.iter().filter(|it| it.check_index(world, &things) == Some(0));
        unseen.map(|field| field.name).collect()
    }

    #[test]
    fn an_index_finds_what_a_look_at_everything_finds() {
        let world = world();
        let none: [&str; 0] = [];
        assert_eq!(unseen::<Eni>(&world), none);
        assert_eq!(unseen::<Instance>(&world), none);
        assert_eq!(unseen::<Eip>(&world), none);
        assert_eq!(unseen::<Subnet>(&world), none);
        assert_eq!(unseen::<HaVip>(&world), none);
        assert_eq!(unseen::<RouteTable>(&world), none);
        assert_eq!(unseen::<NetworkAcl>(&world), none);
        assert_eq!(unseen::<Vpc>(&world), none);
        assert_eq!(unseen::<SecurityGroup>(&world), none);
    }
}
