//! What the plane heard: an interface announced a HaVip, and holds it from the commit on.

use super::HaVip;
use crate::command::{Command, Context, Decision};
use crate::ids::{EniId, HaVipId};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// An announcement. One that changes nothing, or comes from whoever may not hold the HaVip, is no
/// error: guests announce what they like, as often as they like.
#[derive(Debug, Clone)]
pub struct AnnounceHaVip {
    /// The HaVip.
    pub ha_vip: HaVipId,
    /// Whose leg it was heard on.
    pub eni: EniId,
}

/// What became of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// It is the holder now.
    Holds,
    /// It was the holder before.
    Held,
    /// It may not hold it: detached, in another subnet, or not associated.
    Ignored,
}

impl AnnounceHaVip {
    /// What becomes of it in this world.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for the HaVip or the interface.
    pub fn judge(&self, world: &World) -> Result<Announced, Refusal> {
        let (ha_vip, eni) = (world.ha_vip(self.ha_vip)?, world.eni(self.eni)?);
        // Subnets are of one VPC: the same subnet is the same VPC.
        let place = eni.placement.attachment().filter(|_| eni.subnet == ha_vip.subnet);
        // What runs in a stopped instance may announce on; nothing leads to it.
        let place = place.filter(|place| !world.is_dark(place.instance));
        Ok(match place {
            Some(place) if ha_vip.may_be_held(eni.id, place.instance) => {
                if ha_vip.holder == Some(eni.id) { Announced::Held } else { Announced::Holds }
            }
            Some(_) | None => Announced::Ignored,
        })
    }
}

impl Command for AnnounceHaVip {
    type Outcome = Announced;

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<Announced>, Refusal> {
        let announced = self.judge(world)?;
        let mut changes = Changes::default();
        match announced {
            Announced::Holds => {
                let ha_vip = world.ha_vip(self.ha_vip)?.clone();
                let ha_vip = HaVip { holder: Some(self.eni), ..ha_vip };
                // The interface is written as it is: whoever detaches it at the same time has to
                // see that it holds something.
                let eni = world.eni(self.eni)?.clone();
                changes = Changes::put([Record::HaVip(ha_vip), Record::Eni(eni)]);
            }
            Announced::Held | Announced::Ignored => {}
        }
        Ok(Decision::new(changes, announced))
    }
}
