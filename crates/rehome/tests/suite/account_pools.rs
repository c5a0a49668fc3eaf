//! Public addresses of several accounts: each has a block of its own, and no two have an address in common.

use std::net::Ipv4Addr;

use rehome_client::Client;
use rehome_domain::address::Ipv4Cidr;
use serde_json::{Value, json};

use crate::accounts::{FIRST, account, account_refused, after, client_of, code};
use crate::cloud::{call, done, refused, text};
use crate::server::{REGION, Server, serve_with_key, until};

/// What an account allocated.
fn address(client: &Client) -> Ipv4Addr {
    let id = text(&done(client, "AllocateAddresses", json!({})), "/AddressSet/0");
    let found = done(client, "DescribeAddresses", json!({"AddressIds": [id]}));
    text(&found, "/AddressSet/0/AddressIp").parse().unwrap()
}

fn holds(block: &str, address: Ipv4Addr) -> bool {
    Ipv4Cidr::parse(block).unwrap().holds(address)
}

#[test]
fn each_account_allocates_from_its_own_block() {
    let server = Server::fresh();
    let data = &server.folder;
    let told = account(data, &["create", "second", "--eip-pool", "198.18.0.0/26"]);
    let second = client_of(&server, &told, REGION);
    let third = account(data, &["create", "third"]);
    let uin = after(&third, "account");
    let third = client_of(&server, &third, REGION);
    for _ in 0..2 {
        assert!(holds("198.18.0.0/26", address(&second)));
        assert!(holds("203.0.113.0/24", address(&server.client())));
    }
    let error = refused(&third, "AllocateAddresses", json!({}));
    assert_eq!(error.code, "UnsupportedOperation");
    assert!(error.message.contains("rehome account eip-pool"), "{error}");
    account(data, &["eip-pool", &uin, "198.18.1.0/26"]);
    until("the block is taken in", || {
        (code(&call(&third, "AllocateAddresses", json!({}))) == "OK").then_some(())
    });
    assert!(holds("198.18.1.0/26", address(&third)));
    let listed = account(data, &["list"]);
    assert!(listed.contains("eip-pool 198.18.0.0/26"), "{listed}");
}

#[test]
fn a_block_that_another_has_a_part_of_is_refused() {
    let server = Server::fresh();
    let data = &server.folder;
    let told = account(data, &["create", "second", "--eip-pool", "198.18.0.0/24"]);
    let second = after(&told, "account");
    let third = after(&account(data, &["create", "third"]), "account");
    let taken = address(&server.client()).to_string();
    for (words, said) in [
        (["eip-pool", &third, "198.18.0.64/26"], second.as_str()),
        (["eip-pool", &third, "198.18.0.0/16"], second.as_str()),
        (["eip-pool", &third, "203.0.113.0/24"], taken.as_str()),
        (["eip-pool", &third, "198.19.0.0/27"], "/26"),
        (["eip-pool", &second, "198.19.0.0/24"], "already"),
        (["eip-pool", FIRST, "198.19.0.0/24"], "serve --eip-pool"),
        (["eip-pool", "1", "198.19.0.0/24"], "there is no account 1"),
    ] {
        let refused = account_refused(data, &words);
        assert!(refused.contains(said), "{words:?}: {refused}");
    }
    account_refused(data, &["create", "fourth", "--eip-pool", "198.18.0.0/26"]);
    assert!(!account(data, &["list"]).contains("fourth"));
    account(data, &["eip-pool", &third, "198.18.1.0/24"]);
}

#[test]
fn a_server_whose_own_block_overlaps_takes_nothing_in_and_does_not_start() {
    let server = Server::fresh();
    let data = server.folder.clone();
    let told = account(&data, &["create", "second", "--eip-pool", "203.0.112.0/22"]);
    until("the server says so", || {
        server.process.stderr().contains("the accounts stay as they were").then_some(())
    });
    let own: Result<Value, _> = call(&server.client(), "DescribeVpcs", json!({}));
    assert_eq!(code(&own), "OK");
    drop(told);
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("state");
    account(&folder, &["create", "second", "--eip-pool", "203.0.112.0/22"]);
    let output = serve_with_key(&folder, "simulated").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("--eip-pool 203.0.113.0/24"), "{said}");
    let mut command = serve_with_key(&folder, "simulated");
    command.args(["--eip-pool", "198.18.0.0/24"]);
    drop(Server::ready(&mut command, &folder));
}
