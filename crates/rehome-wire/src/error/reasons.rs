//! Why a request cannot be read, in both languages: the errors' own texts and the Chinese that goes with each.

use crate::authorization::AuthorizationError;
use crate::call::{CallError, VerifyError};
use crate::json::JsonError;
use crate::parameters::ParameterError;
use crate::signature::v1::AmbiguityError;
use crate::text::Text;

impl From<&AuthorizationError> for Text {
    fn from(error: &AuthorizationError) -> Self {
        use AuthorizationError as E;
        let chinese = match error {
            E::Algorithm => "签名算法不是 TC3-HMAC-SHA256",
            E::Parts => "Credential、SignedHeaders 和 Signature 必须各出现一次",
            E::Credential => "Credential 不是 <SecretId>/<date>/<service>/tc3_request 的形式",
            E::SignedHeaders => "SignedHeaders 格式错误",
            E::Unsigned => "content-type 和 host 必须参与签名",
            E::Signature => "Signature 不是 64 位小写十六进制数",
        };
        Self::new(error.to_string(), chinese)
    }
}

impl From<&ParameterError> for Text {
    fn from(error: &ParameterError) -> Self {
        use ParameterError as E;
        let chinese = match error {
            E::NotAPair => String::from("键和值应以 `=` 分隔"),
            E::Encoding => String::from("名称或取值不是百分号编码的 UTF-8"),
            E::TooMany => String::from("参数过多"),
            E::Duplicate(name) => format!("参数 `{name}` 重复出现"),
            E::Name(name) => format!("参数名 `{name}` 格式错误"),
            E::Contradiction(name) => format!("参数 `{name}` 与其他参数矛盾"),
            E::Gap(name) => format!("列表 `{name}` 的下标不是从 0 开始的连续整数"),
        };
        Self::new(error.to_string(), chinese)
    }
}

impl From<&AmbiguityError> for Text {
    fn from(error: &AmbiguityError) -> Self {
        use AmbiguityError as E;
        let chinese = match error {
            E::ControlCharacter(name) => format!("参数 `{name}` 含有控制字符"),
            E::Name(name) => format!("参数名 `{name}` 格式错误"),
            E::Value(name) => {
                format!("参数 `{name}` 的取值可被读作另一个参数，请使用 TC3-HMAC-SHA256 签名")
            }
            E::Dotted(name) => format!("参数名 `{name}` 与另一参数名仅有 `_` 和 `.` 之别"),
            E::Host => String::from("主机名格式错误"),
        };
        Self::new(error.to_string(), chinese)
    }
}

impl From<&JsonError> for Text {
    fn from(error: &JsonError) -> Self {
        let chinese = match error.position() {
            Some((line, column)) => {
                format!("请求体不是可接受的 JSON 对象，第 {line} 行第 {column} 列有误")
            }
            None => String::from("请求体的最外层不是 JSON 对象"),
        };
        Self::new(error.to_string(), chinese)
    }
}

impl From<&CallError> for Text {
    fn from(error: &CallError) -> Self {
        use CallError as E;
        let chinese = match error {
            E::Method => String::from("请求方法既不是 GET 也不是 POST"),
            E::TooLarge { bytes_max } => format!("请求超过 {bytes_max} 字节"),
            E::Query => String::from("查询字符串含有空格或控制字符"),
            E::DuplicateHeader(name) => format!("请求头部 `{name}` 重复出现"),
            E::Header(name) => format!("请求头部 `{name}` 含有控制字符"),
            E::Missing(name) => format!("缺少 `{name}`"),
            E::Malformed { parameter, .. } => format!("`{parameter}` 的取值格式错误"),
            E::Authorization(error) => return Self::from(error),
            E::SignedHeaderAbsent(name) => format!("参与签名的请求头部 `{name}` 没有发送"),
            E::TwoSignatures => String::from("请求带有两个签名"),
            E::TwoPlaces => String::from("POST 请求的参数同时出现在查询字符串和请求体中"),
            E::BodyOfGet => String::from("GET 请求带有请求体"),
            E::Multipart => String::from("没有接口支持 multipart/form-data"),
            E::Parameters(error) => return Self::from(error),
            E::Ambiguous(error) => return Self::from(error),
        };
        Self::new(error.to_string(), chinese)
    }
}

impl From<&VerifyError> for Text {
    fn from(error: &VerifyError) -> Self {
        let chinese = match error {
            VerifyError::ScopeDate => "Credential 中的日期不是 Timestamp 的 UTC 日期",
            VerifyError::SecretIdNotFound => "密钥不存在",
            VerifyError::SignatureFailure => "签名错误",
            VerifyError::SignatureExpire => "签名过期",
        };
        Self::new(error.to_string(), chinese)
    }
}
