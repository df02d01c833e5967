//! The help in Polish: the same commands, other words.

use clap::Command;

/// Path of a command, then what it does.
const COMMANDS: &[(&str, &str)] = &[
    (
        "",
        "Przypadki, klucze, przyjmowanie prac i zapieczętowane prace",
    ),
    ("case", "Sprawdza i pakuje przypadki"),
    (
        "case check",
        "Sprawdza przypadek w postaci źródłowej; wypisuje plik:wiersz:kolumnę",
    ),
    ("case pack", "Pakuje przypadek"),
    (
        "case secrets",
        "Losuje hasło pakietu i kod osoby nadzorującej",
    ),
    ("check", "Sprawdza to, co pisze kandydat"),
    (
        "check html",
        "Sprawdza HTML i CSS; wypisuje plik:wiersz:kolumnę każdej uwagi",
    ),
    ("keys", "Tworzy klucze instytucji"),
    ("keys new", "Tworzy nowe klucze w osobnym folderze"),
    ("serve", "Przyjmuje prace i udostępnia aplikację"),
    ("submissions", "Prace, które wpłynęły"),
    ("submissions list", "Wypisuje prace, które wpłynęły"),
    (
        "submissions show",
        "Pokazuje jedną pracę i jej potwierdzenie",
    ),
    (
        "submissions export",
        "Zapisuje przechowywane pliki do folderu",
    ),
    (
        "submissions import",
        "Przyjmuje pliki przyniesione na nośniku: prace i potwierdzenia podpisane gdzie indziej",
    ),
    (
        "submissions verify",
        "Otwiera prace, sprawdza łańcuchy i podpisuje potwierdzenia",
    ),
    ("open", "Otwiera pracę albo drugą kopię do folderu"),
    (
        "verify",
        "Sprawdza pracę albo drugą kopię; wskazuje pierwszy zły wpis",
    ),
    ("replay", "Stan stanowiska po danym wpisie, jako JSON"),
    ("ab", "Odczytuje test A/B dwóch proporcji albo planuje test"),
    ("ab plan", "Ile kontaktów potrzebuje wariant"),
    (
        "contacts",
        "Kontakty przypadku: profil każdej kolumny albo wszystkie jako CSV",
    ),
    ("segment", "Liczy segment i jego lejek zgód"),
    ("simulate", "Uruchamia kampanię na kontaktach przypadku"),
];

/// Name of an argument, with its command's where the same name means two things.
const ARGUMENTS: &[(&str, &str)] = &[
    ("json", "Jeden dokument JSON na standardowym wyjściu"),
    (
        "language",
        "Język komunikatów; inaczej z LC_ALL, LC_MESSAGES albo LANG",
    ),
    ("html", "Plik HTML"),
    ("carrier", "Czym ma się stać HTML"),
    ("css", "Arkusz stylów obok pliku HTML"),
    (
        "sarif",
        "Jeden dokument SARIF na standardowym wyjściu, zamiast --json",
    ),
    ("folders", "Foldery przypadków"),
    ("folder", "Folder przypadku"),
    ("kind", "Do czego służy pakiet"),
    (
        "commission",
        "Pakuje część komisji: kryteria, rozmowę, rozwiązanie wzorcowe",
    ),
    (
        "case pack keys",
        "Folder kluczy instytucji; pakiet egzaminu musi być podpisany",
    ),
    ("case pack out", "Pakiet do zapisania"),
    (
        "invigilator_code",
        "Kod osoby nadzorującej egzamin; pominięty zostanie wylosowany",
    ),
    (
        "passphrase",
        "Hasło pakietu egzaminu; pominięte zostanie wylosowane",
    ),
    (
        "passphrase_generate",
        "Losuje hasło bez względu na środowisko",
    ),
    ("no_passphrase", "Nie szyfruje pakietu egzaminu"),
    (
        "keys new out",
        "Folder do utworzenia; musi być pusty albo go nie być",
    ),
    ("name_pl", "Nazwa instytucji po polsku"),
    ("name_en", "Nazwa instytucji po angielsku"),
    ("years", "Ważność kluczy w latach"),
    (
        "retention_days",
        "Ile dni po potwierdzeniu praca zostaje na komputerze zdających; bez tego aż do usunięcia",
    ),
    ("listen", "Adres i port"),
    ("data", "Folder danych"),
    (
        "keys",
        "Folder kluczy instytucji; inaczej folder keys w folderze danych",
    ),
    (
        "database",
        "Inna baza niż ta w folderze danych: sqlite:ŚCIEŻKA",
    ),
    ("client", "Folder zbudowanej aplikacji"),
    ("tls_cert", "Łańcuch certyfikatów, PEM; włącza HTTPS"),
    ("tls_key", "Klucz prywatny certyfikatu, PEM"),
    (
        "uploads_per_minute",
        "Ile prac naraz z jednego adresu; tyle samo w każdej minucie",
    ),
    ("attempt", "Tylko prace tego podejścia"),
    (
        "submissions show which",
        "Kod pieczęci albo numer pracy, także sam początek",
    ),
    (
        "submissions verify which",
        "Kody pieczęci albo numery prac, także ich początki; inaczej wszystkie niesprawdzone",
    ),
    (
        "which",
        "Kody pieczęci albo numery prac, także ich początki",
    ),
    (
        "all",
        "Wszystko do oceny: bieżąca praca każdego podejścia oraz rozwidlenia",
    ),
    ("submissions export out", "Folder, do którego zapisać"),
    ("files", "Prace albo potwierdzenia"),
    ("submissions verify identity", "Tożsamość age instytucji"),
    (
        "verify identity",
        "Tożsamość age instytucji; bez niej sprawdzana jest tylko koperta",
    ),
    (
        "identity",
        "Tożsamość age instytucji; druga kopia z ćwiczeń jej nie wymaga",
    ),
    ("file", "Praca albo druga kopia"),
    ("open out", "Folder do utworzenia"),
    (
        "at",
        "Ostatni uwzględniony wpis; pierwszy ma numer 0. Inaczej ostatni w dzienniku",
    ),
    ("case", "Folder przypadku albo jego pakiet"),
    (
        "csv",
        "Wszystkie kontakty jako CSV, z rodzajem kolumny w nagłówku",
    ),
    ("limit", "Tylko tyle wierszy CSV"),
    ("contacts", "Inna liczba kontaktów niż w przypadku"),
    (
        "filter",
        "Reguła jako JSON, sama albo jako {\"rule\":…,\"segments\":{…}}",
    ),
    ("campaign", "Kampania jako JSON albo sam proces"),
    ("days", "Inna liczba dni niż w kampanii"),
    ("seed", "Inne ziarno losowania niż w przypadku"),
    ("workers", "Liczba wątków; wynik jest dla każdej taki sam"),
    ("truth", "W JSON także prawdziwy wpływ i miary odniesienia"),
    ("a", "Pierwszy wariant: sukcesy/próby"),
    ("b", "Drugi wariant: sukcesy/próby"),
    ("confidence", "Poziom ufności przedziałów"),
    ("weights", "Planowane wagi wariantów"),
    ("expected", "Oczekiwana różnica, dla reguły sekwencyjnej"),
    ("baseline", "Udział sukcesów teraz"),
    ("mde", "Najmniejsza różnica, którą test ma wykryć"),
    ("power", "Prawdopodobieństwo, że ją wykryje"),
    ("alpha", "Jak często wolno zobaczyć różnicę, której nie ma"),
    (
        "looks",
        "Ile spojrzeń na trwający test, dla granic sekwencyjnych",
    ),
];

const TEMPLATE: &str = "{about}\n\nUżycie: {usage}\n\n{all-args}";

/// Puts Polish words on a command and all below it.
pub fn translated(command: Command) -> Command {
    below(command, "")
}

fn below(command: Command, path: &str) -> Command {
    let about = command_words(path);
    let command = match about {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Polecenia")
        .next_help_heading("Opcje")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help())
        .arg(version())
        .mut_args(|argument| {
            let words = argument_words(path, argument.get_id().as_str());
            let positional = argument.is_positional();
            let argument = argument.help_heading(if positional { "Argumenty" } else { "Opcje" });
            words
                .map(|words| argument.clone().help(words))
                .unwrap_or(argument)
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().into())
        .collect();
    names.iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(name, |inner| below(inner, path.trim()))
    })
}

fn help() -> clap::Arg {
    let help = clap::Arg::new("help").short('h').long("help");
    help.action(clap::ArgAction::Help).help("Wypisuje tę pomoc")
}

fn version() -> clap::Arg {
    let version = clap::Arg::new("version").short('V').long("version");
    version
        .action(clap::ArgAction::Version)
        .help("Wypisuje wersję")
}

fn command_words(path: &str) -> Option<&'static str> {
    COMMANDS
        .iter()
        .find(|(of, _)| *of == path)
        .map(|(_, words)| *words)
}

fn argument_words(path: &str, id: &str) -> Option<&'static str> {
    let whole = format!("{path} {id}");
    let of = |wanted: &str| ARGUMENTS.iter().find(|(of, _)| *of == wanted);
    of(&whole).or_else(|| of(id)).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::CommandFactory;

    fn untranslated(command: &Command, path: &str) -> Vec<String> {
        let named = command_words(path).is_none().then(|| path.to_owned());
        let arguments = command.get_arguments().map(|a| a.get_id().as_str());
        let own = arguments
            .filter(|id| !["help", "version"].contains(id))
            .filter(|id| argument_words(path, id).is_none())
            .map(|id| format!("{path} {id}"));
        let inner = command.get_subcommands().filter(|c| c.get_name() != "help");
        let inner = inner.flat_map(|c| untranslated(c, format!("{path} {}", c.get_name()).trim()));
        named.into_iter().chain(own).chain(inner).collect()
    }

    #[test]
    fn given_every_command_and_option_when_looked_up_then_it_has_polish_words() {
        assert_eq!(
            untranslated(&Arguments::command(), ""),
            Vec::<String>::new()
        );
    }

    #[test]
    fn given_the_translated_command_when_checked_then_clap_accepts_it() {
        translated(Arguments::command()).debug_assert();
    }
}
