//! Counter-based randomness: a draw is a function of its address, never of what was drawn before.
//!
//! The mixer is Stafford's variant 13 of MurmurHash3's, as in SplitMix64 (Steele, Lea and Flood,
//! OOPSLA 2014), over a key and a counter (Salmon and others, "Parallel random numbers: as easy as
//! 1, 2, 3", SC 2011).

mod distribution;

pub(crate) use distribution::lognormal;
pub use distribution::{beta, categorical, gamma, normal};

/// The golden ratio as a 64-bit odd number: Weyl's step of SplitMix64.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// Stafford's variant 13.
#[inline]
pub const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The address of an id: FNV-1a over its bytes, mixed.
pub const fn site(id: &str) -> u64 {
    let bytes = id.as_bytes();
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    mix(hash)
}

/// All draws of one contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The key of a contact in a case.
    #[inline]
    pub const fn new(seed: u64, contact: u32) -> Self {
        Self(mix(
            mix(seed ^ STEP).wrapping_add((contact as u64 + 1).wrapping_mul(STEP))
        ))
    }

    /// The draw at an address: a site (a step, a carrier), what it is for, and how often before.
    #[inline]
    pub const fn draw(self, site: u64, purpose: u8, occurrence: u32) -> u64 {
        let counter = ((purpose as u64) << 32) | occurrence as u64;
        mix((self.0 ^ site).wrapping_add(counter.wrapping_add(1).wrapping_mul(STEP)))
    }

    /// As many draws as one likes at a site, in order.
    pub const fn stream(self, site: u64) -> Stream {
        Stream {
            key: self,
            site,
            next: 0,
        }
    }
}

/// Draws at one site, one after another.
#[derive(Debug, Clone)]
pub struct Stream {
    key: Key,
    site: u64,
    next: u32,
}

impl Stream {
    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.next += 1;
        self.key.draw(self.site, 0, self.next - 1)
    }

    /// Evenly between 0 and 1, neither of them reached.
    pub fn unit(&mut self) -> f64 {
        unit(self.bits())
    }

    /// True with a probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Evenly among 0 to `count - 1`.
    pub fn below(&mut self, count: u32) -> u32 {
        below(self.bits(), count)
    }
}

/// A draw as a number between 0 and 1, neither of them reached.
pub fn unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

/// A draw as a whole number below `count` (Lemire's multiplication, its bias below 2^-32).
#[inline]
pub const fn below(bits: u64, count: u32) -> u32 {
    (((bits >> 32) * count as u64) >> 32) as u32
}
