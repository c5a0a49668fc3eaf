//! Why a text is no policy, in Chinese. In English the faults say it themselves.

use rehome_domain::access::{POLICY_BYTES_MAX, PatternFault, PolicyFault};

/// The Chinese text of a fault, without a full stop.
pub(super) fn chinese(fault: &PolicyFault) -> String {
    match fault {
        PolicyFault::TooLong => format!("策略最多 {POLICY_BYTES_MAX} 字节"),
        // What the reader of JSON says of a fault is English; its place is told in Chinese too.
        PolicyFault::Json(error) => {
            let place = error.rsplit_once("line ").and_then(|(_, at)| at.split_once(" column "));
            place.map_or_else(
                || String::from("不是策略的 JSON"),
                |(line, column)| format!("不是策略的 JSON，第 {line} 行第 {column} 列有误"),
            )
        }
        PolicyFault::Version(version) => format!("版本为 `{version}`，只支持 `2.0`"),
        PolicyFault::Empty => String::from("没有语句，或者语句缺少操作或资源"),
        PolicyFault::Effect(effect) => format!("`{effect}` 不是效力，应为 `allow` 或 `deny`"),
        PolicyFault::Condition => String::from("不支持条件，忽略条件会改变策略的含义"),
        PolicyFault::Principal => String::from("此处不能有 `principal`，策略关联到用户和角色"),
        PolicyFault::Pattern(PatternFault::Action(text)) => {
            format!("`{text}` 不是操作，应写作 `name/vpc:DescribeVpcs`、`vpc:*` 或 `*`")
        }
        PolicyFault::Pattern(PatternFault::Resource(text)) => format!(
            "`{text}` 不是资源，应写作 `qcs::vpc:ap-guangzhou:uin/100000000001:eni/*` 或 `*`"
        ),
        PolicyFault::Pattern(PatternFault::Account(text)) => {
            format!("`{text}` 中的账号应写作 `uin/100000000001`")
        }
    }
}
