use casefile::{CarrierKind, Case};
pub use checks::short::{Network, Ratio};
use serde::{Deserialize, Serialize};

/// In the middle, in per cent of a picture's side.
const MIDDLE: u8 = 50;

/// What a push or a post has beside its texts: its picture, and for a post the network and how the
/// picture is cropped there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    pub network: Network,
    /// A file of the case's library.
    pub picture: Option<String>,
    pub ratio: Ratio,
    /// What a crop keeps in its middle: from the left and from the top, in per cent.
    pub focus: [u8; 2],
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            network: Network::default(),
            picture: None,
            ratio: Ratio::default(),
            focus: [MIDDLE; 2],
        }
    }
}

impl Shape {
    /// Whether nothing was chosen.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Whether carriers of this kind can look like that, with the pictures of this case. Only a
    /// post has a network, and a picture that is cropped.
    pub(super) fn is_sound(&self, kind: CarrierKind, case: &Case) -> bool {
        let there = |file: &String| {
            let mut pictures = case.assets.iter().filter(|asset| asset.width > 0);
            pictures.any(|asset| asset.file == *file)
        };
        let picture = self.picture.as_ref().is_none_or(there);
        let whole = Self {
            picture: None,
            ..self.clone()
        };
        match kind {
            CarrierKind::Post => picture && self.focus.iter().all(|at| *at <= 100),
            CarrierKind::Push => picture && whole.is_plain(),
            _ => false,
        }
    }
}
