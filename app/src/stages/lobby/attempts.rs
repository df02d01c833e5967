use super::erase::EraseDialog;
use super::expired::{Expired, Gone, sweep};
use crate::browser::{files, format, page};
use crate::desk::BrowserStore;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Button, Icon, Look};
use casefile::Language;
use leptos::prelude::*;
use store::attempt::{AttemptRow, Mode, Stage};
use store::{AttemptId, Store, copy};

/// Attempts on this machine, the newest first; nothing where there are none.
#[component]
pub fn Attempts(changed: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let rows = RwSignal::new(Vec::<(AttemptRow, Option<i64>)>::new());
    let gone = RwSignal::new(Vec::<Gone>::new());
    let erasing = RwSignal::new(None::<AttemptRow>);
    Effect::new(move |_| {
        changed.track();
        leptos::task::spawn_local(async move {
            let (left, now_gone) = sweep(read().await).await;
            rows.try_set(left);
            gone.try_update(|gone| gone.extend(now_gone));
        });
    });
    let list = move || {
        let rows = rows.get().into_iter();
        rows.map(|(row, until)| view! { <Line row until erasing/> }.into_any())
            .collect_view()
    };
    view! {
        <Expired gone/>
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section" aria-labelledby="attempts">
                <h2 id="attempts">{t!(i18n, lobby.go_on.title)}</h2>
                <ul class="attempts">{list}</ul>
            </section>
        </Show>
        <EraseDialog erasing changed/>
    }
}

async fn read() -> Vec<AttemptRow> {
    let rows = BrowserStore::new().attempts().await.unwrap_or_default();
    let decode = |(_, bytes): (AttemptId, Vec<u8>)| AttemptRow::decode(&bytes).ok();
    let mut rows: Vec<AttemptRow> = rows.into_iter().filter_map(decode).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.updated_wall));
    rows
}

fn icon(stage: Stage) -> &'static str {
    match stage {
        Stage::Rules | Stage::Desk => "clock",
        Stage::Sealed => "upload",
        Stage::Receipted => "ok",
        Stage::Quarantined => "warning",
    }
}

/// What is known of an attempt without opening it.
fn note(row: &AttemptRow, until: Option<i64>, language: Language) -> impl Fn() -> String + use<> {
    let i18n = use_i18n();
    let row = row.clone();
    let when = format::moment(row.updated_wall, language);
    let until = until.map(|until| format::day(until, language));
    move || {
        let mode = match row.mode {
            Mode::Practice => t_string!(i18n, common.mode.practice),
            Mode::Exam => t_string!(i18n, common.mode.exam),
        };
        let when = when.clone();
        let state = match row.stage {
            Stage::Rules | Stage::Desk => t_string!(i18n, lobby.go_on.begun, when = when),
            Stage::Sealed if row.mode == Mode::Practice => {
                t_string!(i18n, lobby.go_on.handed_in, when = when)
            }
            Stage::Sealed => t_string!(i18n, lobby.go_on.waiting).to_string(),
            Stage::Receipted => match until.clone() {
                Some(date) => t_string!(i18n, lobby.go_on.confirmed_until, date = date),
                None => t_string!(i18n, lobby.go_on.confirmed).to_string(),
            },
            Stage::Quarantined => t_string!(i18n, lobby.go_on.quarantine).to_string(),
        };
        [mode, row.candidate.as_str(), &state].join(" · ")
    }
}

#[component]
fn Line(
    row: AttemptRow,
    until: Option<i64>,
    erasing: RwSignal<Option<AttemptRow>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let language = language::of(i18n.get_locale_untracked());
    let title = match language {
        Language::Pl => row.title.pl.clone(),
        Language::En => row.title.en.clone(),
    };
    let note = note(&row, until, language);
    let sealed = matches!(row.stage, Stage::Sealed | Stage::Receipted);
    // An attempt goes on in the build that it began in.
    let address = if row.build == page::build() || row.build == "dev" {
        format!("{}/attempt/{}", page::base(), row.id)
    } else {
        format!("/b/{}/attempt/{}", row.build, row.id)
    };
    let id = row.id.clone();
    let export = move || {
        let id = id.clone();
        leptos::task::spawn_local(async move { export(&id).await });
    };
    let may_erase = row.stage == Stage::Receipted || row.mode == Mode::Practice;
    let owned = row.clone();
    view! {
        <li class="attempt">
            <Icon name=icon(row.stage)/>
            <div class="attempt__text">
                <b>{title}</b>
                <p>{note}</p>
            </div>
            <a class="button button--primary" href=address rel="external">
                {move || if sealed {
                    t_string!(i18n, lobby.go_on.receipt)
                } else {
                    t_string!(i18n, lobby.go_on.resume)
                }}
            </a>
            <Button
                label=move || t_string!(i18n, lobby.go_on.export)
                icon="download"
                icon_only=true
                look=Look::Bare
                on_press=export
            />
            {may_erase.then(|| view! {
                <Button
                    label=move || t_string!(i18n, lobby.go_on.erase)
                    icon="trash"
                    icon_only=true
                    look=Look::Bare
                    on_press=move || erasing.set(Some(owned.clone()))
                />
            })}
        </li>
    }
}

/// The attempt's copy as a download: needs no phrase, it stays encrypted.
async fn export(id: &AttemptId) {
    if let Ok(bytes) = copy::export(&BrowserStore::new(), id).await {
        files::download(&copy::file_name(id), &bytes, "application/x-ndjson");
    }
}
