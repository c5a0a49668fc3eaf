//! How long it takes to read a request and to write an answer of 100 interfaces:
//! `cargo bench -p rehome-actions`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rehome_actions::vpc;
use rehome_wire::{Decode, Encode, JsonText, parse_flat, parse_json};

const BODY: &str = r#"{"Filters": [{"Name": "vpc-id", "Values": ["vpc-hrtcuk2u"]}], "Limit": 20}"#;
const QUERY: &str = "Filters.0.Name=vpc-id&Filters.0.Values.0=vpc-hrtcuk2u&Limit=20&Offset=0";

fn decode(criterion: &mut Criterion) {
    criterion.bench_function("decode/JSON", |bench| {
        bench.iter(|| {
            let parsed = parse_json(black_box(BODY).as_bytes()).expect("it is JSON");
            vpc::DescribeNetworkInterfacesRequest::decode_request(parsed).expect("it decodes")
        });
    });
    criterion.bench_function("decode/query", |bench| {
        bench.iter(|| {
            let parsed = parse_flat(black_box(QUERY).as_bytes()).expect("it is a query");
            vpc::DescribeNetworkInterfacesRequest::decode_request(parsed).expect("it decodes")
        });
    });
}

fn encode(criterion: &mut Criterion) {
    let address = vpc::PrivateIpAddressSpecification {
        private_ip_address: Some("10.0.1.17".to_owned()),
        primary: Some(true),
        state: Some("AVAILABLE".to_owned()),
        ..vpc::PrivateIpAddressSpecification::default()
    };
    let interface = vpc::NetworkInterface {
        network_interface_id: Some("eni-afo43z61".to_owned()),
        network_interface_name: Some("name".to_owned()),
        vpc_id: Some("vpc-hrtcuk2u".to_owned()),
        subnet_id: Some("subnet-1a2b3c4d".to_owned()),
        state: Some("AVAILABLE".to_owned()),
        private_ip_address_set: Some(vec![address; 2]),
        ..vpc::NetworkInterface::default()
    };
    let answer = vpc::DescribeNetworkInterfacesResponse {
        network_interface_set: Some(vec![interface; 100]),
        total_count: Some(100),
    };
    criterion.bench_function("encode/100 interfaces", |bench| {
        bench.iter(|| {
            let mut text = JsonText::default();
            black_box(&answer).encode(&mut text);
            text.into_string().len()
        });
    });
}

criterion_group!(benches, decode, encode);
criterion_main!(benches);
