//! What every Describe action does: the resources of these ids, or those that pass the filters, in
//! the order of their ids, a page of them, and how many there are.
//!
//! An action declares what it lists ([`Listed`]); how it is found is decided here. By ids: those are
//! looked up. By filters: the index that finds the fewest gives candidates, and the other filters are
//! tried on them. Only where no filter has an index everything is looked at. Without filters, and
//! where an index gives the whole answer, nothing is looked at but the page.

use std::sync::Arc;

use rehome_domain::World;
use rehome_domain::refusal::{Limit, Refusal};
use rehome_domain::world::OrdMap;
use rehome_wire::ApiError;

use crate::filters::{Asked, Field, Filters, Manners, VPC_MANNERS};
use crate::found::Found;
use crate::page::Page;
use crate::refusal::message;

/// Ids that one call may name.
const IDS_MAX: usize = 100;

/// What an action lists.
pub(crate) trait Listed: Sized + 'static {
    /// What names one.
    type Id: Copy + Ord + 'static;
    /// The parameter that names some.
    const IDS: &'static str;
    /// The filters that the action knows.
    const FILTERS: &'static [Field<Self, Self::Id>];
    /// What it says of filters in general.
    const MANNERS: Manners = VPC_MANNERS;

    /// All of them.
    fn all(world: &World) -> &OrdMap<Self::Id, Arc<Self>>;

    /// Understands an id. One that is not there is left out of the answer, unless it is refused here.
    ///
    /// # Errors
    /// The text is no id; what it names is not there.
    fn id(world: &World, text: &str) -> Result<Self::Id, ApiError>;
}

/// What a call asks for.
pub(crate) struct Listing<'a, T: Listed> {
    page: Page,
    ids: &'a [String],
    filters: Filters<'a, T, T::Id>,
}

impl<'a, T: Listed> Listing<'a, T> {
    /// Understands a call.
    ///
    /// # Errors
    /// Ids together with filters, too many ids, filters that the action does not know or too many.
    pub(crate) fn understand<A: Into<Asked<'a>>>(
        page: Page,
        ids: Option<&'a Vec<String>>,
        filters: impl IntoIterator<Item = A>,
    ) -> Result<Self, ApiError> {
        let ids = ids.map_or(&[] as &[String], Vec::as_slice);
        let mut filters = filters.into_iter().peekable();
        if !ids.is_empty() && filters.peek().is_some() {
            let refusal = Refusal::Coexist { first: T::IDS, second: "Filters" };
            return Err(ApiError::new(T::MANNERS.coexist, message(&refusal)));
        }
        check_ids(ids, &T::MANNERS)?;
        let filters = Filters::understand(filters, T::FILTERS, &T::MANNERS)?;
        Ok(Self { page, ids, filters })
    }

    /// How many there are in all, and those on the page.
    ///
    /// # Errors
    /// As [`Listed::id`].
    pub(crate) fn find<'w>(&self, world: &'w World) -> Result<(u64, Vec<&'w T>), ApiError> {
        let all = T::all(world);
        if !self.ids.is_empty() {
            let ids = self.ids.iter().map(|id| T::id(world, id)).collect::<Result<Vec<_>, _>>()?;
            let named = Found::of(ids, IDS_MAX).unwrap_or_default();
            return Ok(self.page.cut(named.iter().filter_map(|id| all.get(&id)).map(Arc::as_ref)));
        }
        if self.filters.are_none() {
            return Ok(self.page.cut_of(all.len(), all.values().map(Arc::as_ref)));
        }
        let pass = |thing: &&'w T| self.filters.pass(world, thing);
        Ok(match self.filters.candidates(world, all.len()) {
            None => self.page.cut(all.values().map(Arc::as_ref).filter(pass)),
            Some((found, whole)) => {
                let there = found.iter().filter_map(|id| all.get(&id)).map(Arc::as_ref);
                match found {
                    Found::All(_) if whole => self.page.cut_of(found.len(), there),
                    Found::All(_) | Found::These(_) => self.page.cut(there.filter(pass)),
                }
            }
        })
    }
}

/// Refuses too many ids.
///
/// # Errors
/// As the manners say.
pub(crate) fn check_ids(ids: &[String], manners: &Manners) -> Result<(), ApiError> {
    if ids.len() <= IDS_MAX {
        return Ok(());
    }
    let refusal = Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most: IDS_MAX as u64 };
    Err(ApiError::new(manners.many_values, message(&refusal)))
}
