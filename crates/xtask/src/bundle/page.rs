//! The build's page: Trunk's inline start script moves into a file, and the base is set.

use crate::fault::{Fault, Result};

/// A page without inline script, and the script that starts the client.
pub struct Lifted {
    pub page: String,
    pub script: String,
}

const OPEN: &str = "<script type=\"module\"";
const CLOSE: &str = "</script>";

/// Takes Trunk's inline start script out of the page and fills its two file names into `template`.
///
/// The page's policy allows no inline script, so the browser would refuse it where Trunk puts it.
pub fn lift_start(page: &str, template: &str) -> Result<Lifted> {
    let lost = || {
        Fault::new("Trunk's start script is not where it used to be in index.html")
            .next("check Trunk's version (0.21.14) and app/index.html's `rel=\"rust\"` link")
    };
    let (from, to) = inline_module(page).ok_or_else(lost)?;
    let inline = &page[from..to];
    let module = between(inline, "from '", "'").ok_or_else(lost)?;
    let wasm = between(inline, "module_or_path: '", "'").ok_or_else(lost)?;
    let script = template
        .replace("__CLIENT__", relative(module))
        .replace("__WASM__", relative(wasm));
    let tag = "<script type=\"module\" src=\"client.js\"></script>";
    let page = format!("{}{tag}{}", &page[..from], &page[to..]);
    Ok(Lifted { page, script })
}

/// The first module script with a body that starts the client.
fn inline_module(page: &str) -> Option<(usize, usize)> {
    let mut seen = 0;
    while let Some(from) = page[seen..].find(OPEN).map(|found| found + seen) {
        let to = page[from..].find(CLOSE)? + from + CLOSE.len();
        if page[from..to].contains("module_or_path") {
            return Some((from, to));
        }
        seen = to;
    }
    None
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

fn relative(path: &str) -> &str {
    path.trim_start_matches("./").trim_start_matches('/')
}

/// Gives the page the base under which its build lives.
pub fn rebase(page: &str, base: &str) -> Result<String> {
    let tag = format!("<base href=\"{base}\">");
    if let Some(from) = page.find("<base") {
        let end = page[from..].find('>').unwrap_or(0) + from + 1;
        return Ok(format!("{}{tag}{}", &page[..from], &page[end..]));
    }
    let head = page.find("<head").and_then(|from| {
        let end = page[from..].find('>')?;
        Some(from + end + 1)
    });
    let head = head.ok_or_else(|| Fault::new("index.html has no <head>"))?;
    Ok(format!("{}{tag}{}", &page[..head], &page[head..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><script type=\"module\">\nimport init from './a-1.js';\n\
        await init({ module_or_path: './a-1_bg.wasm' });\n</script></head></html>";

    #[test]
    fn given_trunks_page_when_lifted_then_no_inline_script_is_left() {
        let lifted = lift_start(PAGE, "import '__CLIENT__' '__WASM__'").unwrap();
        let tag = "<script type=\"module\" src=\"client.js\"></script>";
        assert_eq!(lifted.page, format!("<html><head>{tag}</head></html>"));
        assert_eq!(lifted.script, "import 'a-1.js' 'a-1_bg.wasm'");
    }

    #[test]
    fn given_a_page_without_start_script_when_lifted_then_it_is_refused() {
        assert!(lift_start("<html></html>", "").is_err());
    }

    #[test]
    fn given_a_page_when_rebased_then_the_base_comes_first_or_is_replaced() {
        let fresh = rebase("<head><link></head>", "/b/1/").unwrap();
        assert_eq!(fresh, "<head><base href=\"/b/1/\"><link></head>");
        assert_eq!(
            rebase("<base href=\"/\"/><p>", "/b/1/").unwrap(),
            "<base href=\"/b/1/\"><p>"
        );
    }
}
