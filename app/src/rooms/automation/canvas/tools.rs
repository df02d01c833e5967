//! The canvas's own tools.

use super::Stage;
use crate::i18n::t_string;
use crate::widgets::{Button, Look, Size};
use leptos::{prelude::*, text_prop::TextProp};

#[component]
pub fn Tools(stage: Stage) -> impl IntoView {
    let i18n = stage.bench.i18n;
    let tool = move |label: TextProp, icon: &'static str, act: Callback<()>| {
        view! {
            <Button
                label
                icon
                icon_only=true
                look=Look::Bare
                size=Size::Small
                on_press=act
            />
        }
        .into_any()
    };
    let scale = move || {
        let percent = (stage.bench.camera.get().scale * 100.0).round() as i32;
        t_string!(i18n, common.percent, value = percent).to_string()
    };
    let smaller = Callback::new(move |()| stage.zoom(0.8));
    let larger = Callback::new(move |()| stage.zoom(1.25));
    let fit = Callback::new(move |()| stage.bench.fit());
    view! {
        <div
            class="canvas__tools"
            role="group"
            aria-label=move || t_string!(i18n, automation.canvas.tools)
        >
            {tool((move || t_string!(i18n, automation.canvas.smaller)).into(), "minus", smaller)}
            <span class="canvas__scale">{scale}</span>
            {tool((move || t_string!(i18n, automation.canvas.larger)).into(), "plus", larger)}
            <Button
                label=move || t_string!(i18n, automation.canvas.fit)
                look=Look::Bare
                size=Size::Small
                on_press=fit
            />
            <Button
                label=move || t_string!(i18n, automation.canvas.hand)
                look=Look::Bare
                size=Size::Small
                pressed=Signal::from(stage.hand)
                on_press=move |()| stage.hand.update(|hand| *hand = !*hand)
            />
        </div>
    }
}
