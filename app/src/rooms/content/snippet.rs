//! Ready pieces of HTML, where the case offers them.

use super::bench::Bench;
use crate::i18n::{Locale, t, t_string};
use crate::widgets::{Dialog, Icon};
use casefile::CarrierKind;
use exam::units;
use leptos::prelude::*;
use leptos_i18n::I18nContext;

/// A piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Button,
    Columns,
    Footer,
    Preheader,
    Credit,
    Form,
    Clause,
    Action,
    Benefits,
}

impl Piece {
    fn of(kind: CarrierKind) -> &'static [Self] {
        match kind {
            CarrierKind::Newsletter => &[
                Self::Button,
                Self::Columns,
                Self::Preheader,
                Self::Credit,
                Self::Footer,
            ],
            CarrierKind::LandingPage => &[
                Self::Action,
                Self::Benefits,
                Self::Form,
                Self::Clause,
                Self::Credit,
            ],
            CarrierKind::Sms | CarrierKind::Push | CarrierKind::Post => &[],
        }
    }

    fn html(self) -> &'static str {
        match self {
            Self::Button => include_str!("snippets/mail-button.html"),
            Self::Columns => include_str!("snippets/mail-columns.html"),
            Self::Footer => include_str!("snippets/mail-footer.html"),
            Self::Preheader => include_str!("snippets/mail-preheader.html"),
            Self::Credit => include_str!("snippets/picture-credit.html"),
            Self::Form => include_str!("snippets/page-form.html"),
            Self::Clause => include_str!("snippets/page-clause.html"),
            Self::Action => include_str!("snippets/page-action.html"),
            Self::Benefits => include_str!("snippets/page-benefits.html"),
        }
    }

    fn name(self, i18n: I18nContext<Locale>) -> &'static str {
        match self {
            Self::Button => t_string!(i18n, content.snippet.button),
            Self::Columns => t_string!(i18n, content.snippet.columns),
            Self::Footer => t_string!(i18n, content.snippet.footer),
            Self::Preheader => t_string!(i18n, content.snippet.preheader),
            Self::Credit => t_string!(i18n, content.snippet.credit),
            Self::Form => t_string!(i18n, content.snippet.form),
            Self::Clause => t_string!(i18n, content.snippet.clause),
            Self::Action => t_string!(i18n, content.snippet.action),
            Self::Benefits => t_string!(i18n, content.snippet.benefits),
        }
    }
}

/// The window: each piece with its code, put in at the caret.
#[component]
pub fn SnippetWindow(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let kind = bench.kind();
    let pieces = move || {
        Piece::of(kind)
            .iter()
            .map(move |piece| row(bench, open, *piece))
    };
    view! {
        <Dialog
            id="snippets"
            open
            wide=true
            title=move || t_string!(i18n, content.snippet.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <div class="dialog__body snippets">
                <p class="muted">{t!(i18n, content.snippet.hint)}</p>
                {pieces().collect_view()}
            </div>
        </Dialog>
    }
}

fn row(bench: Bench, open: RwSignal<bool>, piece: Piece) -> AnyView {
    let i18n = bench.i18n;
    let insert = move |_| {
        open.set(false);
        let words = piece.html();
        request_animation_frame(move || bench.insert(words, units(words)));
    };
    view! {
        <article class="snippet">
            <h3>{move || piece.name(i18n)}</h3>
            <button type="button" class="button button--small" on:click=insert>
                <Icon name="plus"/>
                {t!(i18n, content.snippet.insert)}
                <span class="hidden">": "{move || piece.name(i18n)}</span>
            </button>
            <pre
                class="snippet__code"
                tabindex="0"
                role="region"
                aria-label=move || piece.name(i18n)
            >
                <code lang="pl">{piece.html()}</code>
            </pre>
        </article>
    }
    .into_any()
}
