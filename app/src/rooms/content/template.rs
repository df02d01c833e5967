//! What a new carrier begins with: the bones of a message, and nothing that would do the work.

use crate::i18n::{Locale, t_string};
use casefile::CarrierKind;
use exam::content::Carrier;
use leptos::prelude::*;
use leptos_i18n::I18nContext;

/// A beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    MailBlank,
    MailSimple,
    MailProducts,
    MailLetter,
    PageBlank,
    PageForm,
    PageOffer,
    PageThanks,
}

/// A grey bar of a template's picture: x, y, width, height.
type Bar = (u8, u8, u8, u8);

impl Template {
    /// Those of a kind, the blank one first; what is not coded begins empty.
    pub fn of(kind: CarrierKind) -> &'static [Self] {
        match kind {
            CarrierKind::Newsletter => &[
                Self::MailBlank,
                Self::MailSimple,
                Self::MailProducts,
                Self::MailLetter,
            ],
            CarrierKind::LandingPage => &[
                Self::PageBlank,
                Self::PageForm,
                Self::PageOffer,
                Self::PageThanks,
            ],
            CarrierKind::Sms | CarrierKind::Push | CarrierKind::Post => &[],
        }
    }

    pub fn html(self) -> &'static str {
        match self {
            Self::MailBlank => include_str!("templates/mail-blank.html"),
            Self::MailSimple => include_str!("templates/mail-simple.html"),
            Self::MailProducts => include_str!("templates/mail-products.html"),
            Self::MailLetter => include_str!("templates/mail-letter.html"),
            Self::PageBlank => include_str!("templates/page-blank.html"),
            Self::PageForm => include_str!("templates/page-form.html"),
            Self::PageOffer => include_str!("templates/page-offer.html"),
            Self::PageThanks => include_str!("templates/page-thanks.html"),
        }
    }

    pub fn css(self) -> &'static str {
        match self {
            Self::MailBlank | Self::PageBlank => "",
            Self::MailSimple => include_str!("templates/mail-simple.css"),
            Self::MailProducts => include_str!("templates/mail-products.css"),
            Self::MailLetter => include_str!("templates/mail-letter.css"),
            Self::PageForm => include_str!("templates/page-form.css"),
            Self::PageOffer => include_str!("templates/page-offer.css"),
            Self::PageThanks => include_str!("templates/page-thanks.css"),
        }
    }

    /// Whether a carrier's HTML is still a template's, letter by letter.
    pub fn is_bare(carrier: &Carrier) -> bool {
        let same = |template: Self| carrier.html.as_str() == template.html();
        Self::of(carrier.kind).iter().copied().any(same)
    }

    pub fn name(self, i18n: I18nContext<Locale>) -> &'static str {
        match self {
            Self::MailBlank | Self::PageBlank => t_string!(i18n, content.template.blank),
            Self::MailSimple => t_string!(i18n, content.template.mail_simple),
            Self::MailProducts => t_string!(i18n, content.template.mail_products),
            Self::MailLetter => t_string!(i18n, content.template.mail_letter),
            Self::PageForm => t_string!(i18n, content.template.page_form),
            Self::PageOffer => t_string!(i18n, content.template.page_offer),
            Self::PageThanks => t_string!(i18n, content.template.page_thanks),
        }
    }

    pub fn note(self, i18n: I18nContext<Locale>) -> &'static str {
        match self {
            Self::MailBlank | Self::PageBlank => t_string!(i18n, content.template.blank_text),
            Self::MailSimple => t_string!(i18n, content.template.mail_simple_text),
            Self::MailProducts => t_string!(i18n, content.template.mail_products_text),
            Self::MailLetter => t_string!(i18n, content.template.mail_letter_text),
            Self::PageForm => t_string!(i18n, content.template.page_form_text),
            Self::PageOffer => t_string!(i18n, content.template.page_offer_text),
            Self::PageThanks => t_string!(i18n, content.template.page_thanks_text),
        }
    }

    /// On a sheet of 96 by 60.
    fn bars(self) -> &'static [Bar] {
        match self {
            Self::MailBlank | Self::PageBlank => &[],
            Self::MailSimple => &[
                (30, 8, 24, 5),
                (30, 18, 36, 3),
                (30, 24, 30, 3),
                (30, 33, 18, 7),
            ],
            Self::MailProducts => &[
                (20, 8, 30, 4),
                (20, 18, 16, 16),
                (40, 18, 16, 16),
                (60, 18, 16, 16),
                (20, 42, 18, 7),
            ],
            Self::MailLetter => &[
                (20, 10, 20, 3),
                (20, 18, 54, 3),
                (20, 24, 50, 3),
                (20, 30, 54, 3),
                (20, 42, 16, 3),
            ],
            Self::PageForm => &[
                (10, 10, 32, 5),
                (10, 20, 28, 3),
                (10, 26, 30, 3),
                (54, 10, 32, 7),
                (54, 22, 5, 5),
                (54, 34, 18, 7),
            ],
            Self::PageOffer => &[
                (10, 8, 76, 20),
                (10, 34, 22, 16),
                (37, 34, 22, 16),
                (64, 34, 22, 16),
            ],
            Self::PageThanks => &[
                (24, 12, 40, 5),
                (24, 22, 48, 3),
                (24, 28, 44, 3),
                (24, 38, 20, 7),
            ],
        }
    }

    /// A small picture of how it is laid out.
    pub fn picture(self) -> AnyView {
        let bar = |(x, y, width, height): &Bar| {
            view! { <rect x=*x y=*y width=*width height=*height fill="currentColor" rx="1"/> }
        };
        let bars = self.bars().iter().map(bar).collect_view();
        view! {
            <svg class="template__picture" viewBox="0 0 96 60" aria-hidden="true">
                <rect x="1" y="1" width="94" height="58" rx="3" fill="none" stroke="currentColor"/>
                {bars}
            </svg>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_any_template_when_taken_then_its_lines_end_as_the_journal_wants() {
        for template in CarrierKind::ALL.into_iter().flat_map(Template::of) {
            assert!(!template.html().contains('\r') && !template.css().contains('\r'));
        }
    }

    #[wasm_bindgen_test]
    fn given_mail_with_content_when_taken_then_a_way_out_stands_in_it() {
        for template in &Template::of(CarrierKind::Newsletter)[1..] {
            assert!(template.html().contains("{{ link_wypisania }}"));
        }
    }

    #[wasm_bindgen_test]
    fn given_a_form_when_taken_then_no_consent_is_given_beforehand() {
        assert!(!Template::PageForm.html().contains("checked"));
    }
}
