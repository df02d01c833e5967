//! A page of the list: at most so many rows stand on the screen, grouped by room.

use super::words;
use crate::browser::format;
use crate::i18n::{Locale, t_string, use_i18n};
use crate::language;
use crate::review::moment::{Fact, Moment};
use crate::review::player::Player;
use crate::widgets::{Button, Chip, Size};
use casefile::Room;
use leptos::{html, prelude::*};
use leptos_i18n::I18nContext;

/// Thousands of rows would make every act of the screen slow.
const ROWS_MAX: usize = 200;

/// The rows of `picked` (places in the journal) that stand on the page where the replay is, or on
/// the one turned to since it moved last.
#[component]
pub fn Deeds(player: Player, picked: Memo<Vec<usize>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let place = player.place();
    // The row of the entry shown, or of the last one before it that is listed.
    let current = Memo::new(move |_| {
        let place = place.get();
        let before = picked.with(|picked| picked.partition_point(|seq| *seq < place));
        before.checked_sub(1)
    });
    let page = RwSignal::new(0);
    Effect::new(move |_| {
        let here = current.get().unwrap_or(0) / ROWS_MAX;
        if page.get_untracked() != here {
            page.set(here);
        }
    });
    Effect::new(move |_| {
        current.track();
        page.track();
        picked.track();
        request_animation_frame(move || keep_in_sight(list));
    });
    let rows = move || {
        let from = page.get() * ROWS_MAX;
        picked.with(|picked| {
            let rows = picked.iter().enumerate().skip(from).take(ROWS_MAX);
            let rows: Vec<(usize, usize)> = rows.map(|(row, seq)| (row, *seq)).collect();
            groups(player, &rows, current)
        })
    };
    view! {
        <div class="review__deeds" node_ref=list>
            <Turn page picked later=false/>
            {rows}
            <Turn page picked later=true/>
        </div>
    }
}

/// Scrolls the list, and nothing else, so that the present row is in sight.
fn keep_in_sight(list: NodeRef<html::Div>) {
    let Some(list) = list.try_get_untracked().flatten() else {
        return;
    };
    let found = list.query_selector("[aria-current]").ok().flatten();
    let Some(row) = found else {
        // The beginning, or a page that was turned to.
        return list.set_scroll_top(0);
    };
    let (frame, row) = (
        list.get_bounding_client_rect(),
        row.get_bounding_client_rect(),
    );
    if row.top() < frame.top() || row.bottom() > frame.bottom() {
        let middle = row.top() - frame.top() - (frame.height() - row.height()) / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}

/// Rows one after another in the same room stand under its name.
fn groups(player: Player, rows: &[(usize, usize)], current: Memo<Option<usize>>) -> AnyView {
    let i18n = use_i18n();
    let tape = player.tape();
    let room = |seq: usize| tape.moments[seq].room;
    let chunks = rows.chunk_by(|one, other| room(one.1) == room(other.1));
    // By the wall clock, as whoever watched the exam will have noted it.
    let language = language::of(i18n.get_locale());
    let hour = |moment: &Moment| format::time(moment.wall, language);
    let group = |chunk: &[(usize, usize)]| {
        let first = &tape.moments[chunk[0].1];
        let items = chunk.iter().map(|(row, seq)| {
            let row = *row;
            let is_current = Signal::derive(move || current.get() == Some(row));
            deed(i18n, player, *seq, &tape.moments[*seq], is_current)
        });
        view! {
            <section>
                <h3 class="list__group">
                    {heading(i18n, first.room)}
                    <span class="deed__hour">{hour(first)}</span>
                </h3>
                <ul>{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    chunks.map(group).collect_view().into_any()
}

fn heading(i18n: I18nContext<Locale>, room: Option<Room>) -> &'static str {
    match room {
        Some(room) => words::room(i18n, room),
        None => t_string!(i18n, review.log.stages),
    }
}

fn deed(
    i18n: I18nContext<Locale>,
    player: Player,
    seq: usize,
    moment: &Moment,
    current: Signal<bool>,
) -> AnyView {
    let time = format::clock(moment.elapsed_ms as i64);
    let language = language::of(i18n.get_locale());
    let wall = format::moment(moment.wall, language);
    let seek = move |_| {
        player.pause();
        player.seek(seq + 1);
    };
    let mark = moment.fact().map(|fact| {
        let (icon, label) = mark(i18n, fact);
        view! { <Chip icon label/> }
    });
    let detail = words::detail(i18n, moment);
    let note = (mark.is_some() || detail.is_some())
        .then(|| view! { <span class="deed__note">{mark} " " {detail}</span> });
    view! {
        <li>
            <button
                type="button"
                class="deed"
                aria-current=move || current.get().then_some("step")
                on:click=seek
            >
                <span class="deed__time" title=wall>{time}</span>
                <span class="deed__text">{words::deed(i18n, moment)}</span>
                {note}
            </button>
        </li>
    }
    .into_any()
}

fn mark(i18n: I18nContext<Locale>, fact: Fact) -> (&'static str, &'static str) {
    match fact {
        Fact::Window => ("external", t_string!(i18n, review.fact.window)),
        Fact::Clock => ("clock", t_string!(i18n, review.fact.clock)),
        Fact::Paste => ("copy", t_string!(i18n, review.fact.paste)),
        Fact::Invigilator => ("key", t_string!(i18n, review.fact.invigilator)),
    }
}

/// Leads to the page before or after, where there is one.
#[component]
fn Turn(page: RwSignal<usize>, picked: Memo<Vec<usize>>, later: bool) -> impl IntoView {
    let i18n = use_i18n();
    let all = move || picked.with(Vec::len);
    let there = move || match later {
        true => (page.get() + 1) * ROWS_MAX < all(),
        false => page.get() > 0,
    };
    let label = move || {
        let page = if later {
            page.get() + 1
        } else {
            page.get().saturating_sub(1)
        };
        let from = page * ROWS_MAX + 1;
        let to = ((page + 1) * ROWS_MAX).min(all());
        t_string!(i18n, review.log.page, from = from, to = to, all = all())
    };
    let turn = move |()| {
        page.update(|page| {
            *page = if later {
                *page + 1
            } else {
                page.saturating_sub(1)
            }
        });
    };
    let icon = if later { "chevron-down" } else { "chevron-up" };
    view! {
        <Show when=there>
            <div class="row">
                <Button label icon size=Size::Small on_press=turn/>
            </div>
        </Show>
    }
}
