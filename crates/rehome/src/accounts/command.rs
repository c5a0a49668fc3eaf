//! `rehome account`: changes the file, and prints what was made. A secret is printed once, when it is made.

use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use rehome_domain::AccountId;
use rehome_domain::access::AccessName;
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::{Record, RecordKey};
use rehome_engine::codec;
use rehome_store::archive;

use super::file::{Accounts, Key, NamedPolicy, Role, SESSION_S_MAX, User};
use crate::account::FIRST_ACCOUNT;
use crate::cli::account::{
    Account, AccountCommand, Attachment, KeyCommand, Named, PolicyCommand, RoleCommand, UserCommand,
};
use crate::data_folder::DataFolder;
use crate::system;

/// Does what was asked.
pub(crate) fn run(options: Account) -> Result<ExitCode> {
    let folder = DataFolder::open(options.data)?;
    match options.command {
        AccountCommand::List => list(&folder),
        AccountCommand::Create { name, eip_pool } => create(&folder, (name, eip_pool)),
        AccountCommand::EipPool { account, block } => give_pool(&folder, (account, block)),
        AccountCommand::Delete { account, dry_run } => delete(&folder, account, dry_run),
        AccountCommand::User(command) => user(&folder, command),
        AccountCommand::Key(command) => key(&folder, command),
        AccountCommand::Policy(command) => policy(&folder, command),
        AccountCommand::Role(command) => role(&folder, command),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// Every account and what it has, without a secret.
fn list(folder: &DataFolder) -> Result<()> {
    for account in Accounts::read(folder)?.accounts {
        println!("account {} name {} app-id {}", account.account, account.name, account.app_id);
        if let Some(block) = account.eip_pool {
            println!("  eip-pool {block}");
        }
        if account.account == FIRST_ACCOUNT {
            println!("  key of credentials.json or the environment, root");
        }
        let told = |keys: &[Key], whose: &str| {
            for key in keys {
                let state = if key.enabled { "enabled" } else { "disabled" };
                println!("  key {} {whose} {state}", key.secret_id);
            }
        };
        told(&account.keys, "root");
        for user in &account.users {
            println!("  user {} name {} policies {}", user.user, user.name, joined(&user.policies));
            told(&user.keys, user.name.as_str());
        }
        for policy in &account.policies {
            println!("  policy {}", policy.name);
        }
        for role in &account.roles {
            let arn = format!("qcs::cam::uin/{}:roleName/{}", account.account, role.name);
            let trust = joined(&role.trust);
            let (policies, seconds) = (joined(&role.policies), role.session_seconds_max);
            println!(
                "  role {} {arn} trusts {trust} policies {policies} session {seconds} s",
                role.role
            );
        }
    }
    Ok(())
}

fn joined<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    if texts.is_empty() { String::from("-") } else { texts.join(",") }
}

fn create(folder: &DataFolder, (name, eip_pool): (AccessName, Option<PoolBlock>)) -> Result<()> {
    check_free(folder, eip_pool)?;
    let key = random_key();
    let shown = shown(&key);
    let account = Accounts::change(folder, |accounts| {
        let account = accounts.add(name);
        let made = accounts.account(account)?;
        made.keys.push(key);
        made.eip_pool = eip_pool;
        Ok(account)
    })?;
    println!("account {account}\n{shown}");
    Ok(())
}

fn give_pool(folder: &DataFolder, (account, block): (AccountId, PoolBlock)) -> Result<()> {
    check_free(folder, Some(block))?;
    Accounts::change(folder, |accounts| {
        let of = accounts.account(account)?;
        // Its elastic IPs would be left behind in a block that another may be given.
        ensure!(of.eip_pool.is_none(), "account {account} has public addresses already");
        of.eip_pool = Some(block);
        Ok(())
    })
}

/// Refuses a block with addresses that somebody has, of a pool that the server had before.
fn check_free(folder: &DataFolder, block: Option<PoolBlock>) -> Result<()> {
    let Some(block) = block.filter(|_| folder.file("rehome.db").exists()) else { return Ok(()) };
    let snapshot = archive::read(folder.path())?;
    for (key, value) in snapshot.prefix(b"r/", usize::MAX) {
        if !matches!(codec::name(key)?, (_, RecordKey::Eip(_))) {
            continue;
        }
        if let (scope, Record::Eip(eip)) = codec::read(key, &value.value)? {
            let (public, account) = (eip.public, scope.account);
            ensure!(!block.holds(public), "{public} of {block} is account {account}'s already");
        }
    }
    Ok(())
}

fn delete(folder: &DataFolder, account: AccountId, dry_run: bool) -> Result<()> {
    ensure!(account != FIRST_ACCOUNT, "the first account cannot be deleted");
    let left = resources(folder, account)?;
    ensure!(
        left == 0,
        "account {account} has {left} records of resources; delete them by calls first"
    );
    remove(folder, dry_run, |accounts| {
        let gone = accounts.account(account)?;
        let (users, keys) = (gone.users.len(), gone.all_keys().count());
        let (policies, roles) = (gone.policies.len(), gone.roles.len());
        let what = format!(
            "account {account} with {users} users, {keys} keys, {policies} policies, {roles} roles"
        );
        accounts.accounts.retain(|it| it.account != account);
        Ok(what)
    })
}

/// Records that the state holds of an account.
fn resources(folder: &DataFolder, account: AccountId) -> Result<usize> {
    if !folder.file("rehome.db").exists() {
        return Ok(0);
    }
    let snapshot = archive::read(folder.path())?;
    let prefix = format!("r/{account}/");
    Ok(snapshot.prefix(prefix.as_bytes(), usize::MAX).count())
}

fn user(folder: &DataFolder, command: UserCommand) -> Result<()> {
    match command {
        UserCommand::Create { account, name } => {
            let made = Accounts::change(folder, |accounts| {
                let user = rehome_domain::access::UserId(accounts.draw_uin());
                let (keys, policies) = (Vec::new(), Default::default());
                accounts.account(account)?.users.push(User { user, name, keys, policies });
                Ok(user)
            })?;
            println!("user {made}");
            Ok(())
        }
        UserCommand::Delete { named: Named { account, name }, dry_run } => {
            remove(folder, dry_run, |accounts| {
                let of = accounts.account(account)?;
                let what = format!("user {name} with {} keys", of.user(&name)?.keys.len());
                of.users.retain(|it| it.name != name);
                Ok(what)
            })
        }
    }
}

fn key(folder: &DataFolder, command: KeyCommand) -> Result<()> {
    match command {
        KeyCommand::Create { account, user } => {
            let key = random_key();
            let shown = shown(&key);
            Accounts::change(folder, |accounts| {
                let of = accounts.account(account)?;
                match &user {
                    Some(name) => of.user(name)?.keys.push(key),
                    None => of.keys.push(key),
                }
                Ok(())
            })?;
            println!("{shown}");
            Ok(())
        }
        KeyCommand::Enable { secret_id } => switch(folder, &secret_id, Switch::On),
        KeyCommand::Disable { secret_id } => switch(folder, &secret_id, Switch::Off),
        KeyCommand::Delete { secret_id, dry_run } => remove(folder, dry_run, |accounts| {
            keys_with(accounts, &secret_id)?.retain(|key| key.secret_id != secret_id);
            Ok(format!("key {secret_id}"))
        }),
    }
}

#[derive(Clone, Copy)]
enum Switch {
    On,
    Off,
}

fn switch(folder: &DataFolder, secret_id: &str, to: Switch) -> Result<()> {
    Accounts::change(folder, |accounts| {
        for key in keys_with(accounts, secret_id)?.iter_mut().filter(|it| it.secret_id == secret_id)
        {
            key.enabled = match to {
                Switch::On => true,
                Switch::Off => false,
            };
        }
        Ok(())
    })
}

/// The keys among which that one is.
fn keys_with<'a>(accounts: &'a mut Accounts, secret_id: &str) -> Result<&'a mut Vec<Key>> {
    let all = accounts.accounts.iter_mut().flat_map(|account| {
        account.users.iter_mut().map(|user| &mut user.keys).chain([&mut account.keys])
    });
    let mut all = all.filter(|keys| keys.iter().any(|key| key.secret_id == secret_id));
    all.next().with_context(|| {
        format!(
            "there is no key {secret_id} in the file of accounts; the first one is in \
             credentials.json or in the server's environment"
        )
    })
}

fn policy(folder: &DataFolder, command: PolicyCommand) -> Result<()> {
    match command {
        PolicyCommand::Put { named: Named { account, name }, file } => {
            let document = std::fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            Accounts::change(folder, |accounts| {
                let of = accounts.account(account)?;
                of.policies.retain(|it| it.name != name);
                of.policies.push(NamedPolicy { name, document });
                Ok(())
            })
        }
        PolicyCommand::Delete { named: Named { account, name }, dry_run } => {
            remove(folder, dry_run, |accounts| {
                let of = accounts.account(account)?;
                ensure!(
                    of.policies.iter().any(|it| it.name == name),
                    "there is no policy `{name}`"
                );
                let users = of.users.iter().filter(|it| it.policies.contains(&name)).count();
                let roles = of.roles.iter().filter(|it| it.policies.contains(&name)).count();
                if users + roles > 0 {
                    bail!(
                        "policy `{name}` is attached to {users} users and {roles} roles: detach it first"
                    );
                }
                of.policies.retain(|it| it.name != name);
                Ok(format!("policy {name}"))
            })
        }
        PolicyCommand::Attach(attachment) => attach(folder, attachment, Switch::On),
        PolicyCommand::Detach(attachment) => attach(folder, attachment, Switch::Off),
    }
}

fn attach(folder: &DataFolder, attachment: Attachment, to: Switch) -> Result<()> {
    let Attachment { named: Named { account, name }, to: holder } = attachment;
    Accounts::change(folder, |accounts| {
        let of = accounts.account(account)?;
        let policies = match (&holder.user, &holder.role) {
            (Some(user), _) => &mut of.user(user)?.policies,
            (None, Some(role)) => &mut of.role(role)?.policies,
            (None, None) => bail!("say --user or --role"),
        };
        match to {
            Switch::On => drop(policies.insert(name)),
            Switch::Off => ensure!(policies.remove(&name), "policy `{name}` is not attached there"),
        }
        Ok(())
    })
}

fn role(folder: &DataFolder, command: RoleCommand) -> Result<()> {
    match command {
        RoleCommand::Create { named: Named { account, name }, trust, session_seconds_max } => {
            let session_seconds_max = session_seconds_max.unwrap_or(SESSION_S_MAX);
            let arn = format!("qcs::cam::uin/{account}:roleName/{name}");
            let made = Accounts::change(folder, |accounts| {
                let role = accounts.draw_role();
                let policies = Default::default();
                let made = Role { role, name, trust, policies, session_seconds_max };
                accounts.account(account)?.roles.push(made);
                Ok(role)
            })?;
            println!("role {made} {arn}");
            Ok(())
        }
        RoleCommand::Delete { named: Named { account, name }, dry_run } => {
            remove(folder, dry_run, |accounts| {
                let of = accounts.account(account)?;
                let what = format!("role {} {name} with its sessions", of.role(&name)?.role);
                of.roles.retain(|it| it.name != name);
                Ok(what)
            })
        }
    }
}

/// Takes something away, or only says what would be.
#[allow(clippy::fn_params_excessive_bools, reason = "it is the flag of the command line")]
fn remove(
    folder: &DataFolder,
    dry_run: bool,
    change: impl FnOnce(&mut Accounts) -> Result<String>,
) -> Result<()> {
    if dry_run {
        let what = change(&mut Accounts::read(folder)?)?;
        println!("would delete {what}");
        return Ok(());
    }
    let what = Accounts::change(folder, change)?;
    println!("deleted {what}");
    Ok(())
}

fn random_key() -> Key {
    let secret_id = format!("AKID{}", system::random_text(32));
    Key { secret_id, secret_key: system::random_text(32), enabled: true }
}

fn shown(key: &Key) -> String {
    format!("SecretId {}\nSecretKey {}", key.secret_id, key.secret_key)
}
