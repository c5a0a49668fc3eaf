//! What the cases cover: each supported action's success and each code that is documented for it.
//!
//! What no case shows stands in `conformance/uncovered.tsv` with a reason, and what is answered
//! without being documented in `conformance/undocumented.tsv`. Both are reviewed and may only
//! shrink: the test fails for what is in neither the cases nor the list, and for what is in both.
//! An action without any case has one row there, of the code `*`. Actions that are not built yet may
//! have theirs already, or their pages, which are not played: so who builds one is not stopped here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rehome_actions::Action;

use super::blessing;
use super::book::{Book, folder};
use crate::cloud::operation;

/// Service, action, code; the code of a success is [`SUCCESS`].
type Pair = (String, String, String);

const SUCCESS: &str = "success";
/// In the place of a code: the action has no case at all.
const NO_CASE: &str = "*";
/// Why a documented code is shown by no case.
const REASONS: [&str; 8] = [
    "billing",          // money, orders, kinds of charging: there is none here
    "feature-not-here", // of a feature that Rehome does not have
    "needs-fault",      // only when something inside fails
    "unspecific",       // a code that says nothing of its own; another says more here
    "race",             // only between two calls at once; tests of their own show it
    "other-code",       // the same thing is refused here, with another documented code
    "own-test",         // needs a server with options or accounts; a test of its own shows it
    "not-yet",          // nobody has written the case, or the rule
];
/// Codes of any action: the table of common codes of API 3.0.
const COMMON: [&str; 18] = [
    "AuthFailure.SecretIdNotFound",
    "AuthFailure.SignatureExpire",
    "AuthFailure.SignatureFailure",
    "AuthFailure.TokenFailure",
    "DryRunOperation",
    "InternalError",
    "InvalidAction",
    "InvalidParameter",
    "InvalidParameterValue",
    "LimitExceeded",
    "MissingParameter",
    "RequestLimitExceeded",
    "ResourceInUse",
    "ResourceInsufficient",
    "ResourceNotFound",
    "UnauthorizedOperation",
    "UnknownParameter",
    "UnsupportedOperation",
];

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let rows = text.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect());
    rows.collect()
}

fn pair(row: &[String]) -> Pair {
    (row[0].clone(), row[1].clone(), row[2].clone())
}

/// The codes that are documented, action by action. `TAG` and `BPAAS` are groups of codes.
fn documented() -> BTreeSet<Pair> {
    let file = folder().join("../schema/errors.tsv");
    rows(&file).iter().map(|row| pair(row)).collect()
}

fn supported() -> BTreeSet<(String, String)> {
    let named = rehome_front::SUPPORTED.iter();
    named.map(|action| (action.service().name().to_owned(), action.name().to_owned())).collect()
}

/// Whether what a step calls is built.
pub(super) fn is_built(call: &str) -> bool {
    let called = operation(call);
    supported().contains(&(called.service.to_owned(), called.action.to_owned()))
}

/// What the cases show.
fn shown() -> BTreeSet<Pair> {
    let book = Book::read();
    let cases = book.pages.iter().flat_map(|page| &page.cases);
    let steps = cases.flat_map(|case| &case.steps).filter(|step| !step.prepares);
    let pairs = steps.map(|step| {
        let called = operation(step.call.as_deref().expect("a page names its calls"));
        let code = step.refused.as_ref().map_or(SUCCESS, |refused| refused.code.as_str());
        (called.service.to_owned(), called.action.to_owned(), code.to_owned())
    });
    pairs.collect()
}

/// A list of pairs with their reasons.
fn listed(file: &str) -> BTreeMap<Pair, String> {
    rows(&folder().join(file)).iter().map(|row| (pair(row), row[3].clone())).collect()
}

/// Whether a row is of an action that nobody has built, nor written a case for.
fn to_come((service, action, code): &Pair) -> bool {
    let known = Action::all().any(|it| it.service().name() == service && it.name() == action);
    let page = folder().join(service).join(format!("{action}.json"));
    let built = supported().contains(&(service.clone(), action.clone()));
    code == NO_CASE && known && !built && !page.exists()
}

/// Writes a list anew, with the reason that a new row is given.
fn write(file: &str, wanted: &BTreeSet<Pair>) {
    let reasons = listed(file);
    let ahead = reasons.keys().filter(|pair| to_come(pair));
    let all: BTreeSet<&Pair> = wanted.iter().chain(ahead).collect();
    let rows = all.into_iter().map(|pair| {
        let (service, action, code) = pair;
        let reason = reasons.get(pair).map_or("not-yet", String::as_str);
        format!("{service}\t{action}\t{code}\t{reason}\n")
    });
    let text = String::from("service\taction\tcode\treason\n") + &rows.collect::<String>();
    fs::write(folder().join(file), text).unwrap();
}

/// Writes both lists anew.
pub(super) fn bless() {
    write("uncovered.tsv", &uncovered());
    write("undocumented.tsv", &undocumented());
}

/// Compares a list with what it should hold.
fn hold(file: &str, wanted: &BTreeSet<Pair>, what: &str) {
    let list = listed(file);
    let lines = |pairs: Vec<&Pair>| {
        pairs.iter().map(|(s, a, c)| format!("{s} {a} {c}\n")).collect::<String>()
    };
    let missing = lines(wanted.iter().filter(|pair| !list.contains_key(*pair)).collect());
    assert!(
        missing.is_empty(),
        "{what}; write the case, or list in conformance/{file} why not (`{NO_CASE}` is an action \
         without any case; REHOME_BLESS=1 writes the rows):\n{missing}"
    );
    let stale = list.keys().filter(|pair| !wanted.contains(*pair) && !to_come(pair));
    let stale = lines(stale.collect());
    assert!(stale.is_empty(), "no longer so, take them out of conformance/{file}:\n{stale}");
    for (pair, reason) in list {
        assert!(REASONS.contains(&reason.as_str()), "{pair:?}: {reason} is none of {REASONS:?}");
    }
}

/// What is documented for a supported action and shown by no case.
fn uncovered() -> BTreeSet<Pair> {
    let (shown, mut supported) = (shown(), supported());
    let begun: BTreeSet<(String, String)> =
        shown.iter().map(|(s, a, _)| (s.clone(), a.clone())).collect();
    supported.extend(begun.iter().cloned());
    let without = supported.difference(&begun).map(|(s, a)| (s, a, NO_CASE));
    let successes = supported.intersection(&begun).map(|(s, a)| (s, a, SUCCESS));
    let rows = without.chain(successes).map(|(s, a, c)| (s.clone(), a.clone(), c.to_owned()));
    let here = |(s, a, _): &Pair| {
        let action = (s.clone(), a.clone());
        supported.contains(&action) && begun.contains(&action)
    };
    let wanted = rows.chain(documented().into_iter().filter(here));
    wanted.filter(|pair| !shows(&shown, pair)).collect()
}

#[test]
fn every_documented_code_is_shown_by_a_case_or_listed_with_its_reason() {
    if !blessing() {
        hold("uncovered.tsv", &uncovered(), "documented and shown by no case");
    }
}

/// Whether a case shows a code, or one of a group.
fn shows(shown: &BTreeSet<Pair>, (service, action, code): &Pair) -> bool {
    let groups = ["InvalidParameterValue.Tag", "LimitExceeded.Tag", "UnsupportedOperation.Tag"];
    shown.iter().any(|(s, a, c)| {
        let same = c == code || code == "TAG" && groups.iter().any(|group| c.starts_with(group));
        same && s == service && a == action
    })
}

/// What is answered and stands in no list of its action's codes.
fn undocumented() -> BTreeSet<Pair> {
    let documented = documented();
    // Where the reference has no list of an action's codes, none can be missing from it.
    let has_list = |(s, a, _): &Pair| documented.iter().any(|(t, b, _)| (t, b) == (s, a));
    let known = |pair: &Pair| {
        let (_, _, code) = pair;
        code == SUCCESS || COMMON.contains(&code.as_str()) || documented.contains(pair)
    };
    let tags = |(_, _, code): &Pair| code.contains(".Tag");
    shown().into_iter().filter(|it| has_list(it) && !known(it) && !tags(it)).collect()
}

#[test]
fn a_code_that_is_not_documented_for_its_action_is_listed_with_its_reason() {
    if !blessing() {
        hold("undocumented.tsv", &undocumented(), "answered without being documented");
    }
}
