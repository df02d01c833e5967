//! Randomness of the operating system: ids, nonces, jitter. Never anything that a replay needs.

/// `N` random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the browser has a source of randomness");
    bytes
}

/// A whole number below `bound`, near enough to even for jitter.
pub fn below(bound: u32) -> u32 {
    u32::from_le_bytes(bytes()) % bound.max(1)
}
