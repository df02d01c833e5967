//! The shop as a browser gets it.

use super::{Page, PageId, Site, Slot, Version, markup};
use crate::State;
use casefile::site::{FRONT, Product};
use casefile::{Case, Date};

/// A page at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Its address without the leading slash, or the front page's.
    pub slug: String,
    pub title: String,
    /// What stands in the theme's content.
    pub html: String,
    /// Beside the theme's own.
    pub css: String,
    /// The candidate's page, if it is one.
    pub own: Option<PageId>,
}

/// The shop of a case with what a candidate has made of it.
#[derive(Clone, Copy)]
pub struct Shop<'a> {
    case: &'a Case,
    pub site: &'a casefile::site::Site,
    made: &'a Site,
}

/// An address as visitors read it.
pub fn address(slug: &str) -> String {
    match slug {
        FRONT => FRONT.into(),
        other => format!("/{other}"),
    }
}

impl State {
    /// A page as it would be handed to review now: its own HTML, or the landing page that it shows.
    pub fn page_version(&self, id: PageId) -> Option<Version> {
        let page = self.site.pages.get(&id)?;
        let carrier = page.carrier.and_then(|it| self.content.carriers.get(&it));
        let (html, css) = match carrier {
            Some(it) => (markup::body(it.html.as_str()), it.css.as_str()),
            None => (page.html.as_str(), ""),
        };
        Some(Version {
            title: page.title.clone(),
            slug: page.slug.clone(),
            html: html.into(),
            css: css.into(),
        })
    }
}

impl<'a> Shop<'a> {
    /// None where the case has no shop to work on.
    pub fn of(case: &'a Case, state: &'a State) -> Option<Self> {
        Some(Self {
            case,
            site: case.site.as_deref()?,
            made: &state.site,
        })
    }

    /// Everything that has an address on a day: the candidate's pages in the place of those that
    /// they replace, then goods and blog.
    pub fn pages(&self, day: Option<Date>) -> Vec<Served> {
        let own: Vec<Served> = self.own(day).collect();
        let stands = |slug: &str| own.iter().all(|it| it.slug != slug);
        let pages = self.site.pages.iter().filter(|it| stands(&it.slug));
        let mut found: Vec<Served> = pages
            .map(|it| served(&it.slug, &it.title, &it.body))
            .collect();
        let goods = self.site.products.iter();
        let goods: Vec<Served> = goods.map(|it| self.product(it)).collect();
        let posts = self.site.posts.iter();
        let posts = posts.map(|it| served(&it.slug, &it.title, &it.body));
        let rest: Vec<Served> = goods.into_iter().chain(posts).collect();
        found.extend(own);
        found.extend(rest);
        found
    }

    fn own(&self, day: Option<Date>) -> impl Iterator<Item = Served> {
        let pages: Vec<(&PageId, &Page)> = self.made.pages.iter().collect();
        pages.into_iter().filter_map(move |(id, page)| {
            let version = page.live(day)?.clone();
            Some(Self::version(*id, version))
        })
    }

    /// A version of a page of the candidate's, as if it were served.
    pub fn version(id: PageId, version: Version) -> Served {
        Served {
            slug: version.slug,
            title: version.title,
            html: version.html,
            css: version.css,
            own: Some(id),
        }
    }

    /// A page whole: the theme with the page and with what stands in the slots.
    pub fn html(&self, page: &Served) -> String {
        let content = fill(&page.html, &|comment| self.list(comment));
        fill(&self.site.theme.html, &|comment| match comment {
            "title" => Some(escaped(&page.title)),
            "content" => Some(content.clone()),
            other => {
                let slot: Slot = other.parse().ok()?;
                Some(self.made.slot(slot).to_owned())
            }
        })
    }

    /// The style sheets of a page.
    pub fn css(&self, page: &Served) -> String {
        format!("{}\n{}", self.site.theme.css, page.css)
    }

    /// What a comment in a page stands for: goods, or the blog.
    fn list(&self, comment: &str) -> Option<String> {
        let mut words = comment.split_whitespace();
        match (words.next()?, words.next()) {
            ("products", category) => {
                let goods = self.site.products.iter();
                let goods = goods.filter(|it| category.is_none_or(|own| own == it.category));
                Some(goods.map(|it| self.card(it)).collect())
            }
            ("posts", None) => {
                let post = |it: &casefile::site::Post| {
                    let (address, title) = (address(&it.slug), escaped(&it.title));
                    format!("<li><a href=\"{address}\">{title}</a></li>\n")
                };
                Some(self.site.posts.iter().map(post).collect())
            }
            _ => None,
        }
    }

    fn card(&self, product: &Product) -> String {
        fields(&self.site.theme.card, &|field| self.value(product, field))
    }

    fn product(&self, product: &Product) -> Served {
        let template = &self.site.theme.product;
        let html = fields(template, &|field| self.value(product, field));
        served(&product.slug, &product.name, &html)
    }

    fn value(&self, product: &Product, field: &str) -> Option<String> {
        let picture = || self.case.asset(product.picture.as_str());
        Some(match field {
            "name" => escaped(&product.name),
            "lead" => escaped(&product.lead),
            "text" => escaped(&product.text),
            "price" => price(product.price_grosze),
            "picture" => format!("../{}", picture()?.file),
            "alt" => escaped(&picture()?.alt),
            "address" => address(&product.slug),
            "facts" => product
                .facts
                .iter()
                .map(|it| {
                    let (name, value) = (escaped(&it.name), escaped(&it.value));
                    format!("<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n")
                })
                .collect(),
            _ => return None,
        })
    }
}

fn served(slug: &str, title: &str, html: &str) -> Served {
    Served {
        slug: slug.into(),
        title: title.into(),
        html: html.into(),
        css: String::new(),
        own: None,
    }
}

fn price(grosze: u32) -> String {
    format!("{},{:02} zł", grosze / 100, grosze % 100)
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// A template with its comments replaced where `put` knows them; what is put in is not read again.
fn fill(template: &str, put: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start + 4..].find("-->") else {
            break;
        };
        let (from, to) = (start + 4, start + 4 + end);
        out.push_str(&rest[..start]);
        match put(rest[from..to].trim()) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&rest[start..to + 3]),
        }
        rest = &rest[to + 3..];
    }
    out.push_str(rest);
    out
}

/// The same of fields: `{{name}}`.
fn fields(template: &str, get: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find("{{") {
        let Some(end) = rest[start..].find("}}") else {
            break;
        };
        out.push_str(&rest[..start]);
        out.push_str(&get(&rest[start + 2..start + end]).unwrap_or_default());
        rest = &rest[start + end + 2..];
    }
    out.push_str(rest);
    out
}
