//! ModifyAddressInternetChargeType (VPC API 2017-03-12): kept and shown; nothing is charged. The bandwidth that
//! comes along is in force at once, as that of ModifyAddressesBandwidth.

use super::check_one_of;
use super::modify_bandwidth::check_bandwidth;
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// A month's bandwidth that is paid for in advance.
const PREPAID: &str = "BANDWIDTH_PREPAID_BY_MONTH";
/// What one can change to. Source: the parameter InternetChargeType.
const TARGETS: [&str; 3] = [PREPAID, "TRAFFIC_POSTPAID_BY_HOUR", "BANDWIDTH_POSTPAID_BY_HOUR"];
/// Months that can be paid for in advance. Source: data type AddressChargePrepaid, Period.
const PERIODS: [i64; 14] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36];

/// AddressChargePrepaid. It is checked, and kept by nobody: nothing is charged.
#[derive(Debug, Clone, Copy)]
pub struct Prepaid {
    /// Period, in months.
    pub months: i64,
    /// AutoRenewFlag: 0 by hand, 1 by itself, 2 not at all.
    pub renewal: Option<i64>,
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyAddressInternetChargeType {
    /// AddressId.
    pub eip: EipId,
    /// InternetChargeType.
    pub charge_type: String,
    /// InternetMaxBandwidthOut in Mbit/s.
    pub bandwidth_mbps: u64,
    /// AddressChargePrepaid.
    pub prepaid: Option<Prepaid>,
}

impl Command for ModifyAddressInternetChargeType {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_one_of("InternetChargeType", &TARGETS, &self.charge_type)?;
        check_bandwidth(self.bandwidth_mbps)?;
        if let Some(prepaid) = self.prepaid {
            prepaid.check()?;
        } else if self.charge_type == PREPAID {
            return Err(Refusal::Missing("AddressChargePrepaid"));
        }
        let mut eip = world.eip(self.eip)?.clone();
        eip.check_no_task()?;
        eip.charge_type = Some(self.charge_type.clone());
        eip.bandwidth_mbps = Some(self.bandwidth_mbps);
        Ok(Decision::new(Changes::put([Record::Eip(eip)]), ()))
    }
}

impl Prepaid {
    fn check(self) -> Result<(), Refusal> {
        if !PERIODS.contains(&self.months) {
            let parameter = "AddressChargePrepaid.Period";
            return Err(Refusal::value(parameter, &self.months, Fault::Range));
        }
        match self.renewal {
            Some(flag) if !(0..=2).contains(&flag) => {
                let parameter = "AddressChargePrepaid.AutoRenewFlag";
                Err(Refusal::value(parameter, &flag, Fault::Range))
            }
            Some(_) | None => Ok(()),
        }
    }
}
