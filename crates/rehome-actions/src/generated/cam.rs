//! Actions and structures of `cam` 2019-01-16. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Cam
    GetUserAppId GetUserAppIdRequest GetUserAppIdResponse Answer,
}

structure! { request GetUserAppIdRequest }

structure! { response GetUserAppIdResponse
    uin "Uin" optional Option<String>,
    owner_uin "OwnerUin" optional Option<String>,
    app_id "AppId" optional Option<u64>,
}
