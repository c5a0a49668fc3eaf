//! `rehome state`: the whole state into a file and back, while a server works and after it is gone.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::cloud::Cloud;
use crate::server::{Server, rehome, serve_with_key};

fn state(words: &[&str], file: &Path, data: &Path) -> Output {
    let mut command = rehome();
    command.arg("state").args(words).arg(file).arg("--data").arg(data);
    command.output().expect("the program runs")
}

fn done(words: &[&str], file: &Path, data: &Path) -> String {
    let output = state(words, file, data);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{words:?}: {told}");
    told
}

fn refused(words: &[&str], file: &Path, data: &Path) -> String {
    let output = state(words, file, data);
    assert!(!output.status.success(), "{words:?} was done");
    String::from_utf8(output.stderr).unwrap()
}

/// What a caller sees of a cloud.
fn seen(cloud: &Cloud) -> Vec<Value> {
    let described = ["DescribeVpcs", "DescribeSubnets", "DescribeNetworkInterfaces"];
    let without_id = |mut answer: Value| {
        answer.as_object_mut().unwrap().remove("RequestId");
        answer
    };
    described.map(|action| without_id(cloud.done(action, json!({})))).to_vec()
}

/// A server on a folder that was restored, with a cloud that was made in another life.
fn again(folder: &Path, cloud: &Cloud) -> (Server, Cloud) {
    let server = Server::ready(&mut serve_with_key(folder, "simulated"), folder);
    let (client, vpc, subnet) = (server.client(), cloud.vpc.clone(), cloud.subnet.clone());
    (server, Cloud { client, vpc, subnet })
}

#[test]
fn a_backup_made_under_a_server_is_served_by_the_next() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    cloud.attached(&instance, 3);
    let home = tempfile::tempdir().unwrap();
    let (backup, text) = (home.path().join("backup"), home.path().join("text"));
    done(&["backup"], &backup, &server.folder);
    done(&["export"], &text, &server.folder);
    let before = seen(&cloud);
    cloud.attached(&instance, 1);
    assert_ne!(seen(&cloud), before);
    for (word, file) in [("restore", &backup), ("import", &text)] {
        let place = home.path().join(format!("from {word}"));
        let told = done(&[word, "--dry-run"], file, &place);
        assert!(told.starts_with("would "), "{told}");
        assert!(!place.exists(), "a dry run changes nothing");
        done(&[word], file, &place);
        let (_server, restored) = again(&place, &cloud);
        assert_eq!(seen(&restored), before, "{word}");
        // It is a cloud like any other.
        restored.attached(&instance, 1);
        assert!(!place.join("import.new").exists());
    }
}

#[test]
fn what_a_server_uses_and_what_is_there_is_left_alone() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let home = tempfile::tempdir().unwrap();
    let (backup, text) = (home.path().join("backup"), home.path().join("text"));
    done(&["backup"], &backup, &server.folder);
    done(&["export"], &text, &server.folder);
    let copied = fs::read(&backup).unwrap();
    for (words, file, because) in [
        (["backup"], &backup, "is there already"),
        (["export"], &text, "cannot be used"),
        (["restore"], &backup, "in use by process"),
        (["import"], &text, "has a state"),
        (["restore"], &text, "damaged"),
    ] {
        let told = refused(&words, file, &server.folder);
        assert!(told.contains(because), "{words:?}: {told}");
    }
    let fresh = home.path().join("fresh");
    let told = refused(&["import"], &backup, &fresh);
    assert!(told.contains("nothing was read in"), "{told}");
    let nowhere = home.path().join("nowhere");
    assert!(refused(&["backup"], &home.path().join("other"), &nowhere).contains("--data"));
    assert!(!nowhere.exists());
    assert_eq!(fs::read(&backup).unwrap(), copied);
    assert_eq!(seen(&cloud).len(), 3);
}
