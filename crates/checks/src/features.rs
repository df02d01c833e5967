//! The traits of a carrier that the simulation reads, as whole numbers.
//!
//! Each is read from the carrier's own text, never from what a candidate says of it. A trait that
//! does not apply is 0. Shares are in hundredths. The simulator bounds what each may move
//! (SIMULATION, section 2); this module only measures.

use serde::{Deserialize, Serialize};

use crate::check::Sheet;
use crate::content::Purpose;
use crate::css::{Rule, Sheets};
use crate::finding::Finding;
use crate::forms::{Asks, forms};
use crate::html::Address;
use crate::mail::{self, Use, support};
use crate::rule::{Area, Severity};
use crate::wording::{capitals, exclamations, reading, spam_words, tags};
use crate::work::Carrier;
use crate::{landing, law};

/// Traits of one carrier. Version 1; a field is never given another meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Features {
    /// Characters of the subject, or of a push's title; 0 without one.
    pub subject_chars: u32,
    /// Merge tags in the subject that have a fallback.
    pub subject_merge_tags: u32,
    /// Characters of the preheader, the mail's own field or the hidden beginning.
    pub preheader_chars: u32,
    /// 1 when the preheader only repeats the subject.
    pub preheader_repeats_subject: u32,
    /// 1 when the sender has a name.
    pub sender_named: u32,
    /// 1 for an address that nobody can answer to.
    pub sender_no_reply: u32,
    /// 1 when name, postal address and contact of the sender are all in the text.
    pub sender_identified: u32,
    /// Characters that are seen.
    pub text_chars: u32,
    pub pictures: u32,
    /// Pictures with an alternative text that is not empty, in hundredths of all; 100 without any.
    pub pictures_described: u32,
    /// Of what a mail shows, the share that is text: characters against 300 a picture.
    pub text_share: u32,
    /// 1 when there are pictures and next to no text.
    pub image_only: u32,
    /// Links to pages, those to leave and to the policy left out.
    pub links: u32,
    /// Links that lead nowhere or are misspelt.
    pub links_broken: u32,
    /// Links with all three UTM parameters.
    pub links_with_utm: u32,
    /// Links or buttons that look like buttons.
    pub buttons: u32,
    /// Distinct places that the buttons lead to.
    pub button_targets: u32,
    /// 1 when a link to leave works.
    pub unsubscribe: u32,
    /// 1 when it works and can be seen: not pale, not tiny.
    pub unsubscribe_visible: u32,
    /// 1 when a link to the privacy policy works.
    pub privacy_link: u32,
    /// 1 when a viewport is set to the device's width.
    pub viewport: u32,
    /// Media queries.
    pub media_queries: u32,
    /// 1 when the mail says how to look on a dark screen.
    pub dark_mode: u32,
    /// Bytes of the HTML.
    pub html_bytes: u32,
    /// 1 when Gmail cuts the message.
    pub clipped: u32,
    /// Bytes of HTML, CSS and pictures of the library.
    pub load_bytes: u32,
    /// Features of caniemail in use that a group of clients does not support, a count a group:
    /// in the order of `mail::support::GROUPS`.
    pub unsupported: Vec<u32>,
    /// Words that filters take for spam, in subject, preheader and text.
    pub spam_words: u32,
    /// Words in capitals, of four letters and more.
    pub capital_words: u32,
    pub exclamation_marks: u32,
    /// Pisarek's T in tenths; 0 for a text too short to judge.
    pub difficulty_tenths: u32,
    /// Merge tags without a fallback, broken ones included.
    pub merge_tags_bare: u32,
    pub forms: u32,
    /// Fields to fill in, consents left out, of the longest form.
    pub form_fields: u32,
    /// 1 when every form can be sent and each field has a name.
    pub form_works: u32,
    /// Consents that are empty, voluntary and for one channel.
    pub consents_valid: u32,
    /// Consents that are ticked beforehand, required, bundled or for partners.
    pub consents_void: u32,
    /// Items of art. 13 GDPR that the text tells, of ten.
    pub information_items: u32,
    /// Words of the mail's promise that the page says too, in hundredths; 100 without a promise.
    pub promise_kept: u32,
    /// Pictures used against their licence, or without their author.
    pub pictures_unlicensed: u32,
    /// Findings of the area accessibility that are errors.
    pub accessibility_errors: u32,
    /// Findings of the areas syntax, html and css that are errors.
    pub code_errors: u32,
    /// Findings of the area law that are errors.
    pub law_errors: u32,
    /// Places that an SMS takes, its merge tags filled in.
    pub sms_units: u32,
    /// Parts that an SMS is sent in.
    pub sms_parts: u32,
    /// 1 when a letter of an SMS is none of GSM's.
    pub sms_unicode: u32,
}

/// Reads the traits of a carrier that was checked.
pub fn read(sheet: &Sheet, sheets: &Sheets, uses: &[Use], findings: &[Finding]) -> Features {
    let mut features = Features::default();
    features.read_envelope(sheet);
    features.read_content(sheet);
    features.read_links(sheet);
    features.read_build(sheet, sheets, uses);
    features.read_words(sheet);
    features.read_forms(sheet, findings);
    features.read_findings(findings);
    if sheet.work.carrier != Carrier::Newsletter {
        features.sender_identified = 0;
    }
    features
}

fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

impl Features {
    fn read_envelope(&mut self, sheet: &Sheet) {
        let hidden = sheet.content.hidden_start.as_str();
        let Some(mail) = &sheet.work.mail else {
            self.preheader_chars = count(hidden.chars().count());
            return;
        };
        let subject = mail.subject.trim();
        let preheader = match mail.preheader.trim() {
            "" => hidden,
            own => own,
        };
        self.subject_chars = count(subject.chars().count());
        let filled = tags(subject)
            .into_iter()
            .filter(|tag| tag.fallback.is_some());
        self.subject_merge_tags = count(filled.count());
        self.preheader_chars = count(preheader.chars().count());
        let repeats = !subject.is_empty()
            && preheader
                .to_lowercase()
                .starts_with(&subject.to_lowercase());
        self.preheader_repeats_subject = u32::from(repeats);
        self.sender_named = u32::from(!mail.sender_name.trim().is_empty());
        let local = mail
            .sender_address
            .to_lowercase()
            .replace(['-', '_', '.'], "");
        self.sender_no_reply = u32::from(local.starts_with("noreply"));
    }

    fn read_content(&mut self, sheet: &Sheet) {
        let content = &sheet.content;
        let large = content
            .pictures
            .iter()
            .filter(|picture| picture.width != Some(1));
        self.text_chars = count(content.text.chars().count());
        self.pictures = count(large.clone().count());
        let described =
            large.filter(|picture| picture.alt.as_deref().is_some_and(|alt| !alt.is_empty()));
        let share =
            |part: u32, whole: u32| part.saturating_mul(100).checked_div(whole).unwrap_or(100);
        self.pictures_described = share(count(described.count()), self.pictures);
        let whole = self
            .text_chars
            .saturating_add(self.pictures.saturating_mul(300));
        self.text_share = share(self.text_chars, whole);
        self.image_only = u32::from(self.pictures > 0 && self.text_chars < 30);
    }

    fn read_links(&mut self, sheet: &Sheet) {
        let content = &sheet.content;
        let offers = content.links.iter().filter(|link| {
            matches!(link.purpose, Purpose::Button | Purpose::Text) && !link.href.is_empty()
        });
        self.links = count(offers.clone().count());
        let broken = content.links.iter().filter(|link| {
            !link.href.is_empty() && matches!(link.address, Address::Dead | Address::Broken)
        });
        self.links_broken = count(broken.count());
        let marked = offers.filter(|link| {
            ["utm_source=", "utm_medium=", "utm_campaign="]
                .iter()
                .all(|word| link.href.contains(word))
        });
        self.links_with_utm = count(marked.count());
        self.buttons = count(content.links_for(Purpose::Button).count());
        self.button_targets = count(landing::targets(sheet).len());
        let works = |address: Address| {
            matches!(
                address,
                Address::Web { .. } | Address::Merge | Address::Contact | Address::Relative
            )
        };
        let has = |purpose: Purpose| content.links_for(purpose).any(|link| works(link.address));
        self.unsubscribe = u32::from(has(Purpose::Unsubscribe));
        self.privacy_link = u32::from(has(Purpose::Privacy));
    }

    fn read_build(&mut self, sheet: &Sheet, sheets: &Sheets, uses: &[Use]) {
        let viewport = sheet.document.named("meta").any(|meta| {
            let content = meta.element.value("content").replace(' ', "");
            meta.element.value("name").eq_ignore_ascii_case("viewport")
                && content.contains("width=device-width")
        });
        self.viewport = u32::from(viewport);
        let media = sheets
            .rules()
            .filter(|(_, rule)| matches!(rule, Rule::At { name, .. } if name == "media"));
        self.media_queries = count(media.count());
        self.dark_mode = u32::from(mail::says_dark(sheet, sheets));
        self.html_bytes = count(sheet.html.len());
        self.clipped = u32::from(sheet.html.len() > mail::CLIP_BYTES);
        self.load_bytes = u32::try_from(landing::weight_bytes(sheet)).unwrap_or(u32::MAX);
        let lacking = |group: &str| {
            let held = uses
                .iter()
                .filter(|held| held.feature.of_group(group) == support::Support::None);
            count(held.count())
        };
        self.unsupported = support::GROUPS
            .iter()
            .map(|(group, _)| lacking(group))
            .collect();
    }

    fn read_words(&mut self, sheet: &Sheet) {
        let mail = sheet.work.mail.as_ref();
        let mut texts: Vec<&str> = vec![&sheet.content.text];
        texts.extend(mail.map(|mail| mail.subject.as_str()));
        texts.extend(mail.map(|mail| mail.preheader.as_str()));
        for text in texts {
            self.spam_words += count(spam_words(text).len());
            self.capital_words += count(capitals(text).count());
            self.exclamation_marks += count(exclamations(text));
            let bare = tags(text)
                .into_iter()
                .filter(|tag| tag.broken || tag.fallback.is_none());
            self.merge_tags_bare += count(bare.count());
        }
        let seen = sheet.content.pieces.iter().filter(|piece| piece.seen);
        let joined: Vec<&str> = seen.map(|piece| piece.text.as_str()).collect();
        self.difficulty_tenths = reading(&joined.join("\n")).difficulty_tenths().unwrap_or(0);
        let page = &sheet.content.text;
        let kept = sheet
            .work
            .promise
            .as_deref()
            .and_then(|promise| landing::kept_percent(promise, page));
        self.promise_kept = count(kept.unwrap_or(100));
    }

    fn read_forms(&mut self, sheet: &Sheet, findings: &[Finding]) {
        let forms = forms(sheet.document);
        self.forms = count(forms.len());
        let filled = forms.iter().map(|form| {
            form.fields
                .iter()
                .filter(|field| field.asks != Asks::Consent)
                .count()
        });
        self.form_fields = count(filled.max().unwrap_or(0));
        let works = forms
            .iter()
            .all(|form| form.sends && form.fields.iter().all(|field| !field.name.is_empty()));
        self.form_works = u32::from(!forms.is_empty() && works);
        let void = [
            "consent-ticked",
            "consent-bundled",
            "consent-to-partners",
            "consent-required",
        ];
        let is_void = |start: usize| {
            findings
                .iter()
                .any(|held| held.place.start == start && void.contains(&held.code.name()))
        };
        for consent in forms.iter().flat_map(|form| form.consents()) {
            match is_void(consent.span.start) {
                true => self.consents_void += 1,
                false => self.consents_valid += 1,
            }
        }
        self.information_items = count(law::items(&sheet.content.text));
    }

    fn read_findings(&mut self, findings: &[Finding]) {
        let of = |code: &str| {
            count(
                findings
                    .iter()
                    .filter(|held| held.code.name() == code)
                    .count(),
            )
        };
        let errors = |areas: &[Area]| {
            let grave = findings.iter().filter(|held| {
                held.severity == Severity::Error && areas.contains(&held.code.area())
            });
            count(grave.count())
        };
        let seen = self.unsubscribe == 1 && of("faint-unsubscribe") == 0;
        self.unsubscribe_visible = u32::from(seen);
        let identity = of("missing-sender-identity")
            + of("missing-sender-address")
            + of("missing-sender-contact");
        self.sender_identified = u32::from(identity == 0);
        self.pictures_unlicensed = of("unlicensed-picture") + of("author-not-credited");
        self.accessibility_errors = errors(&[Area::Accessibility]);
        self.code_errors = errors(&[Area::Syntax, Area::Html, Area::Css]);
        self.law_errors = errors(&[Area::Law]);
    }
}
