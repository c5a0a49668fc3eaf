//! Keys that were derived for a date and service, kept with the secret that they come from.
//!
//! In: a derived key that a right signature was made with. Out: the same, for the next call of that
//! day. A signature that is wrong leaves nothing here, so whoever has no key cannot crowd out those
//! of who has. Invariants: at most [`KEPT_MAX`] keys; each is wiped when it is dropped.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::tc3::SigningKey;

/// Keys that are kept for one secret: some services, and two dates around midnight.
pub(crate) const KEPT_MAX: usize = 16;

/// The keys that were derived from one secret, the newest last.
#[derive(Default)]
pub(crate) struct DerivedKeys(Mutex<VecDeque<Derived>>);

struct Derived {
    date: String,
    service: String,
    key: Arc<SigningKey>,
}

impl DerivedKeys {
    /// The key for a date and service, if it is kept.
    pub(crate) fn find(&self, date: &str, service: &str) -> Option<Arc<SigningKey>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().rev().find(|it| it.date == date && it.service == service)?;
        Some(Arc::clone(&found.key))
    }

    /// Keeps a key, and forgets the oldest where there are too many.
    pub(crate) fn keep(&self, (date, service): (&str, &str), key: Arc<SigningKey>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.iter().any(|it| it.date == date && it.service == service) {
            return;
        }
        if kept.len() == KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back(Derived { date: date.to_owned(), service: service.to_owned(), key });
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::SecretKey;
    use crate::signature::tc3::derive_signing_key;

    #[test]
    fn the_newest_keys_are_kept_and_each_once() {
        let secret = SecretKey::new("key".to_owned());
        let derived = DerivedKeys::default();
        let keep = |day: usize| {
            let (date, service) = (format!("2026-11-{day:02}"), "vpc");
            let key = Arc::new(derive_signing_key(&secret, &date, service));
            derived.keep((&date, service), key);
        };
        (1..=KEPT_MAX).for_each(keep);
        keep(KEPT_MAX);
        assert_eq!(derived.len(), KEPT_MAX);
        assert!(derived.find("2026-11-01", "vpc").is_some());
        assert!(derived.find("2026-11-01", "cvm").is_none());
        keep(KEPT_MAX + 1);
        assert_eq!(derived.len(), KEPT_MAX);
        assert!(derived.find("2026-11-01", "vpc").is_none(), "the oldest is forgotten");
        assert!(derived.find("2026-11-17", "vpc").is_some());
    }
}
