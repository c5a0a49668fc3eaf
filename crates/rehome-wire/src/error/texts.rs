//! The messages of the common errors, one function per language.

use super::{CommonError as E, quote};
use crate::language::Language;

const SECRET_ID_NOT_FOUND: &str =
    "The SecretId is not found, please ensure that your SecretId is correct.";
const SIGNATURE_EXPIRE: &str = "The signature has expired. The Timestamp must not differ from the \
                                server's time by more than five minutes.";
const SIGNATURE_FAILURE: &str =
    "The provided credentials could not be validated. Please check your signature is correct.";
const INVALID_REGION: &str =
    "A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used.";

pub(super) fn english(error: &E) -> String {
    match error {
        E::ActionOffline => "The action is offline.".into(),
        E::InvalidAuthorization { reason } => {
            format!(
                "The request header `Authorization` is not valid: {}.",
                quote(reason.in_language(Language::EnUs))
            )
        }
        E::InvalidSecretId => "The SecretId is not a cloud API key.".into(),
        E::SecretIdNotFound => SECRET_ID_NOT_FOUND.into(),
        E::SignatureExpire => SIGNATURE_EXPIRE.into(),
        E::SignatureFailure => SIGNATURE_FAILURE.into(),
        E::TokenFailure => "The token is not valid or has expired.".into(),
        E::UnauthorizedOperation { request_id, operation, resource } => {
            let (operation, resource) = (quote(operation), quote(resource));
            format!(
                "[request id:{request_id}] you are not authorized to perform operation \
                 ({operation}), resource ({resource}) has no permission."
            )
        }
        E::InternalError => "An internal error has occurred. Please try again.".into(),
        E::InvalidAction { action } => {
            format!("The action `{}` does not exist in this version.", quote(action))
        }
        E::InvalidParameter { reason } => {
            format!("The request is not valid: {}.", quote(reason.in_language(Language::EnUs)))
        }
        E::WrongType { path, expected } => {
            let path = quote(path);
            let fault = format!("The value type of parameter `{path}` is not valid");
            format!("{fault}, input type should be `{expected}`.")
        }
        E::NotAPair => "Url key and value should be splited by `=`.".into(),
        E::InvalidParameterValue { parameter, value } => {
            let (parameter, value) = (quote(parameter), quote(value));
            format!("The value `{value}` specified in the parameter `{parameter}` is not valid.")
        }
        E::InvalidRegion => INVALID_REGION.into(),
        E::InvalidRequest { reason } => {
            format!("The request body is not valid: {}.", quote(reason.in_language(Language::EnUs)))
        }
        E::MissingParameter { path } => {
            format!("The request is missing a required parameter `{}`.", quote(path))
        }
        E::NoSuchProduct => "The product does not exist.".into(),
        E::NoSuchVersion { version } => {
            format!("The version `{}` does not exist.", quote(version))
        }
        E::RequestLimitExceeded { calls, limit } => format!(
            "Your current request times equals to `{calls}` in a second, which exceeds the \
             frequency limit `{limit}` for a second. Please reduce the frequency of calls."
        ),
        E::RequestSizeLimitExceeded { bytes_max } => {
            format!("The request exceeds the size limit of `{bytes_max}` bytes.")
        }
        E::ResponseSizeLimitExceeded => "The response exceeds the size limit.".into(),
        E::ServiceUnavailable => "The service is temporarily unavailable.".into(),
        E::UnknownParameter { path } => {
            format!("The parameter `{}` is not recognized.", quote(path))
        }
        E::UnsupportedProtocol => "Only the request methods GET and POST are supported.".into(),
        E::UnsupportedRegion { region } => {
            format!("The region `{}` is not supported by this action.", quote(region))
        }
    }
}

const SECRET_ID_NOT_FOUND_ZH: &str = "密钥不存在。请检查密钥是否已被删除或者禁用，如状态正常，\
                                      请检查密钥是否填写正确，注意前后不得有空格。";
const SIGNATURE_EXPIRE_ZH: &str = "签名过期。Timestamp 和服务器时间相差不得超过五分钟，\
                                   请检查本地时间是否和标准时间同步。";
const SIGNATURE_FAILURE_ZH: &str =
    "签名错误。签名计算错误，请对照调用方式中的签名方法文档检查签名计算过程。";

pub(super) fn chinese(error: &E) -> String {
    match error {
        E::ActionOffline => "接口已下线。".into(),
        E::InvalidAuthorization { reason } => {
            format!(
                "请求头部的 Authorization 不符合腾讯云标准（{}）。",
                quote(reason.in_language(Language::ZhCn))
            )
        }
        E::InvalidSecretId => "密钥非法（不是云 API 密钥类型）。".into(),
        E::SecretIdNotFound => SECRET_ID_NOT_FOUND_ZH.into(),
        E::SignatureExpire => SIGNATURE_EXPIRE_ZH.into(),
        E::SignatureFailure => SIGNATURE_FAILURE_ZH.into(),
        E::TokenFailure => "token 错误。".into(),
        E::UnauthorizedOperation { request_id, operation, resource } => {
            let (operation, resource) = (quote(operation), quote(resource));
            format!(
                "[request id:{request_id}] 未授权操作（{operation}），资源（{resource}）没有权限。"
            )
        }
        E::InternalError => "内部错误。".into(),
        E::InvalidAction { action } => format!("接口 `{}` 不存在。", quote(action)),
        E::InvalidParameter { reason } => {
            format!("参数错误（{}）。", quote(reason.in_language(Language::ZhCn)))
        }
        E::WrongType { path, expected } => {
            format!("参数 `{}` 的类型错误，应为 `{expected}`。", quote(path))
        }
        E::NotAPair => "参数错误，键和值应以 `=` 分隔。".into(),
        E::InvalidParameterValue { parameter, value } => {
            format!("参数 `{}` 取值 `{}` 错误。", quote(parameter), quote(value))
        }
        E::InvalidRegion => "`X-TC-Region` 取值错误或不支持。".into(),
        E::InvalidRequest { reason } => {
            format!("请求 body 格式错误（{}）。", quote(reason.in_language(Language::ZhCn)))
        }
        E::MissingParameter { path } => format!("缺少参数 `{}`。", quote(path)),
        E::NoSuchProduct => "产品不存在。".into(),
        E::NoSuchVersion { version } => format!("接口版本 `{}` 不存在。", quote(version)),
        E::RequestLimitExceeded { calls, limit } => {
            format!("请求的次数超过了频率限制（每秒 {calls} 次，限制 {limit} 次）。")
        }
        E::RequestSizeLimitExceeded { bytes_max } => {
            format!("请求包超过限制大小（{bytes_max} 字节）。")
        }
        E::ResponseSizeLimitExceeded => "返回包超过限制大小。".into(),
        E::ServiceUnavailable => "当前服务暂时不可用。".into(),
        E::UnknownParameter { path } => format!("未知参数 `{}`。", quote(path)),
        E::UnsupportedProtocol => "HTTP(S) 请求协议错误，只支持 GET 和 POST 请求。".into(),
        E::UnsupportedRegion { region } => format!("接口不支持所传地域 `{}`。", quote(region)),
    }
}
