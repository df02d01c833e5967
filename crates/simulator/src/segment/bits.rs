/// A bit a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    /// All of them the same.
    pub fn filled(count: usize, value: bool) -> Self {
        let mut bits = Self {
            words: vec![if value { u64::MAX } else { 0 }; count.div_ceil(64)],
            count,
        };
        bits.trim();
        bits
    }

    /// A bit by each cell.
    #[inline]
    pub fn of<T: Copy>(cells: &[T], test: impl Fn(T) -> bool) -> Self {
        let word = |chunk: &[T]| {
            // By constant shifts, the last cell first: twice as fast in WebAssembly.
            let mut word = 0_u64;
            for cell in chunk.iter().rev() {
                word = word << 1 | u64::from(test(*cell));
            }
            word
        };
        Self {
            words: cells.chunks(64).map(word).collect(),
            count: cells.len(),
        }
    }

    /// A bit by each place.
    pub fn from_fn(count: usize, test: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::filled(count, false);
        for at in (0..count).filter(|at| test(*at)) {
            bits.words[at / 64] |= 1 << (at % 64);
        }
        bits
    }

    /// Bits past the end are zero, so that counts are right.
    fn trim(&mut self) {
        if let (Some(last), rest @ 1..) = (self.words.last_mut(), self.count % 64) {
            *last &= (1 << rest) - 1;
        }
    }

    /// How many bits there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// True for none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One of them.
    #[inline]
    pub fn get(&self, at: usize) -> bool {
        self.words[at / 64] >> (at % 64) & 1 == 1
    }

    /// How many are set.
    pub fn ones(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// Keeps what both have.
    pub fn and(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= b);
    }

    /// Takes what the other has as well.
    pub fn or(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a |= b);
    }

    /// Drops what the other has.
    pub fn without(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= !b);
    }

    /// Sets one.
    pub fn or_one(&mut self, at: usize) {
        self.words[at / 64] |= 1 << (at % 64);
    }

    /// Turns each one round.
    pub fn flip(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// The places that are set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit as usize)
            })
        })
    }
}
