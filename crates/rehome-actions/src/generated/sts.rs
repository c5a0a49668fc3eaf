//! Actions and structures of `sts` 2018-08-13. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Sts
    AssumeRole AssumeRoleRequest AssumeRoleResponse Answer,
    GetCallerIdentity GetCallerIdentityRequest GetCallerIdentityResponse Answer,
}

structure! { request AssumeRoleRequest
    role_arn "RoleArn" required String,
    role_session_name "RoleSessionName" required String,
    duration_seconds "DurationSeconds" optional Option<u64>,
    policy "Policy" optional Option<String>,
    external_id "ExternalId" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    source_identity "SourceIdentity" optional Option<String>,
    serial_number "SerialNumber" optional Option<String>,
    token_code "TokenCode" optional Option<String>,
}

structure! { response AssumeRoleResponse
    credentials "Credentials" optional Option<Credentials>,
    expired_time "ExpiredTime" optional Option<i64>,
    expiration "Expiration" optional Option<String>,
}

structure! { response Credentials
    token "Token" optional Option<String>,
    tmp_secret_id "TmpSecretId" optional Option<String>,
    tmp_secret_key "TmpSecretKey" optional Option<SecretText>,
}

structure! { request GetCallerIdentityRequest }

structure! { response GetCallerIdentityResponse
    arn "Arn" optional Option<String>,
    account_id "AccountId" optional Option<String>,
    user_id "UserId" optional Option<String>,
    principal_id "PrincipalId" optional Option<String>,
    r#type "Type" optional Option<String>,
}

structure! { request Tag
    key "Key" required String,
    value "Value" required String,
}
