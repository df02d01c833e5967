//! The rules of `site.toml` and of the shop's templates.

use crate::check::finds;
use crate::folder::{changed, lines, with, without};
use casefile::source::Folder;

#[test]
fn given_a_case_without_a_list_of_its_shop_then_it_is_whole() {
    let mut files = crate::folder::files();
    files.remove("site.toml");
    let lines = lines(&Folder::new("ziolko", files));
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn given_faults_of_the_shop_then_each_has_its_code_and_place() {
    let file = "site.toml";
    let shop = |old: &str, new: &str, code: &str| finds(&changed(file, old, new), file, code);
    shop("slug = \"mieta\"", "slug = \"Mięta\"", "site-slug");
    shop("slug = \"mieta\"", "slug = \"napar\"", "duplicate");
    shop("slug = \"/\"", "slug = \"start\"", "site-front");
    finds(&without("site/napar.html"), file, "dangling");
    shop("picture = \"logo\"", "picture = \"lisc\"", "dangling");
    shop("price_grosze = 1290", "price_grosze = 0", "range");
    shop("></script>'", ">'", "site-code");
    shop("data-zgoda=\"marketing\"", "", "site-code");
    shop(
        "domain = \"ziolko.example\"",
        "domain = \"ziolko.pl\"",
        "domain",
    );
    shop(
        "spf = \"_spf.igla.example\"",
        "spf = \"_spf.inna.example\"",
        "dangling",
    );
    shop("id = \"email\"", "id = \"mail\"", "dangling");
    let line = &lines(&changed(file, "slug = \"mieta\"", "slug = \"Mięta\""))[0];
    let place = line.split_once(": ").expect("a place").0;
    let page = String::from_utf8(crate::folder::files()[file].clone()).expect("a text");
    let at = page
        .lines()
        .position(|it| it == "slug = \"mieta\"")
        .expect("it");
    assert_eq!(place, format!("site.toml:{}:8", at + 1));
}

#[test]
fn given_a_template_of_the_shop_with_a_field_that_there_is_not_then_it_is_found_there() {
    let card = "site/card.html";
    finds(
        &changed(card, "{{lead}}", "{{lead}} {{size}}"),
        card,
        "site-field",
    );
    finds(&changed(card, "{{lead}}", ""), "site.toml", "site-field");
    let stray = with("site/dawna.html", b"<p>x</p>\n");
    finds(&stray, "site/dawna.html", "file-unused");
}
