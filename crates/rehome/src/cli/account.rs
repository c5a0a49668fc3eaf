//! `rehome account`: who may call, and what they may do.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use rehome_domain::AccountId;
use rehome_domain::access::{AccessName, Trust};
use rehome_domain::elastic_ip::PoolBlock;

#[derive(Debug, Args)]
pub(crate) struct Account {
    #[command(subcommand)]
    pub(crate) command: AccountCommand,
    /// The server's data folder. A server that runs takes changes in within a second.
    #[arg(long, env = "REHOME_DATA", global = true)]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Lists accounts, users, keys, policies and roles. No secrets.
    List,
    /// Makes an account with a key of its root user, which is printed this once.
    Create {
        /// Its name.
        name: AccessName,
        /// Block of public addresses for its elastic IPs, /26 or larger, that no other's overlaps.
        #[arg(long, value_name = "CIDR", value_parser = super::eip_pool)]
        eip_pool: Option<PoolBlock>,
    },
    /// Gives an account without public addresses a block of them, for good.
    EipPool {
        /// Its Uin. The first account's block is `rehome serve --eip-pool`.
        #[arg(value_parser = account)]
        account: AccountId,
        /// The block, /26 or larger, that no other's overlaps.
        #[arg(value_name = "CIDR", value_parser = super::eip_pool)]
        block: PoolBlock,
    },
    /// Deletes an account that has no resources any more.
    Delete {
        /// Its Uin.
        #[arg(value_parser = account)]
        account: AccountId,
        /// Only say what would be deleted.
        #[arg(long)]
        dry_run: bool,
    },
    /// Sub-users. They may do what policies allow, and nothing else.
    #[command(subcommand)]
    User(UserCommand),
    /// Access keys.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Policies, in the syntax of CAM 2.0.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Roles that sts AssumeRole gives temporary keys of.
    #[command(subcommand)]
    Role(RoleCommand),
}

/// Something of an account.
#[derive(Debug, Args)]
pub(crate) struct Named {
    /// The account's Uin.
    #[arg(value_parser = account)]
    pub(crate) account: AccountId,
    /// Its name.
    pub(crate) name: AccessName,
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Makes a user without a key and without a policy.
    Create {
        /// The account's Uin.
        #[arg(value_parser = account)]
        account: AccountId,
        /// The user's name.
        name: AccessName,
    },
    /// Deletes a user with its keys.
    Delete {
        #[command(flatten)]
        named: Named,
        /// Only say what would be deleted.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Makes a key, which is printed this once.
    Create {
        /// The account's Uin.
        #[arg(value_parser = account)]
        account: AccountId,
        /// Of this user. Default: of the root user.
        #[arg(long)]
        user: Option<AccessName>,
    },
    /// Lets a disabled key be used again.
    Enable {
        /// Its SecretId.
        secret_id: String,
    },
    /// Keeps a key from being used.
    Disable {
        /// Its SecretId.
        secret_id: String,
    },
    /// Deletes a key.
    Delete {
        /// Its SecretId.
        secret_id: String,
        /// Only say what would be deleted.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Makes a policy, or puts another text in its place.
    Put {
        #[command(flatten)]
        named: Named,
        /// The file with its text.
        file: PathBuf,
    },
    /// Deletes a policy that is attached to nothing.
    Delete {
        #[command(flatten)]
        named: Named,
        /// Only say what would be deleted.
        #[arg(long)]
        dry_run: bool,
    },
    /// Lets a policy hold for a user or a role.
    Attach(Attachment),
    /// Lets it hold no longer.
    Detach(Attachment),
}

#[derive(Debug, Args)]
pub(crate) struct Attachment {
    #[command(flatten)]
    pub(crate) named: Named,
    #[command(flatten)]
    pub(crate) to: HolderChoice,
}

/// Whom a policy is attached to.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct HolderChoice {
    /// A user's name.
    #[arg(long)]
    pub(crate) user: Option<AccessName>,
    /// A role's name.
    #[arg(long)]
    pub(crate) role: Option<AccessName>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RoleCommand {
    /// Makes a role without a policy.
    Create {
        #[command(flatten)]
        named: Named,
        /// Who may take it on: `qcs::cam::uin/ACCOUNT:root` or `qcs::cam::uin/ACCOUNT:uin/USER`.
        #[arg(long, required = true, value_delimiter = ',', value_name = "PRINCIPAL,…", value_parser = trust)]
        trust: Vec<Trust>,
        /// Seconds that a session of it may last, 43200 at most, which is the default.
        #[arg(long)]
        session_seconds_max: Option<u64>,
    },
    /// Deletes a role. Its temporary keys end with it.
    Delete {
        #[command(flatten)]
        named: Named,
        /// Only say what would be deleted.
        #[arg(long)]
        dry_run: bool,
    },
}

fn account(text: &str) -> anyhow::Result<AccountId> {
    let uin = text.parse().map_err(|_| anyhow::anyhow!("an account is its Uin, a number"))?;
    Ok(AccountId(uin))
}

fn trust(text: &str) -> anyhow::Result<Trust> {
    Ok(Trust::parse(text)?)
}
