//! The shop of a case: its theme, what stands in it, and what it can be connected with.

use crate::{AssetId, Date};
use serde::{Deserialize, Serialize};

/// The places of a theme that are filled, each as a comment: `<!-- head -->`.
pub const SLOTS: [&str; 6] = ["title", "head", "content", "popup", "form", "body-end"];

/// The fields of the template of a product's page: `{{name}}`.
pub const PRODUCT_FIELDS: [&str; 7] = ["name", "lead", "text", "price", "picture", "alt", "facts"];

/// The fields of the template of a product in a list.
pub const CARD_FIELDS: [&str; 6] = ["name", "lead", "price", "picture", "alt", "address"];

/// The longest address of a page, in bytes.
pub const SLUG_BYTES_MAX: usize = 60;

/// The address of the front page.
pub const FRONT: &str = "/";

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// How every page looks.
    pub theme: Theme,
    /// Pages of text; the front page's address is [`FRONT`].
    pub pages: Vec<SitePage>,
    /// What is sold.
    pub products: Vec<Product>,
    /// The blog, newest first.
    pub posts: Vec<Post>,
    /// The tool's code.
    pub tracking: Tracking,
    /// The mail domain.
    pub mail: Mail,
    /// The tool's lists of contacts.
    pub lists: Vec<List>,
    /// What the tool keeps of a contact, as far as a form can fill it.
    pub fields: Vec<Field>,
    /// Social channels.
    pub channels: Vec<Channel>,
}

/// How every page looks: templates with the text that they were written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The frame of every page, with each of [`SLOTS`] once.
    pub html: String,
    /// The style sheet of every page.
    pub css: String,
    /// A product's page, with [`PRODUCT_FIELDS`].
    pub product: String,
    /// A product in a list, with [`CARD_FIELDS`].
    pub card: String,
}

/// A page of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitePage {
    /// Its address: `kontakt`, or [`FRONT`].
    pub slug: String,
    /// In the browser's tab.
    pub title: String,
    /// What stands in the theme's content.
    pub body: String,
}

/// Something that is sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its page's address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The list that it stands in: `<!-- products rosliny -->` shows a category.
    pub category: String,
    /// In grosze: 7900.
    pub price_grosze: u32,
    /// A picture of the library.
    pub picture: AssetId,
    /// One sentence, for lists.
    pub lead: String,
    /// A paragraph, for its page.
    pub text: String,
    /// What else is known of it.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// Something that is known of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// `Zwrot`.
    pub name: String,
    /// `14 dni`.
    pub value: String,
}

/// A post of the blog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The day of its publication.
    pub on: Date,
    /// What stands in the theme's content.
    pub body: String,
}

/// The tool's code, which tells it of visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tracking {
    /// As the tool gives it: one `<script>` with an address.
    pub code: String,
    /// The attribute that says whose visits they are.
    pub account: String,
    /// The attribute that holds the code back until a visitor has agreed.
    pub consent: String,
}

/// The mail domain, as a resolver finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The domain: `bujnie.example`.
    pub domain: String,
    /// What SPF has to include, so that the tool may send.
    pub spf: String,
    /// Tools that no longer send and must not be let in.
    #[serde(default)]
    pub retired: Vec<String>,
    /// The tool's keys.
    pub keys: Vec<Key>,
    /// Where bounces go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounce: Option<Alias>,
    /// The zone as the firm has it; names without the domain, `@` for the domain itself.
    #[serde(default)]
    pub records: Vec<Record>,
    /// What is found elsewhere; whole names.
    #[serde(default)]
    pub outside: Vec<Record>,
}

/// A key of the tool's: where the domain has to lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// `km1`, for `km1._domainkey`.
    pub selector: String,
    /// Where the key itself is.
    pub target: String,
}

/// A name that leads to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Alias {
    pub name: String,
    pub target: String,
}

/// A record of a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Record {
    pub kind: RecordKind,
    pub name: String,
    pub value: String,
}

/// The kinds of records that the shop's panel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RecordKind {
    A,
    #[serde(rename = "CNAME")]
    Cname,
    #[serde(rename = "MX")]
    Mx,
    #[serde(rename = "TXT")]
    Txt,
}

impl RecordKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Txt, Self::Cname, Self::Mx, Self::A];

    /// The kind's word in files and on screens.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Cname => "CNAME",
            Self::Mx => "MX",
            Self::Txt => "TXT",
        }
    }
}

/// A list of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct List {
    pub id: String,
    pub title: String,
}

/// Something that the tool keeps of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `email`, `consent.email`; the field `email` is what a contact is known by.
    pub id: String,
    /// Its name.
    pub title: String,
    /// It is a consent: nothing but a box to tick can give it.
    #[serde(default)]
    pub consent: bool,
}

/// A social channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// `instagram`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// With which accounts one can log in.
    pub accounts: Vec<Account>,
    /// What the tool asks for.
    pub scopes: Vec<Scope>,
}

/// An account of the firm at a social channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Unique in the channel.
    pub id: String,
    /// Whose it is.
    pub title: String,
    /// Whether it may let a tool in.
    pub full: bool,
}

/// Something that a tool may be allowed to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Unique in the channel.
    pub id: String,
    /// In words.
    pub title: String,
    /// The campaign needs it; what it does not need is better refused.
    pub needed: bool,
    /// Posts go out by it.
    #[serde(default)]
    pub publishes: bool,
}

impl Site {
    /// The channel of an id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|it| it.id == id)
    }

    /// Whether a product or a post has this address.
    pub fn is_taken(&self, slug: &str) -> bool {
        let products = self.products.iter().map(|it| &it.slug);
        let posts = self.posts.iter().map(|it| &it.slug);
        products.chain(posts).any(|it| it == slug)
    }
}

/// Whether a page can stand at this address: small letters, digits and hyphens, or [`FRONT`].
pub fn is_slug(text: &str) -> bool {
    let charset = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    let ends = text.starts_with('-') || text.ends_with('-');
    let length = (1..=SLUG_BYTES_MAX).contains(&text.len());
    text == FRONT || (length && text.bytes().all(charset) && !ends)
}
