//! Social networks: what each takes, what it shows before "see more", how it crops.

use serde::{Deserialize, Serialize};

use super::addresses;

/// Where a post is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Network {
    #[default]
    Facebook,
    Instagram,
    Linkedin,
    X,
}

/// How a picture is cropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ratio {
    /// 1 to 1: the one that every network shows whole.
    #[default]
    Square,
    /// 4 to 5.
    Portrait,
    /// 1.91 to 1, as wide as a link's preview.
    Landscape,
    /// 16 to 9.
    Wide,
}

/// What becomes of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// A card with a preview.
    Card,
    /// Whatever its length, it takes so many letters.
    Counted(usize),
    /// Plain letters that nobody can press.
    Dead,
}

/// What a network takes and shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest text.
    pub text_chars_max: usize,
    /// So much of a text is seen before "see more".
    pub seen_chars: usize,
    pub links: Links,
    /// The most hashtags; none where the network sets no limit.
    pub hashtags_max: Option<usize>,
    /// Crops that a feed shows whole, the usual one first.
    pub ratios: &'static [Ratio],
    pub needs_picture: bool,
}

/// Facebook. Text: 63,206 letters (Upload-Post, "Social Media Character Limits"). Seen: about 400
/// (WordCounter, "Social Media Character Limits Explained", 2026). Link: a card of 1.91 to 1 (Meta
/// for Developers, "Sharing: Images"). Pictures: 1.91 to 1, 1 to 1 and 4 to 5 (Meta Ads Guide).
const FACEBOOK: Limits = Limits {
    text_chars_max: 63_206,
    seen_chars: 400,
    links: Links::Card,
    hashtags_max: None,
    ratios: &[Ratio::Landscape, Ratio::Square, Ratio::Portrait],
    needs_picture: false,
};

/// Instagram. Text: 2,200 letters and 5 hashtags; links in it can't be pressed (Ayrshare,
/// "Instagram API": requirements and restrictions, 2026). Seen: about 125 (C. Haines, "Platform
/// Limits Reference", 2026). Pictures: from 4 to 5 up to 1.91 to 1 (Meta for Developers, "Instagram
/// Platform: Media", image specifications).
const INSTAGRAM: Limits = Limits {
    text_chars_max: 2_200,
    seen_chars: 125,
    links: Links::Dead,
    hashtags_max: Some(5),
    ratios: &[Ratio::Square, Ratio::Portrait, Ratio::Landscape],
    needs_picture: true,
};

/// LinkedIn. Text: 3,000 letters, seen: 210 of them (Upload-Post, "Social Media Character Limits";
/// Toolsop, "Character Limits", 2026). Link: a card of 1.91 to 1 (LinkedIn Help, "Making your
/// website shareable": 1200 by 627 px). Pictures: 1.91 to 1, 1 to 1 and 4 to 5 (LinkedIn Marketing
/// Solutions, "Single image ads").
const LINKEDIN: Limits = Limits {
    text_chars_max: 3_000,
    seen_chars: 210,
    links: Links::Card,
    hashtags_max: None,
    ratios: &[Ratio::Landscape, Ratio::Square, Ratio::Portrait],
    needs_picture: false,
};

/// X. Text: 280 places, a link takes 23 of them (X Developer Platform, "Counting characters";
/// twitter-text, configuration 3). Seen whole. Pictures: 16 to 9, 1.91 to 1 and 1 to 1 (X Business,
/// "Creative ad specifications").
const X: Limits = Limits {
    text_chars_max: 280,
    seen_chars: 280,
    links: Links::Counted(23),
    hashtags_max: None,
    ratios: &[Ratio::Wide, Ratio::Landscape, Ratio::Square],
    needs_picture: false,
};

impl Network {
    pub const ALL: [Self; 4] = [Self::Facebook, Self::Instagram, Self::Linkedin, Self::X];

    /// The network's word in formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facebook => "facebook",
            Self::Instagram => "instagram",
            Self::Linkedin => "linkedin",
            Self::X => "x",
        }
    }

    /// As people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Facebook => "Facebook",
            Self::Instagram => "Instagram",
            Self::Linkedin => "LinkedIn",
            Self::X => "X",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }

    pub const fn limits(self) -> &'static Limits {
        match self {
            Self::Facebook => &FACEBOOK,
            Self::Instagram => &INSTAGRAM,
            Self::Linkedin => &LINKEDIN,
            Self::X => &X,
        }
    }

    /// How long a post is, as the network counts. A card of a link takes nothing; where links are
    /// counted, the one of its own field stands after the text.
    pub fn length(self, text: &str, link: &str) -> usize {
        let Links::Counted(size) = self.limits().links else {
            return text.chars().count();
        };
        let mut rest = String::with_capacity(text.len());
        let mut at = 0;
        let found = addresses(text);
        for span in &found {
            rest.push_str(&text[at..span.start]);
            at = span.end;
        }
        rest.push_str(&text[at..]);
        let own = match link.trim() {
            "" => 0,
            _ => size + usize::from(!text.is_empty()),
        };
        weighed(&rest) + found.len() * size + own
    }
}

/// X counts letters of most alphabets once, others twice, and an emoji of any number of signs
/// twice (twitter-text, configuration 3: ranges of weight 100, all else 200).
fn weighed(text: &str) -> usize {
    let once = |point: u32| matches!(point, 0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247);
    let mut sum = 0;
    let mut joined = false;
    for letter in text.chars() {
        let point = u32::from(letter);
        // A joiner, what it joins, a choice of look and a colour of skin belong to one emoji.
        if point == 0x200D {
            joined = true;
        } else if joined || matches!(point, 0xFE0E..=0xFE0F | 0x1F3FB..=0x1F3FF) {
            joined = false;
        } else {
            sum += if once(point) { 1 } else { 2 };
        }
    }
    sum
}

impl Ratio {
    pub const ALL: [Self; 4] = [Self::Square, Self::Portrait, Self::Landscape, Self::Wide];

    /// The ratio's word in formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Square => "square",
            Self::Portrait => "portrait",
            Self::Landscape => "landscape",
            Self::Wide => "wide",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }

    /// As people write it.
    pub const fn figures(self) -> &'static str {
        match self {
            Self::Square => "1:1",
            Self::Portrait => "4:5",
            Self::Landscape => "1.91:1",
            Self::Wide => "16:9",
        }
    }

    /// Width and height.
    pub const fn sides(self) -> (u32, u32) {
        match self {
            Self::Square => (1, 1),
            Self::Portrait => (4, 5),
            Self::Landscape => (191, 100),
            Self::Wide => (16, 9),
        }
    }
}

/// The hashtags of a text.
pub fn hashtags(text: &str) -> usize {
    let words = text.split_whitespace();
    let tag = |word: &&str| {
        let name = word.strip_prefix('#').unwrap_or_default();
        name.starts_with(char::is_alphanumeric)
    };
    words.filter(tag).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_post_on_x_when_counted_then_links_take_23_places_and_emoji_two() {
        let length = |text, link| Network::X.length(text, link);
        assert_eq!(length("Zażółć", ""), 6);
        assert_eq!(length("🌱", ""), 2);
        assert_eq!(length("👩‍💻", ""), 2);
        assert_eq!(length("👍🏽", ""), 2);
        assert_eq!(
            length("Hej https://bujnie.example/bardzo/dluga?a=1", ""),
            27
        );
        assert_eq!(length("Hej", "https://bujnie.example/"), 27);
        assert_eq!(length("", "https://bujnie.example/"), 23);
    }

    #[test]
    fn given_a_post_elsewhere_when_counted_then_its_card_takes_nothing() {
        assert_eq!(Network::Facebook.length("🌱 Hej", "https://a.example/"), 5);
        assert_eq!(Network::Linkedin.length("https://a.example/", ""), 18);
    }

    #[test]
    fn given_words_when_looked_up_then_each_names_its_own() {
        for network in Network::ALL {
            assert_eq!(Network::named(network.name()), Some(network));
            let word = serde_json::to_string(&network).expect("a word");
            assert_eq!(word, format!("\"{}\"", network.name()));
            let limits = network.limits();
            assert!(limits.seen_chars <= limits.text_chars_max && !limits.ratios.is_empty());
        }
        for ratio in Ratio::ALL {
            assert_eq!(Ratio::named(ratio.name()), Some(ratio));
        }
    }

    #[test]
    fn given_hashtags_when_counted_then_a_number_sign_alone_is_none() {
        assert_eq!(hashtags("#rosliny i #dom, nr # 5 ##"), 2);
    }
}
