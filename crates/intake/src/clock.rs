use std::time::{SystemTime, UNIX_EPOCH};

/// The wall clock in milliseconds since 1970-01-01T00:00Z; 0 for a clock set before that.
pub(crate) fn wall() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
