//! CreateNetworkAcl, DeleteNetworkAcl, ModifyNetworkAclAttribute (VPC API 2017-03-12).

use super::{ACLS_PER_VPC_MAX, AclKind, NetworkAcl};
use crate::command::{Command, Context, Decision};
use crate::ids::{NetworkAclId, VpcId};
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal, Resource};
use crate::vpc::create::check_name;
use crate::world::{Changes, SubnetKey, World};

/// CreateNetworkAcl.
#[derive(Debug, Clone)]
pub struct CreateNetworkAcl {
    /// VpcId.
    pub vpc: VpcId,
    /// NetworkAclName.
    pub name: String,
    /// NetworkAclType.
    pub kind: AclKind,
}

/// DeleteNetworkAcl.
#[derive(Debug, Clone)]
pub struct DeleteNetworkAcl {
    /// NetworkAclId.
    pub acl: NetworkAclId,
}

/// ModifyNetworkAclAttribute.
#[derive(Debug, Clone)]
pub struct RenameNetworkAcl {
    /// NetworkAclId.
    pub acl: NetworkAclId,
    /// NetworkAclName.
    pub name: String,
}

impl Command for CreateNetworkAcl {
    type Outcome = NetworkAcl;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<NetworkAcl>, Refusal> {
        check_name("NetworkAclName", &self.name)?;
        // Written as it is: that guards the number of the VPC's ACLs.
        let vpc = world.vpc(self.vpc)?.clone();
        if world.network_acls_of(self.vpc).count() as u64 >= ACLS_PER_VPC_MAX {
            let (limit, at_most) = (Limit::NetworkAcls, ACLS_PER_VPC_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let taken = |w: &World, id: &NetworkAclId| w.network_acls.contains_key(id);
        let acl = NetworkAcl {
            id: world.fresh(&mut context.entropy, NetworkAclId::draw, taken),
            vpc: self.vpc,
            name: self.name.clone(),
            kind: self.kind,
            created: context.now,
            ingress: Vec::new(),
            egress: Vec::new(),
        };
        let changes = Changes::put([Record::Vpc(vpc), Record::NetworkAcl(acl.clone())]);
        Ok(Decision::new(changes, acl))
    }
}

impl Command for DeleteNetworkAcl {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let acl = world.network_acl(self.acl)?;
        let has = world.subnets_with(SubnetKey::Acl(acl.id)).count();
        if has > 0 {
            let resource = Resource::NetworkAcl(acl.id);
            return Err(Refusal::InUse { resource, users: has as u64 });
        }
        Ok(Decision::new(Changes::default().delete(RecordKey::NetworkAcl(acl.id)), ()))
    }
}

impl Command for RenameNetworkAcl {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("NetworkAclName", &self.name)?;
        let acl = NetworkAcl { name: self.name.clone(), ..world.network_acl(self.acl)?.clone() };
        Ok(Decision::new(Changes::put([Record::NetworkAcl(acl)]), ()))
    }
}
