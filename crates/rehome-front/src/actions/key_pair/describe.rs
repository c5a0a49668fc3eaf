//! DescribeKeyPairs: in the order of their ids. An id that is not there is left out.

use std::sync::Arc;

use rehome_actions::cvm::{DescribeKeyPairsRequest, DescribeKeyPairsResponse};
use rehome_domain::key_pair::KeyPair;
use rehome_domain::tag::Bears as _;
use rehome_domain::world::OrdMap;
use rehome_domain::{KeyPairId, World};
use rehome_wire::ApiError;

use super::{key_pair_id, show};
use crate::desk::Desk;
use crate::filters::{CVM_MANNERS, Field, Manners};
use crate::listing::{Listed, Listing};
use crate::page::Page;

type By = Field<KeyPair, KeyPairId>;

impl Listed for KeyPair {
    type Id = KeyPairId;
    const IDS: &'static str = "KeyIds";
    const MANNERS: Manners =
        Manners { many_values: "InvalidParameterValue.LimitExceeded", ..CVM_MANNERS };
    // An account has a hundred at most, so none needs an index.
    const FILTERS: &'static [By] = &[
        By::same("project-id", &["0"]),
        By::exact("key-name", |_, it| vec![it.name.clone()]),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag-value", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<KeyPairId, Arc<Self>> {
        &world.key_pairs
    }

    fn id(_: &World, text: &str) -> Result<KeyPairId, ApiError> {
        key_pair_id(text)
    }
}

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeKeyPairsRequest,
) -> Result<DescribeKeyPairsResponse, ApiError> {
    let page = page(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<KeyPair>::understand(page, request.key_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, pairs) = asked.find(&world)?;
    Ok(DescribeKeyPairsResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        key_pair_set: Some(pairs.into_iter().map(|pair| show(&world, pair)).collect()),
    })
}

/// Source: DescribeKeyPairs has a code for each of the two.
fn page(offset: Option<i64>, limit: Option<i64>) -> Result<Page, ApiError> {
    Page::signed(offset, None)
        .map_err(|error| ApiError::new("InvalidParameterValueOffset", error.message))?;
    Page::signed(offset, limit)
        .map_err(|error| ApiError::new("InvalidParameterValueLimit", error.message))
}
