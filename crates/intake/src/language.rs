/// A language that people are answered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Polish, the first.
    Polish,
    /// English.
    English,
}

impl Language {
    /// The one that a reader prefers by their `Accept-Language`; Polish when they name neither.
    pub fn accepted(header: &str) -> Self {
        let polish = weight(header, "pl");
        let english = weight(header, "en");
        if english > polish {
            Self::English
        } else {
            Self::Polish
        }
    }

    /// The tag for `Content-Language`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Polish => "pl",
            Self::English => "en",
        }
    }

    /// The one of two texts that is in this language.
    pub fn of<T>(self, polish: T, english: T) -> T {
        match self {
            Self::Polish => polish,
            Self::English => english,
        }
    }
}

/// How much a header wants a language, in thousandths; 0 when it does not name it.
fn weight(header: &str, language: &str) -> u32 {
    let named = header.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let tag = parts.next()?.to_ascii_lowercase();
        let quality = parts
            .find_map(|part| part.strip_prefix("q="))
            .unwrap_or("1");
        let primary = tag.split('-').next()?;
        let thousandths = (quality.parse::<f32>().ok()?.clamp(0.0, 1.0) * 1000.0) as u32;
        (primary == language).then_some(thousandths)
    });
    named.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Language::{self, English, Polish};

    #[test]
    fn given_a_header_when_read_then_the_heavier_language_wins_and_polish_is_the_first() {
        for (header, expected) in [
            ("", Polish),
            ("de,fr;q=0.5", Polish),
            ("en", English),
            ("en-GB,en;q=0.9,pl;q=0.8", English),
            ("pl-PL,pl;q=0.9,en-US;q=0.8,en;q=0.7", Polish),
            ("pl;q=0,en;q=0.1", English),
            ("en;q=oops", Polish),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}
