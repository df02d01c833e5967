//! How people took the messages: the way to an order, parts of the whole, days, links.

use super::field::Pick;
use super::figures::{By, Figures, Measure, Portion};
use super::letter::Letter;
use super::question::{Asked, Beside};
use super::sheet::{Sheet, written};
use super::words::{self, I18n};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::opened::Opened;
use crate::widgets::chart::{Bars, Columns, Data, Funnel, Step};
use exam::Command;
use exam::results::{Command as Act, MessageId};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;

/// What is looked at: the figures, and one message or all e-mails.
#[derive(Clone)]
struct Look {
    i18n: I18n,
    figures: Arc<Figures>,
    message: Memo<Option<String>>,
}

impl Look {
    fn message(&self) -> Option<String> {
        self.message.get()
    }
}

#[component]
pub fn Engagement(
    figures: Arc<Figures>,
    /// The candidate's own campaign: the case asks nothing of it.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let open = Opened::new(desk, |s| s.results.message.clone());
    let chosen = RwSignal::new(None::<String>);
    let message = Memo::new(move |_| match own {
        true => chosen.get(),
        false => open.get().map(|id| id.as_str().to_string()),
    });
    let look = Look {
        i18n,
        figures: Arc::clone(&figures),
        message,
    };
    let named = Arc::clone(&figures);
    let options = Signal::derive(move || {
        let all = (
            String::new(),
            t_string!(i18n, results.engagement.all).to_string(),
        );
        let each = named.campaign.messages.iter().map(|message| {
            let id = message.id.clone();
            (id.clone(), named.name(By::Message, &id))
        });
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    });
    let choose = move |id: String| {
        if own {
            return chosen.set((!id.is_empty()).then_some(id));
        }
        let message = MessageId::new(id).ok();
        let show = Act::ShowMessage {
            message: message.clone(),
        };
        open.open(message, Command::Results(show));
    };
    let letter = {
        let look = look.clone();
        move || {
            let id = look.message()?;
            let message = look.figures.message(&id)?.clone();
            Some(view! { <Letter figures=Arc::clone(&look.figures) message/> })
        }
    };
    view! {
        <Pick
            id="engagement-message"
            label=move || t_string!(i18n, results.engagement.message)
            options
            chosen=Signal::derive(move || message.get().unwrap_or_default())
            on_choose=choose
        />
        {way(&look)}
        {division(&look)}
        {links(&look)}
        {letter}
        {others(&look)}
        {(!own).then(|| view! { <Asked beside=Beside::Engagement/> })}
    }
}

/// From what was sent to orders.
fn way(look: &Look) -> AnyView {
    let i18n = look.i18n;
    let own = look.clone();
    let steps = Signal::derive(move || steps(&own));
    let heads: (TextProp, TextProp) = (
        (move || t_string!(i18n, results.engagement.people)).into(),
        (move || t_string!(i18n, results.engagement.share)).into(),
    );
    let own = look.clone();
    let machines = move || {
        let message = own.message();
        let machines = own.figures.sum("machine_opens", message.as_deref());
        let all = own.figures.sum("unique_opens", message.as_deref());
        (all > 0).then(|| {
            t_string!(
                i18n,
                results.engagement.machines,
                machines = words::count(i18n, machines),
                all = words::count(i18n, all)
            )
            .to_string()
        })
    };
    view! {
        <Funnel
            id="chart-way"
            caption=move || t_string!(i18n, results.engagement.way)
            steps
            format=words::format_of(i18n, false, None)
            words=words::of_chart(i18n, move || t_string!(i18n, results.engagement.step))
            heads
        />
        <p class="small muted">{machines}</p>
    }
    .into_any()
}

fn steps(look: &Look) -> Vec<Step> {
    let i18n = look.i18n;
    let message = look.message();
    let sum = |head: &str| look.figures.sum(head, message.as_deref());
    let people = sum("unique_opens").saturating_sub(sum("machine_opens"));
    let all = [
        (words::head(i18n, "sent"), sum("sent")),
        (words::head(i18n, "delivered"), sum("delivered")),
        (
            words::measure(i18n, Measure::HumanOpens).to_string(),
            people,
        ),
        (
            words::measure(i18n, Measure::Clicks).to_string(),
            sum("unique_clicks"),
        ),
        (
            words::measure(i18n, Measure::Sessions).to_string(),
            sum("sessions"),
        ),
        (words::head(i18n, "carts"), sum("carts")),
        (
            words::measure(i18n, Measure::Orders).to_string(),
            sum("orders"),
        ),
    ];
    let mut before: Option<u64> = None;
    let step = |(label, count): (String, u64)| {
        let note = match before {
            Some(above) if above > 0 => {
                let share = words::percent(i18n, count as f64 / above as f64);
                t_string!(i18n, results.engagement.of_above, share = share).to_string()
            }
            Some(_) => "–".into(),
            None => t_string!(i18n, results.engagement.beginning).to_string(),
        };
        before = Some(count);
        Step {
            label,
            value: count as f64,
            note,
        }
    };
    // An SMS tells nothing of opens.
    let no_opens = sum("unique_opens") == 0;
    let human = words::measure(i18n, Measure::HumanOpens);
    let kept = all
        .into_iter()
        .filter(|(label, _)| !(no_opens && label == human));
    kept.map(step).collect()
}

/// The same measure by parts and by days.
fn division(look: &Look) -> AnyView {
    let i18n = look.i18n;
    let by = RwSignal::new(By::Segment);
    let measure = RwSignal::new(Measure::HumanOpens);
    let measures = Signal::derive(move || {
        let option = |own: Measure| {
            let words = words::measure(i18n, own).to_string();
            (own.as_str().to_string(), words)
        };
        Measure::ALL.map(option).to_vec()
    });
    let parts = Signal::derive(move || {
        let option = |own: By| (own.as_str().to_string(), words::by(i18n, own).to_string());
        By::ALL.map(option).to_vec()
    });
    let choose_part = move |word: String| {
        let found = By::ALL.into_iter().find(|own| own.as_str() == word);
        by.set(found.unwrap_or(By::Segment));
    };
    let choose_measure =
        move |word: String| measure.set(Measure::of(&word).unwrap_or(Measure::Clicks));
    let charts = {
        let look = look.clone();
        // Drawn anew when the unit changes, since a chart keeps how it writes its values.
        let rate = {
            let look = look.clone();
            Memo::new(move |_| look.figures.has_rate(by.get(), measure.get()))
        };
        move || charts(&look, by, measure.get(), rate.get())
    };
    view! {
        <section class="results__part" aria-labelledby="division-title">
            <h2 id="division-title">{t!(i18n, results.engagement.division)}</h2>
            <div class="results__picks">
                <Pick
                    id="division-measure"
                    label=move || t_string!(i18n, results.engagement.measure)
                    options=measures
                    chosen=Signal::derive(move || measure.get().as_str().to_string())
                    on_choose=choose_measure
                />
                <Pick
                    id="division-by"
                    label=move || t_string!(i18n, results.engagement.by)
                    options=parts
                    chosen=Signal::derive(move || by.get().as_str().to_string())
                    on_choose=choose_part
                />
            </div>
            {charts}
        </section>
    }
    .into_any()
}

fn charts(look: &Look, by: RwSignal<By>, measure: Measure, rate: bool) -> AnyView {
    let i18n = look.i18n;
    let own = look.clone();
    let parts = Signal::derive(move || {
        let by = by.get();
        let message = own.message();
        let portions = own.figures.portions(by, measure, message.as_deref());
        let point = |portion: &Portion| {
            let name = match by {
                By::Device => words::device(i18n, &portion.name),
                _ => portion.name.clone(),
            };
            (name, portion.value(rate))
        };
        Data::single(words::measure(i18n, measure), portions.iter().map(point))
    });
    let own = look.clone();
    let days = Signal::derive(move || {
        let message = own.message();
        let days = own.figures.days(measure, message.as_deref());
        let points = days
            .into_iter()
            .map(|(day, count)| (words::short(&day), count as f64));
        Data::single(words::measure(i18n, measure), points)
    });
    let caption = move || match rate {
        true => t_string!(
            i18n,
            results.engagement.rate_caption,
            measure = words::measure(i18n, measure)
        )
        .to_string(),
        false => words::measure(i18n, measure).to_string(),
    };
    let by_day = move || {
        let name = match measure {
            // Programs' opens are not told apart day by day.
            Measure::HumanOpens => Measure::Opens,
            other => other,
        };
        let measure = words::measure(i18n, name);
        t_string!(i18n, results.engagement.by_day, measure = measure).to_string()
    };
    let counted = Some(measure);
    view! {
        <div class="results__pair">
            <Bars
                id="chart-parts"
                caption
                data=parts
                format=words::format_of(i18n, rate, counted)
                words=words::of_chart(i18n, move || words::by(i18n, by.get()))
            />
            <Columns
                id="chart-days"
                caption=by_day
                data=days
                format=words::format_of(i18n, false, counted)
                words=words::of_chart(i18n, move || t_string!(i18n, results.engagement.day))
            />
        </div>
    }
    .into_any()
}

/// The links of the message, or of all.
fn links(look: &Look) -> AnyView {
    let i18n = look.i18n;
    let look = look.clone();
    let table = move || {
        let report = look.figures.report("finished/links.csv")?;
        let message = look.message();
        let of = |row: &casefile::report::Row<'_>| {
            message
                .as_deref()
                .is_none_or(|own| own == row.word("message"))
        };
        let (heads, rows) = written(i18n, report, of);
        let label = move || t_string!(i18n, results.engagement.links);
        Some(view! { <Sheet label heads rows/> })
    };
    view! {
        <section class="results__part" aria-labelledby="links-title">
            <h2 id="links-title">{t!(i18n, results.engagement.links)}</h2>
            {table}
        </section>
    }
    .into_any()
}

/// Reports of the case's own, as they are.
fn others(look: &Look) -> AnyView {
    let i18n = look.i18n;
    let look = look.clone();
    let tables = move || {
        let one = |(path, report): (&str, &casefile::report::Report)| {
            let (heads, rows) = written(i18n, report, |_| true);
            let name = path.rsplit('/').next().unwrap_or(path).to_string();
            let label = name.clone();
            view! {
                <details>
                    <summary><code>{name}</code></summary>
                    <Sheet label=label heads rows/>
                </details>
            }
        };
        look.figures.others().map(one).collect_view()
    };
    view! {
        <section class="results__part" aria-labelledby="others-title">
            <h2 id="others-title">{t!(i18n, results.engagement.others)}</h2>
            <div class="stack stack--tight">{tables}</div>
        </section>
    }
    .into_any()
}
