//! A state with very many interfaces, for `rehome bench describe`.
//!
//! In: a number. Out: records in a store, made by the rules' own commands where the number of calls
//! does not count, and one by one in memory where it does: nobody waits for 100,000 calls. Invariant:
//! no address of the crowd ends with what the benchmark looks for.

use anyhow::{Result, anyhow, bail};
use rehome_domain::network_interface::Eni;
use rehome_domain::security_group::group::CreateSecurityGroup;
use rehome_domain::subnet::Subnet;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::{Actor, Command, Context, Placement, Record, RecordKey, Scope, World};
use rehome_engine::codec;
use rehome_ports::store::{BATCH_TXNS_MAX, OpId, Store, TXN_OPERATIONS_MAX, Txn};
use rehome_ports::{Clock as _, Ids as _};

use crate::system::{SystemClock, SystemIds, random};

/// VPCs of the crowd, `10.0.0.0/16` and those after it.
const VPCS: u8 = 4;
/// Subnets of each, with a mask of 20 bits.
const SUBNETS: u8 = 16;
/// Interfaces that there is room for.
pub(crate) const CROWD_MAX: u64 = 250_000;

/// Writes a crowd into an empty store.
///
/// # Errors
/// There is no room for so many; the store does not take them.
pub(crate) fn fill(store: &dyn Store, (scope, zone): (Scope, &str), interfaces: u64) -> Result<()> {
    if interfaces > CROWD_MAX {
        bail!("{interfaces} interfaces are too many: there are addresses for {CROWD_MAX}");
    }
    let mut context = Context {
        now: SystemClock.now(),
        task: SystemIds.request_id(),
        actor: Actor::Rehome,
        entropy: SystemIds.entropy(),
        account: scope.account,
        region: scope.region,
    };
    let world = world(&mut context, zone, interfaces)?;
    write(store, scope, &world)
}

fn done<C: Command>(world: &mut World, context: &mut Context, command: &C) -> Result<C::Outcome> {
    let decided = command.decide(world, context).map_err(|refusal| anyhow!("{refusal:?}"))?;
    *world = world.apply(&decided.changes);
    Ok(decided.outcome)
}

fn world(context: &mut Context, zone: &str, interfaces: u64) -> Result<World> {
    let mut world = World::default();
    let (name, description) = (String::from("crowd"), String::new());
    let group = done(&mut world, context, &CreateSecurityGroup { name, description })?;
    let mut subnets = Vec::new();
    for number in 0..VPCS {
        let vpc = CreateVpc { name: String::from("crowd"), cidr: format!("10.{number}.0.0/16") };
        let vpc = done(&mut world, context, &vpc)?;
        for third in (0..SUBNETS).map(|subnet| subnet * 16) {
            let (name, zone) = (String::from("crowd"), zone.to_owned());
            let cidr = format!("10.{number}.{third}.0/20");
            let subnet = CreateSubnet { vpc: vpc.id, name, cidr, zone };
            subnets.push(done(&mut world, context, &subnet)?);
        }
    }
    let count = subnets.len();
    for number in 0..usize::try_from(interfaces)? {
        let mut eni = interface(&world, context, &mut subnets[number % count])?;
        eni.name = format!("crowd-{number}");
        eni.description = format!("number {number} of the crowd");
        eni.groups = vec![group.id];
        world.insert(Record::Eni(eni));
    }
    subnets.into_iter().for_each(|subnet| world.insert(Record::Subnet(subnet)));
    Ok(world)
}

/// An interface at rest, with the next address that the benchmark does not look for.
fn interface(world: &World, context: &mut Context, subnet: &mut Subnet) -> Result<Eni> {
    loop {
        let taken = subnet.take(world, &[], 1).map_err(|refusal| anyhow!("{refusal:?}"))?;
        if taken.iter().all(|address| !address.to_string().ends_with(rehome_bench::END)) {
            let eni = Eni::new(world, context, subnet, taken);
            return Ok(Eni { placement: Placement::Free, ..eni });
        }
        subnet.give_back(taken.len());
    }
}

fn write(store: &dyn Store, scope: Scope, world: &World) -> Result<()> {
    let keys = world.vpcs.keys().copied().map(RecordKey::Vpc);
    let keys = keys.chain(world.subnets.keys().copied().map(RecordKey::Subnet));
    let keys = keys.chain(world.route_tables.keys().copied().map(RecordKey::RouteTable));
    let keys = keys.chain(world.security_groups.keys().copied().map(RecordKey::SecurityGroup));
    let keys: Vec<_> = keys.chain(world.enis.keys().copied().map(RecordKey::Eni)).collect();
    for batch in keys.chunks(TXN_OPERATIONS_MAX * BATCH_TXNS_MAX) {
        let txn = |keys: &[RecordKey]| {
            let records = keys.iter().filter_map(|key| world.record(*key));
            records.fold(Txn::new(OpId(random())), |txn, record| {
                txn.put(codec::key(scope, record.key()), codec::value(&record))
            })
        };
        let results = store.commit(batch.chunks(TXN_OPERATIONS_MAX).map(txn).collect());
        if let Some(result) = results.iter().find(|result| result.revision().is_none()) {
            bail!("the store did not take the crowd: {result:?}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rehome_domain::{AccountId, Region};
    use rehome_engine::worlds::Worlds;
    use rehome_store::MemoryStore;

    use super::*;

    #[test]
    fn a_crowd_is_as_large_as_it_was_asked_for_and_holds_nothing_that_is_looked_for() {
        let scope = Scope { account: AccountId(7), region: Region::parse("ap-guangzhou").unwrap() };
        let store = MemoryStore::default();
        fill(&store, (scope, "ap-guangzhou-3"), 6_000).unwrap();
        let world = Worlds::load(store.snapshot()).unwrap().world(scope);
        assert_eq!(world.enis.len(), 6_000);
        assert_eq!(world.holders_of_end(rehome_bench::END).count(), 0);
        for subnet in world.subnets.values() {
            let held = world.enis.values().filter(|eni| eni.subnet == subnet.id);
            assert_eq!(subnet.used, held.count() as u64, "{}", subnet.id);
        }
        let more = fill(&MemoryStore::default(), (scope, "ap-guangzhou-3"), CROWD_MAX + 1);
        assert!(more.unwrap_err().to_string().contains("250000"));
    }
}
