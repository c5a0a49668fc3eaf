//! Actions on what an instance of Rehome does not have: ResetInstance, ResetInstancesPassword, ResetInstancesInternetMaxBandwidth,
//! ModifyInstancesChargeType. What they name is checked as documented; then they are refused, because an instance is a network
//! namespace: it has no system to install, no password, no public bandwidth of its own and no price.

use rehome_actions::cvm::{
    ModifyInstancesChargeTypeRequest, ModifyInstancesChargeTypeResponse, ResetInstanceRequest,
    ResetInstanceResponse, ResetInstancesInternetMaxBandwidthRequest,
    ResetInstancesInternetMaxBandwidthResponse, ResetInstancesPasswordRequest,
    ResetInstancesPasswordResponse,
};
use rehome_domain::image::Image;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::codes::named;
use crate::desk::Desk;
use crate::refusal::api_error;

/// That no instance can do what was asked.
const NOT_SUPPORTED: &str = "InvalidInstance.NotSupported";

fn unreal<T>(english: &str, chinese: &str) -> Result<T, ApiError> {
    Err(ApiError::new(NOT_SUPPORTED, (english, chinese)))
}

pub(crate) async fn reset(
    desk: &Desk<'_>,
    request: ResetInstanceRequest,
) -> Result<ResetInstanceResponse, ApiError> {
    named(&desk.world(), &[request.instance_id])?;
    if let Some(image) = request.image_id.filter(|image| Image::find(image).is_none()) {
        let fault = if Image::is_id(&image) { Fault::Image } else { Fault::Form };
        return Err(api_error(&Refusal::value("ImageId", &image, fault)));
    }
    unreal(
        "An instance of Rehome boots no image, so there is nothing to install again; terminate it and run another.",
        "Rehome 的实例不启动镜像，不能重装系统；请退还后重新创建。",
    )
}

pub(crate) async fn password(
    desk: &Desk<'_>,
    request: ResetInstancesPasswordRequest,
) -> Result<ResetInstancesPasswordResponse, ApiError> {
    named(&desk.world(), &request.instance_ids)?;
    if !is_password(request.password.expose()) {
        let message = (
            "The parameter `Password` needs 8 to 30 characters of two kinds at least: small letters, capital letters, \
             digits, signs.",
            "参数 `Password` 应为 8 到 30 个字符，至少包含小写字母、大写字母、数字和符号中的两种。",
        );
        return Err(ApiError::new("InvalidParameterValue.InvalidPassword", message));
    }
    unreal(
        "An instance of Rehome is a network namespace of its host and has no password; the host's own accounts enter it.",
        "Rehome 的实例是主机上的网络命名空间，没有密码；由主机自己的账号进入。",
    )
}

/// Source: ResetInstancesPassword, the parameter Password, for Linux.
fn is_password(text: &str) -> bool {
    let kinds: [fn(&u8) -> bool; 4] = [
        u8::is_ascii_lowercase,
        u8::is_ascii_uppercase,
        u8::is_ascii_digit,
        u8::is_ascii_punctuation,
    ];
    let known = |c: u8| kinds.iter().any(|kind| kind(&c));
    let used = kinds.iter().filter(|kind| text.bytes().any(|c| kind(&c))).count();
    (8..=30).contains(&text.len()) && text.bytes().all(known) && used >= 2
}

pub(crate) async fn bandwidth(
    desk: &Desk<'_>,
    request: ResetInstancesInternetMaxBandwidthRequest,
) -> Result<ResetInstancesInternetMaxBandwidthResponse, ApiError> {
    named(&desk.world(), &request.instance_ids)?;
    let mbps = request.internet_accessible.internet_max_bandwidth_out.unwrap_or(0);
    if mbps < 0 {
        let parameter = "InternetAccessible.InternetMaxBandwidthOut";
        return Err(api_error(&Refusal::value(parameter, &mbps, Fault::Range)));
    }
    unreal(
        "An instance of Rehome has no public address of its own; bind an elastic IP and call ModifyAddressesBandwidth.",
        "Rehome 的实例没有自己的公网地址；请绑定弹性公网 IP 并调用 `ModifyAddressesBandwidth`。",
    )
}

pub(crate) async fn charge_type(
    desk: &Desk<'_>,
    request: ModifyInstancesChargeTypeRequest,
) -> Result<ModifyInstancesChargeTypeResponse, ApiError> {
    let known = ["PREPAID", "POSTPAID_BY_HOUR", "UNDERWRITE"];
    let asked = request.instance_charge_type;
    if !known.contains(&asked.as_str()) {
        return Err(api_error(&Refusal::value("InstanceChargeType", &asked, Fault::Unknown)));
    }
    named(&desk.world(), &request.instance_ids)?;
    Err(ApiError::new(
        "UnsupportedOperation.InstanceChargeType",
        (
            "Rehome charges for nothing: every instance is POSTPAID_BY_HOUR, which cannot be changed.",
            "Rehome 不计费：所有实例均为 `POSTPAID_BY_HOUR`，不能修改。",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::is_password;

    #[test]
    fn a_password_has_eight_to_thirty_characters_of_two_kinds() {
        let long = "a1".repeat(16);
        for (text, is) in [
            ("abcd1234", true),
            ("abcd123", false),
            ("abcdefgh", false),
            ("ABCDefgh", true),
            ("abcdefg!", true),
            ("abcd 1234", false),
            (&long[..30], true),
            (&long[..31], false),
        ] {
            assert_eq!(is_password(text), is, "{text}");
        }
    }
}
