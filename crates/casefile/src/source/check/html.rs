//! The shop's templates and what a campaign sent: no scripts, references that resolve.

use super::super::markup::{self, Attribute};
use super::super::{Findings, Position, Source, markdown};
use super::company::is_reserved;
use crate::site::SLOTS;

/// Attributes that load something.
const LOADS: [&str; 4] = ["src", "poster", "data", "background"];
/// Attributes that lead somewhere.
const LEADS: [&str; 2] = ["href", "action"];

/// Checks every HTML file that a candidate sees.
pub fn check(source: &Source, findings: &mut Findings) {
    for required in ["site/index.html", "site/theme.html"] {
        if source.folder.bytes(required).is_none() {
            let message = format!("{required} is missing");
            findings.error(required, Position::START, "file-missing", message);
        }
    }
    let files = source
        .folder
        .under("site/")
        .chain(source.folder.under("finished/"));
    for file in files.filter(|path| path.ends_with(".html")) {
        if let Some(text) = source.folder.text(file) {
            Page { source, file, text }.check(findings);
        }
    }
    let Some(theme) = source.folder.text("site/theme.html") else {
        return;
    };
    for slot in SLOTS.map(|slot| format!("<!-- {slot} -->")) {
        let count = theme.matches(&slot).count();
        if count != 1 {
            let message = format!("{slot} is there {count} times, not once");
            findings.error("site/theme.html", Position::START, "html-slot", message);
        }
    }
}

struct Page<'a> {
    source: &'a Source<'a>,
    file: &'a str,
    text: &'a str,
}

impl Page<'_> {
    fn check(&self, findings: &mut Findings) {
        for tag in markup::tags(self.text) {
            if ["script", "iframe", "object", "embed"].contains(&tag.name.as_str()) {
                let message = format!("a page of a case has no <{}>", tag.name);
                self.error(findings, tag.offset, "html-script", message);
            }
            // A canonical or alternate address is told, never loaded.
            let told = tag
                .attribute("rel")
                .is_some_and(|it| it != "stylesheet" && it != "icon");
            for attribute in &tag.attributes {
                let name = attribute.name.as_str();
                if name.starts_with("on") {
                    let message = format!("{name:?} is a script");
                    self.error(findings, attribute.offset, "html-script", message);
                } else if LOADS.contains(&name) || (name == "href" && tag.name == "link" && !told) {
                    self.loads(attribute, findings);
                } else if LEADS.contains(&name) && tag.name != "link" {
                    self.leads(attribute, findings);
                }
            }
        }
        for word in ["url(http", "url(//", "url('http", "url(\"http", "@import"] {
            if let Some(offset) = self.text.find(word) {
                let message = "a style loads something from elsewhere";
                self.error(findings, offset, "html-reference", message);
            }
        }
    }

    fn loads(&self, attribute: &Attribute, findings: &mut Findings) {
        let value = attribute.value.trim();
        if value.starts_with("data:") || value.contains("{{") || self.exists(value) {
            return;
        }
        let message = format!("{value:?} is no file of the case");
        self.error(findings, attribute.offset, "html-reference", message);
    }

    fn leads(&self, attribute: &Attribute, findings: &mut Findings) {
        let value = attribute.value.trim();
        let inert = ["#", "mailto:", "tel:"]
            .iter()
            .any(|it| value.starts_with(it));
        if value.is_empty() || inert || value.contains("{{") {
            return;
        }
        if let Some(rest) = value
            .strip_prefix("https://")
            .or(value.strip_prefix("http://"))
        {
            let domain = rest.split(['/', '?', '#']).next().unwrap_or_default();
            if !is_reserved(domain) {
                let at = Position::of(self.text, attribute.offset);
                let message = format!("{value:?} leads to a real address");
                findings.warning(self.file, at, "html-outside", message);
            }
            return;
        }
        if !self.exists(value) {
            let message = format!("{value:?} is no file of the case");
            self.error(findings, attribute.offset, "html-reference", message);
        }
    }

    /// A relative path, or one from the shop's root, that is a file.
    fn exists(&self, value: &str) -> bool {
        let path = value.split(['?', '#']).next().unwrap_or_default();
        if self.is_served(path) {
            return true;
        }
        let joined = match path.strip_prefix('/') {
            Some("") => Some("site/index.html".to_string()),
            Some(rest) => Some(format!("site/{}", rest.trim_end_matches('/'))),
            None => markdown::join(self.file, path),
        };
        let Some(joined) = joined else { return false };
        let folder = self.source.folder;
        folder.bytes(&joined).is_some() || folder.bytes(&format!("{joined}.html")).is_some()
    }

    /// An address of the shop: of a page, a product or a post.
    fn is_served(&self, path: &str) -> bool {
        let Some(sheet) = &self.source.site else {
            return false;
        };
        let file = &sheet.value;
        let pages = file.page.iter().map(|it| &it.slug);
        let products = file.product.iter().map(|it| &it.slug);
        let posts = file.post.iter().map(|it| &it.slug);
        let slug = path.strip_prefix('/').filter(|it| !it.is_empty());
        let mut all = pages.chain(products).chain(posts);
        all.any(|it| it == path || Some(it.as_str()) == slug)
    }

    fn error(
        &self,
        findings: &mut Findings,
        offset: usize,
        code: &'static str,
        message: impl Into<String>,
    ) {
        findings.error(self.file, Position::of(self.text, offset), code, message);
    }
}
