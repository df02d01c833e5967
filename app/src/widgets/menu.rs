use super::{Icon, keys};
use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

/// One act, or one of several that exclude each other (`checked`).
#[derive(Clone)]
pub struct MenuItem {
    pub label: TextProp,
    pub icon: Option<&'static str>,
    pub checked: Option<Signal<bool>>,
    pub act: Callback<()>,
}

impl MenuItem {
    /// An act.
    pub fn new(label: impl Into<TextProp>, act: impl Into<Callback<()>>) -> Self {
        let (label, act) = (label.into(), act.into());
        Self {
            label,
            icon: None,
            checked: None,
            act,
        }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// One of several: on while `checked`.
    #[must_use]
    pub fn checked(mut self, checked: Signal<bool>) -> Self {
        self.checked = Some(checked);
        self
    }
}

/// A button that opens a menu: the browser's own popover, arrow keys, Escape closes.
#[component]
pub fn Menu(
    /// Unique on the page.
    id: &'static str,
    /// The button's name, read aloud and shown as a hint.
    #[prop(into)]
    label: TextProp,
    icon: &'static str,
    /// Words on the button, such as "PL".
    #[prop(optional, into)]
    words: Option<TextProp>,
    #[prop(optional)] class: &'static str,
    items: Vec<MenuItem>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let sheet = NodeRef::<html::Div>::new();
    let count = items.len();
    let on_toggle = move |_: leptos::ev::Event| {
        let shown = sheet.get_untracked().is_some_and(|sheet| is_open(&sheet));
        open.set(shown);
        if let (true, Some(button), Some(sheet)) =
            (shown, button.get_untracked(), sheet.get_untracked())
        {
            place(&button, &sheet);
            focus_item(&sheet, 0);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(sheet) = sheet.get_untracked() else {
            return;
        };
        let at = focused(&sheet).unwrap_or(0);
        if event.key() == "Tab" {
            let _ = sheet.hide_popover();
        } else if let Some(next) = keys::along(&event, at, count) {
            event.prevent_default();
            focus_item(&sheet, next);
        }
    };
    let close = Callback::new(move |()| {
        if let Some(sheet) = sheet.get_untracked() {
            let _ = sheet.hide_popover();
        }
    });
    let square = if words.is_none() { " button--icon" } else { "" };
    let (named, hint) = (label.clone(), label.clone());
    view! {
        <button
            type="button"
            class=format!("button button--bare{square} {class}")
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            aria-label=move || named.get()
            title=move || hint.get()
            popovertarget=id
            node_ref=button
        >
            <Icon name=icon/>
            {words.map(|words| view! { <span aria-hidden="true">{move || words.get()}</span> })}
        </button>
        <div
            class="menu"
            id=id
            popover="auto"
            role="menu"
            aria-label=move || label.get()
            node_ref=sheet
            on:toggle=on_toggle
            on:keydown=on_key
        >
            {items.into_iter().map(|item| line(item, close).into_any()).collect_view()}
        </div>
    }
}

fn line(item: MenuItem, close: Callback<()>) -> impl IntoView {
    let MenuItem {
        label,
        icon,
        checked,
        act,
    } = item;
    let role = if checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let press = move |_| {
        close.run(());
        act.run(());
    };
    let tick = checked.map(|on| {
        let mark = move || on.get().then(|| view! { <Icon name="check"/> });
        view! { <span class="menu__tick">{mark}</span> }
    });
    view! {
        <button
            type="button"
            class="menu__item"
            role=role
            tabindex="-1"
            aria-checked=checked.map(|on| move || on.get().to_string())
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="grow">{move || label.get()}</span>
            {tick}
        </button>
    }
}

fn is_open(sheet: &web_sys::Element) -> bool {
    sheet.matches(":popover-open").unwrap_or(false)
}

/// Under the button, their right edges together, inside the window; it stays there when the
/// window changes its width.
fn place(button: &web_sys::Element, sheet: &web_sys::HtmlElement) {
    let (under, own) = (
        button.get_bounding_client_rect(),
        sheet.get_bounding_client_rect(),
    );
    let whole = f64::from(document_element().client_width());
    let (top, right) = (under.bottom() + 4.0, (whole - under.right()).max(8.0));
    // The left edge stays inside too.
    let most = own.width() + 8.0;
    let style = format!("top: {top}px; right: min({right}px, 100vw - {most}px)");
    let _ = sheet.set_attribute("style", &style);
}

fn document_element() -> web_sys::Element {
    let document = document();
    document.document_element().expect("a page has a root")
}

fn items(sheet: &web_sys::Element) -> Vec<web_sys::HtmlElement> {
    let found = sheet.query_selector_all(".menu__item").ok();
    let list = |found: web_sys::NodeList| (0..found.length()).filter_map(move |at| found.get(at));
    let items = found.into_iter().flat_map(list);
    items.filter_map(|item| item.dyn_into().ok()).collect()
}

fn focus_item(sheet: &web_sys::Element, at: usize) {
    if let Some(item) = items(sheet).get(at) {
        let _ = item.focus();
    }
}

fn focused(sheet: &web_sys::Element) -> Option<usize> {
    let active = document().active_element()?;
    items(sheet)
        .iter()
        .position(|item| item.is_same_node(Some(&active)))
}
