//! A group of conditions: all of them, or at least one.

use super::bench::Bench;
use super::clause::ClauseRow;
use super::draft::{Id, Node, ROOT};
use crate::i18n::t_string;
use crate::widgets::{Button, Look, Size};
use crate::words;
use leptos::prelude::*;

/// A group with its members; the outermost has no frame.
#[component]
pub fn Group(bench: Bench, id: Id) -> AnyView {
    let i18n = bench.i18n;
    let members = Memo::new(move |_| bench.draft.with(|draft| draft.members(id).to_vec()));
    let all = Memo::new(move |_| bench.draft.with(|draft| draft.is_all(id)));
    let several = move || members.with(|members| members.len() > 1);
    let between = move || match all.get() {
        true => t_string!(i18n, rule.and),
        false => t_string!(i18n, rule.or),
    };
    let label = move || match all.get() {
        true => t_string!(i18n, rule.group_all),
        false => t_string!(i18n, rule.group_any),
    };
    let one = move |member: Id| {
        let first = move || bench.draft.with(|draft| draft.place(member).0 == 0);
        view! {
            <li class="logic__member">
                <Show when=move || !first()>
                    <span class="logic__between">{between}</span>
                </Show>
                {member_view(bench, member)}
            </li>
        }
    };
    view! {
        <div
            class="logic__group"
            class:logic__group--inner=id != ROOT
            class:logic__group--any=move || !all.get()
            role="group"
            aria-label=label
        >
            <Show when=move || several() || id != ROOT>
                <Head bench id all/>
            </Show>
            <Show when=move || members.with(|members| !members.is_empty())>
                <ul class="logic__members">
                    <For each=move || members.get() key=|id| *id children=one/>
                </ul>
            </Show>
            {move || bench.fault(id).map(|fault| view! {
                <p class="field__error">{words::of(i18n, &fault.code).0}</p>
            })}
            <Foot bench id/>
        </div>
    }
    .into_any()
}

fn member_view(bench: Bench, id: Id) -> AnyView {
    let group = bench
        .draft
        .with_untracked(|draft| matches!(draft.node(id), Some(Node::Group { .. })));
    if group {
        view! { <Group bench id/> }.into_any()
    } else {
        view! { <ClauseRow bench id/> }.into_any()
    }
}

/// All or any, and what can be done with the group.
#[component]
fn Head(bench: Bench, id: Id, all: Memo<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let control = bench.control(id, "all");
    let choose = move |event: leptos::ev::Event| {
        let now = event_target_value(&event) == "all";
        bench.alter(|draft| draft.set_all(id, now));
    };
    view! {
        <div class="logic__head">
            <label class="logic__label" for=control.clone()>
                {move || t_string!(i18n, rule.holds)}
            </label>
            <select
                class="input logic__all"
                id=control
                disabled=move || bench.off.get()
                on:change=choose
            >
                <option value="all" prop:selected=move || all.get()>
                    {move || t_string!(i18n, rule.all)}
                </option>
                <option value="any" prop:selected=move || !all.get()>
                    {move || t_string!(i18n, rule.any)}
                </option>
            </select>
            <Show when=move || id != ROOT>
                <GroupActs bench id/>
            </Show>
        </div>
    }
}

#[component]
fn GroupActs(bench: Bench, id: Id) -> impl IntoView {
    let i18n = bench.i18n;
    let ungroup = move |()| {
        let first = bench
            .draft
            .with_untracked(|draft| draft.members(id).first().copied());
        bench.alter(|draft| draft.unwrap_group(id));
        if let Some(first) = first {
            bench.focus(first, "field");
        }
    };
    view! {
        <span class="logic__acts">
            <Moves bench id/>
            <Button
                label=move || t_string!(i18n, rule.ungroup)
                look=Look::Bare
                size=Size::Small
                disabled=bench.off
                on_press=ungroup
            />
            <Remove bench id/>
        </span>
    }
}

/// One place up or down.
#[component]
pub fn Moves(bench: Bench, id: Id) -> impl IntoView {
    let i18n = bench.i18n;
    let place = Memo::new(move |_| bench.draft.with(|draft| draft.place(id)));
    let off = bench.off;
    let button = move |down: bool| {
        let at_end = move || match (down, place.get()) {
            (true, (at, count)) => at + 1 >= count,
            (false, (at, _)) => at == 0,
        };
        let label = move || match down {
            true => t_string!(i18n, rule.down),
            false => t_string!(i18n, rule.up),
        };
        view! {
            <Button
                label
                icon=if down { "chevron-down" } else { "chevron-up" }
                icon_only=true
                look=Look::Bare
                size=Size::Small
                disabled=Signal::derive(move || off.get() || at_end())
                on_press=move |()| bench.alter(|draft| draft.shift(id, down))
            />
        }
    };
    view! {
        <Show when=move || { place.get().1 > 1 }>
            {button(false)} {button(true)}
        </Show>
    }
}

/// Takes a node out; the keyboard goes to what stands there then.
#[component]
pub fn Remove(bench: Bench, id: Id) -> impl IntoView {
    let i18n = bench.i18n;
    let group = bench
        .draft
        .with_untracked(|draft| matches!(draft.node(id), Some(Node::Group { .. })));
    let label = move || match group {
        true => t_string!(i18n, rule.remove_group),
        false => t_string!(i18n, rule.remove),
    };
    let remove = move |()| {
        let near = bench.draft.with_untracked(|draft| {
            let parent = draft.parent(id).unwrap_or(ROOT);
            let at = draft.place(id).0;
            let members = draft.members(parent);
            let near = members
                .get(at + 1)
                .or_else(|| members.get(at.wrapping_sub(1)));
            near.copied().map_or((ROOT, "add"), |near| (near, "field"))
        });
        bench.alter(|draft| draft.remove(id));
        bench.focus(near.0, near.1);
    };
    view! {
        <Button
            label
            icon="trash"
            icon_only=true
            look=Look::Danger
            size=Size::Small
            disabled=bench.off
            on_press=remove
        />
    }
}

/// What can be added.
#[component]
fn Foot(bench: Bench, id: Id) -> impl IntoView {
    let i18n = bench.i18n;
    let deep = Memo::new(move |_| bench.draft.with(|draft| !draft.takes_group(id)));
    let add = move |group: bool| {
        let mut fresh = None;
        bench.alter(|draft| {
            fresh = Some(match group {
                true => draft.add_group(id),
                false => draft.add_clause(id),
            });
        });
        if let Some(fresh) = fresh {
            bench.focus(fresh, "field");
        }
    };
    view! {
        <div class="logic__foot" hidden=move || bench.off.get()>
            <button
                type="button"
                class="button button--small"
                id=bench.control(id, "add")
                on:click=move |_| add(false)
            >
                {move || t_string!(i18n, rule.add)}
            </button>
            <Show when=move || !deep.get()>
                <Button
                    label=move || t_string!(i18n, rule.add_group)
                    look=Look::Bare
                    size=Size::Small
                    on_press=move |()| add(true)
                />
            </Show>
        </div>
    }
}
