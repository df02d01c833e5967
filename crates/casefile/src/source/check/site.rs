//! `site.toml`: the shop's pages and goods, and what it can be connected with.

use super::super::{Findings, Position, Sheet, SiteFile, Source, markup};
use super::company::is_reserved;
use super::probe::Probe;
use crate::site::{CARD_FIELDS, FRONT, PRODUCT_FIELDS, is_slug};

type Shop<'s, 'f> = Probe<'s, 'f, SiteFile>;

/// Checks the shop, where a case has one that is worked on.
pub fn check(source: &Source, findings: &mut Findings) {
    let Some(sheet) = &source.site else { return };
    let probe = &mut Probe::new(sheet, findings);
    addresses(probe);
    files(source, probe);
    goods(source, probe);
    tracking(probe);
    mail(probe);
    forms(probe);
    channels(probe);
    let theme = &sheet.value.theme;
    for (key, file, fields) in [
        ("theme.product", &theme.product, &PRODUCT_FIELDS[..]),
        ("theme.card", &theme.card, &CARD_FIELDS[..]),
    ] {
        template(source, sheet, (key, file), fields, findings);
    }
}

fn addresses(probe: &mut Shop) {
    let file = &probe.sheet.value;
    let pages = file.page.iter().map(|it| &it.slug);
    let products = file.product.iter().map(|it| &it.slug);
    let posts = file.post.iter().map(|it| &it.slug);
    let numbered = |kind: &'static str| move |index: usize| format!("{kind}.{index}.slug");
    let (page, product, post) = (numbered("page"), numbered("product"), numbered("post"));
    let pages = pages.enumerate().map(|(at, slug)| (page(at), slug));
    let products = products.enumerate().map(|(at, slug)| (product(at), slug));
    let posts = posts.enumerate().map(|(at, slug)| (post(at), slug));
    let all: Vec<(String, &String)> = pages.chain(products).chain(posts).collect();
    for (at, (path, slug)) in all.iter().enumerate() {
        if !is_slug(slug) {
            let message = format!("{slug:?} is no address: small letters, digits, hyphens, or /");
            probe.error(path, "site-slug", message);
        }
        if all[..at].iter().any(|(_, other)| other == slug) {
            probe.error(path, "duplicate", format!("{slug:?} is there twice"));
        }
    }
    if all.iter().all(|(_, slug)| *slug != FRONT) {
        let message = format!("no page has the address {FRONT:?}: the shop has no front page");
        probe.error("page", "site-front", message);
    }
}

fn files(source: &Source, probe: &mut Shop) {
    let file = &probe.sheet.value;
    let theme = &file.theme;
    let mut named = vec![
        ("theme.html".to_string(), &theme.html, "html"),
        ("theme.css".to_string(), &theme.css, "css"),
        ("theme.product".to_string(), &theme.product, "html"),
        ("theme.card".to_string(), &theme.card, "html"),
    ];
    for (index, page) in file.page.iter().enumerate() {
        named.push((format!("page.{index}.file"), &page.file, "html"));
    }
    for (index, post) in file.post.iter().enumerate() {
        named.push((format!("post.{index}.file"), &post.file, "html"));
    }
    for (path, name, end) in named {
        let fits = name.starts_with("site/") && name.ends_with(&format!(".{end}"));
        if !fits {
            let message = format!("{name:?} is no {end} file of site/");
            probe.error(&path, "file-place", message);
        } else {
            let exists = source.folder.bytes(name).is_some();
            probe.known(&path, "file", name, exists);
        }
    }
    unused(source, probe);
}

fn unused(source: &Source, probe: &mut Shop) {
    let file = &probe.sheet.value;
    let theme = &file.theme;
    let pages = file.page.iter().map(|it| &it.file);
    let posts = file.post.iter().map(|it| &it.file);
    let templates = [&theme.html, &theme.css, &theme.product, &theme.card];
    let named: Vec<&String> = pages.chain(posts).chain(templates).collect();
    for path in source.folder.under("site/") {
        if named.iter().all(|it| *it != path) {
            let message = "site.toml does not name this file";
            let at = Position::START;
            probe.findings.warning(path, at, "file-unused", message);
        }
    }
}

fn goods(source: &Source, probe: &mut Shop) {
    let products = &probe.sheet.value.product;
    for (index, product) in products.iter().enumerate() {
        let path = format!("product.{index}.price_grosze");
        probe.range(&path, f64::from(product.price_grosze), 1.0, 100_000_000.0);
        let Some(assets) = &source.assets else {
            continue;
        };
        let id = product.picture.as_str();
        let exists = assets.value.asset.iter().any(|it| it.id.as_str() == id);
        probe.known(&format!("product.{index}.picture"), "asset", id, exists);
    }
}

/// The code is one script with an address and both attributes.
fn tracking(probe: &mut Shop) {
    let tracking = &probe.sheet.value.tracking;
    let tags = markup::tags(&tracking.code);
    let whole = tags.len() == 1 && tags[0].name == "script" && tracking.code.ends_with("</script>");
    if !whole {
        let message = "the code is not exactly one <script>…</script>";
        return probe.error("tracking.code", "site-code", message);
    }
    for name in ["src", &tracking.account, &tracking.consent] {
        if tags[0].attribute(name).is_none_or(str::is_empty) {
            let message = format!("the script has no attribute {name:?}");
            probe.error("tracking.code", "site-code", message);
        }
    }
}

fn mail(probe: &mut Shop) {
    let mail = &probe.sheet.value.mail;
    if !is_reserved(&mail.domain) {
        let message = format!("{:?} could be somebody's domain", mail.domain);
        probe.error("mail.domain", "domain", message);
    }
    probe.some("mail.keys", &mail.keys);
    let selectors = mail.keys.iter().map(|it| it.selector.as_str());
    probe.unique("mail.keys.{}.selector", selectors);
    let found = |name: &str| mail.outside.iter().any(|it| it.name == name);
    probe.known(
        "mail.spf",
        "record of mail.outside",
        &mail.spf,
        found(&mail.spf),
    );
    for (index, key) in mail.keys.iter().enumerate() {
        let path = format!("mail.keys.{index}.target");
        probe.known(
            &path,
            "record of mail.outside",
            &key.target,
            found(&key.target),
        );
    }
}

fn forms(probe: &mut Shop) {
    let file = &probe.sheet.value;
    probe.ids("list.{}.id", file.list.iter().map(|it| it.id.as_str()));
    probe.ids("field.{}.id", file.field.iter().map(|it| it.id.as_str()));
    let email = file.field.iter().any(|it| it.id == "email");
    if !file.list.is_empty() {
        probe.known("field", "field", "email", email);
    }
}

fn channels(probe: &mut Shop) {
    let channels = &probe.sheet.value.channel;
    probe.ids("channel.{}.id", channels.iter().map(|it| it.id.as_str()));
    for (index, channel) in channels.iter().enumerate() {
        let accounts = format!("channel.{index}.accounts");
        probe.some(&accounts, &channel.accounts);
        let ids = channel.accounts.iter().map(|it| it.id.as_str());
        probe.ids(&format!("{accounts}.{{}}.id"), ids);
        let scopes = format!("channel.{index}.scopes");
        probe.some(&scopes, &channel.scopes);
        let ids = channel.scopes.iter().map(|it| it.id.as_str());
        probe.ids(&format!("{scopes}.{{}}.id"), ids);
    }
}

/// A template has each of its fields, and no other.
fn template(
    source: &Source,
    sheet: &Sheet<SiteFile>,
    (key, file): (&str, &str),
    fields: &[&str],
    findings: &mut Findings,
) {
    let Some(text) = source.folder.text(file) else {
        return;
    };
    for field in fields {
        if !text.contains(&format!("{{{{{field}}}}}")) {
            let message = format!("{file} has no {{{{{field}}}}}");
            sheet.error(findings, key, "site-field", message);
        }
    }
    let mut at = 0;
    while let Some(found) = text[at..].find("{{") {
        let start = at + found;
        let rest = &text[start + 2..];
        let name = rest.find("}}").map_or(rest, |end| &rest[..end]);
        if !fields.contains(&name) {
            let message = format!("there is no field {:?}", name.lines().next().unwrap_or(""));
            findings.error(file, Position::of(text, start), "site-field", message);
        }
        at = start + 2;
    }
}
