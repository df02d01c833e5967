//! Forms of the shop: to which list, and to which fields of the tool.

use super::bench::Bench;
use super::findings::Check;
use super::select::Select;
use crate::i18n::{t, t_string};
use exam::Map;
use exam::site::{Binding, Command as Act, Control, FormId, Subject};
use leptos::prelude::*;

#[component]
pub fn Forms(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let forms = bench.desk.slice(|s| {
        let all = s.forms().into_iter();
        all.map(|(id, controls)| {
            let names: Vec<(String, bool)> = controls
                .into_iter()
                .map(|Control { name, tick }| (name, tick))
                .collect();
            (id, s.form_place(id), names)
        })
        .collect::<Vec<_>>()
    });
    let cards = move || {
        let all = forms.get().into_iter();
        all.map(|(id, place, controls)| view! { <Card bench id place controls/> })
            .collect_view()
    };
    view! {
        <section class="site__part" aria-labelledby="site-forms-title">
            <h2 id="site-forms-title">{t!(i18n, site.forms.title)}</h2>
            <p class="muted">{t!(i18n, site.forms.lead)}</p>
            <Show when=move || forms.with(Vec::is_empty)>
                <p>{t!(i18n, site.forms.none)}</p>
            </Show>
            <div class="results__cards">{cards}</div>
        </section>
        <section class="site__part" aria-labelledby="site-bound-title">
            <h2 id="site-bound-title">{t!(i18n, site.forms.check)}</h2>
            <Check
                bench
                subject=Subject::Forms
                label=move || t_string!(i18n, site.forms.check)
                fine=move || t_string!(i18n, site.forms.fine)
            />
        </section>
    }
}

/// A form: its list, then each of its controls.
#[component]
fn Card(
    bench: Bench,
    id: FormId,
    place: String,
    /// Names, and whether one is ticked.
    controls: Vec<(String, bool)>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let binding = desk.slice(move |s| s.site.bindings.get(&id).cloned());
    let case = desk.case();
    let lists = case.site.iter().flat_map(|it| &it.lists);
    let lists: Vec<(String, String)> = lists.map(|it| (it.id.clone(), it.title.clone())).collect();
    let fields = case.site.iter().flat_map(|it| &it.fields);
    let fields: Vec<(String, String)> =
        fields.map(|it| (it.id.clone(), it.title.clone())).collect();
    let choose = move |list: Option<String>| {
        let kept = binding.get_untracked().map_or(Map::new(), |it| it.fields);
        let binding = list.map(|list| Binding { list, fields: kept });
        bench.act(Act::Bind { form: id, binding });
    };
    let rows = controls.into_iter().map(|(name, tick)| {
        view! { <Row bench id binding name tick fields=fields.clone()/> }
    });
    let rows = rows.collect_view();
    let bound = move || binding.with(Option::is_some);
    view! {
        <article class="card site__form">
            <h3><code>{place}</code></h3>
            <Select
                bench
                id=format!("site-list-{id}")
                label=move || t_string!(i18n, site.forms.list)
                none=move || t_string!(i18n, site.forms.no_list)
                options=Signal::stored(lists)
                chosen=Signal::derive(move || binding.with(|it| {
                    it.as_ref().map(|it| it.list.clone())
                }))
                on_choose=choose
            />
            <div class="site__fields" hidden=move || !bound()>{rows}</div>
        </article>
    }
}

#[component]
fn Row(
    bench: Bench,
    id: FormId,
    binding: Memo<Option<Binding>>,
    name: String,
    tick: bool,
    fields: Vec<(String, String)>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let named = StoredValue::new(name.clone());
    let chosen = Signal::derive(move || {
        binding.with(|it| {
            let own = it.as_ref()?;
            named.with_value(|name| own.fields.get(name.as_str()).cloned())
        })
    });
    let choose = move |field: Option<String>| {
        let Some(mut own) = binding.get_untracked() else {
            return;
        };
        let name = named.get_value();
        match field {
            Some(field) => own.fields.insert(name, field),
            None => own.fields.remove(name.as_str()),
        };
        let binding = Some(own);
        bench.act(Act::Bind { form: id, binding });
    };
    let label = move || {
        let name = named.get_value();
        match tick {
            true => t_string!(i18n, site.forms.tick, name = name).to_string(),
            false => t_string!(i18n, site.forms.control, name = name).to_string(),
        }
    };
    view! {
        <Select
            bench
            id=format!("site-field-{id}-{name}")
            label
            none=move || t_string!(i18n, site.forms.no_field)
            options=Signal::stored(fields)
            chosen
            on_choose=choose
        />
    }
}
