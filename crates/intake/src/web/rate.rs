use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many times at once.
    pub burst: u32,
    /// How many times a minute after that.
    pub per_minute: u32,
}

/// Addresses that are remembered at one time; full buckets are forgotten beyond it.
const ADDRESSES_MAX: usize = 10_000;

/// A bucket of tokens for each address.
pub(super) struct Buckets {
    rate: Rate,
    buckets: Mutex<BTreeMap<IpAddr, Bucket>>,
}

struct Bucket {
    tokens: f64,
    at: Instant,
}

impl Buckets {
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            buckets: Mutex::default(),
        }
    }

    /// Takes a token of an address.
    ///
    /// # Errors
    /// How long to wait for the next one.
    pub fn take(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= ADDRESSES_MAX {
            buckets.retain(|_, bucket| self.filled(bucket, now) < f64::from(self.rate.burst));
        }
        let full = Bucket {
            tokens: f64::from(self.rate.burst),
            at: now,
        };
        let bucket = buckets.entry(household(address)).or_insert(full);
        bucket.tokens = self.filled(bucket, now);
        bucket.at = now;
        if bucket.tokens < 1.0 {
            let missing = 1.0 - bucket.tokens;
            return Err(Duration::from_secs_f64(missing / self.per_second()));
        }
        bucket.tokens -= 1.0;
        Ok(())
    }

    fn filled(&self, bucket: &Bucket, now: Instant) -> f64 {
        let elapsed = now.saturating_duration_since(bucket.at).as_secs_f64();
        (bucket.tokens + elapsed * self.per_second()).min(f64::from(self.rate.burst))
    }

    fn per_second(&self) -> f64 {
        f64::from(self.rate.per_minute.max(1)) / 60.0
    }
}

/// One household has a whole /64 of IPv6 addresses, and so one bucket.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from(u128::from(v6) >> 64 << 64)),
        },
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn given_a_burst_when_it_is_spent_then_the_next_one_waits_and_comes_back() {
        let buckets = Buckets::new(Rate {
            burst: 2,
            per_minute: 60,
        });
        let (here, now) = (address("192.0.2.1"), Instant::now());
        assert!(buckets.take(here, now).is_ok());
        assert!(buckets.take(here, now).is_ok());
        assert_eq!(buckets.take(here, now), Err(Duration::from_secs(1)));
        assert!(buckets.take(address("192.0.2.2"), now).is_ok());
        assert!(buckets.take(here, now + Duration::from_secs(1)).is_ok());
        assert!(buckets.take(here, now + Duration::from_secs(1)).is_err());
    }

    #[test]
    fn given_addresses_of_one_household_when_they_ask_then_they_share_a_bucket() {
        let buckets = Buckets::new(Rate {
            burst: 1,
            per_minute: 1,
        });
        let now = Instant::now();
        assert!(buckets.take(address("2001:db8::1"), now).is_ok());
        assert!(buckets.take(address("2001:db8::2"), now).is_err());
        assert!(buckets.take(address("2001:db8:0:1::2"), now).is_ok());
        assert!(buckets.take(address("::ffff:192.0.2.1"), now).is_ok());
        assert!(buckets.take(address("192.0.2.1"), now).is_err());
    }

    #[test]
    fn given_many_addresses_when_the_memory_is_full_then_rested_ones_are_forgotten() {
        let buckets = Buckets::new(Rate {
            burst: 1,
            per_minute: 60,
        });
        let now = Instant::now();
        for place in 0..ADDRESSES_MAX as u32 {
            buckets.take(IpAddr::V4(place.into()), now).unwrap();
        }
        let later = now + Duration::from_secs(2);
        buckets.take(address("192.0.2.1"), later).unwrap();
        assert_eq!(buckets.buckets.lock().unwrap().len(), 1);
    }
}
