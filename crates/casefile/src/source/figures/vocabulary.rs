//! The heads of figure tables that mean something.

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// The id of a campaign or message.
    Key,
    /// Words.
    Text,
    /// A day.
    Date,
    /// A year.
    Year,
    /// 0 to 23.
    Hour,
    /// The name of a part: of a segment, a variant, …
    Part,
    /// How many.
    Count,
    /// Grosze.
    Money,
    /// Per cent: the first columns' sum by the second.
    Rate(&'static [&'static str], &'static str),
    /// Grosze: the first by the second.
    Mean(&'static str, &'static str),
    /// Per cent: (revenue - cost) by cost.
    Return,
}

/// A head that means something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// The head in files.
    pub name: &'static str,
    /// What the cells are.
    pub kind: Kind,
    /// The head that a candidate reads.
    pub pl: &'static str,
    /// The head that a candidate reads.
    pub en: &'static str,
}

const fn column(name: &'static str, kind: Kind, pl: &'static str, en: &'static str) -> Column {
    Column { name, kind, pl, en }
}

/// All of them.
pub const COLUMNS: [Column; 45] = [
    column("campaign", Kind::Key, "Kampania", "Campaign"),
    column("message", Kind::Key, "Wiadomość", "Message"),
    column("title", Kind::Text, "Nazwa", "Name"),
    column("subject", Kind::Text, "Temat", "Subject"),
    column("channel", Kind::Text, "Kanał", "Channel"),
    column("url", Kind::Text, "Adres", "Address"),
    column("note", Kind::Text, "Uwagi", "Notes"),
    column("sent_on", Kind::Date, "Data wysyłki", "Sent on"),
    column("day", Kind::Date, "Dzień", "Day"),
    column("year", Kind::Year, "Rok", "Year"),
    column("hour", Kind::Hour, "Godzina", "Hour"),
    column("segment", Kind::Part, "Segment", "Segment"),
    column("variant", Kind::Part, "Wariant", "Variant"),
    column("link", Kind::Part, "Link", "Link"),
    column(
        "provider",
        Kind::Part,
        "Dostawca poczty",
        "Mailbox provider",
    ),
    column("device", Kind::Part, "Urządzenie", "Device"),
    column("contacts", Kind::Count, "Kontakty", "Contacts"),
    column("sent", Kind::Count, "Wysłane", "Sent"),
    column("delivered", Kind::Count, "Dostarczone", "Delivered"),
    column(
        "hard_bounces",
        Kind::Count,
        "Odbicia twarde",
        "Hard bounces",
    ),
    column(
        "soft_bounces",
        Kind::Count,
        "Odbicia miękkie",
        "Soft bounces",
    ),
    column("opens", Kind::Count, "Otwarcia", "Opens"),
    column(
        "unique_opens",
        Kind::Count,
        "Otwarcia unikalne",
        "Unique opens",
    ),
    column(
        "machine_opens",
        Kind::Count,
        "Otwarcia automatyczne",
        "Machine opens",
    ),
    column("clicks", Kind::Count, "Kliknięcia", "Clicks"),
    column(
        "unique_clicks",
        Kind::Count,
        "Kliknięcia unikalne",
        "Unique clicks",
    ),
    column("unsubscribes", Kind::Count, "Wypisy", "Unsubscribes"),
    column("complaints", Kind::Count, "Skargi", "Spam complaints"),
    column("sessions", Kind::Count, "Sesje", "Sessions"),
    column("carts", Kind::Count, "Koszyki", "Carts"),
    column("orders", Kind::Count, "Zamówienia", "Orders"),
    column("followers", Kind::Count, "Obserwujący", "Followers"),
    column("reach", Kind::Count, "Zasięg", "Reach"),
    column("impressions", Kind::Count, "Wyświetlenia", "Impressions"),
    column("engagements", Kind::Count, "Reakcje", "Engagements"),
    column(
        "revenue_grosze",
        Kind::Money,
        "Przychód (zł)",
        "Revenue (PLN)",
    ),
    column("cost_grosze", Kind::Money, "Koszt (zł)", "Cost (PLN)"),
    column(
        "delivery_rate",
        DELIVERY,
        "Dostarczalność (%)",
        "Delivery rate (%)",
    ),
    column("bounce_rate", BOUNCE, "Odbicia (%)", "Bounce rate (%)"),
    column("open_rate", OPEN, "Otwarcia (%)", "Open rate (%)"),
    column("click_rate", CLICK, "Kliknięcia (%)", "Click rate (%)"),
    column(
        "click_to_open_rate",
        CTOR,
        "Kliknięcia do otwarć (%)",
        "Click-to-open rate (%)",
    ),
    column(
        "unsubscribe_rate",
        UNSUBSCRIBE,
        "Wypisy (%)",
        "Unsubscribe rate (%)",
    ),
    column(
        "complaint_rate",
        COMPLAINT,
        "Skargi (%)",
        "Complaint rate (%)",
    ),
    column(
        "order_rate",
        ORDER,
        "Zamówienia do dostarczonych (%)",
        "Order rate (%)",
    ),
];

/// The rest of them.
pub const QUOTIENTS: [Column; 4] = [
    column(
        "conversion_rate",
        CONVERSION,
        "Współczynnik konwersji (%)",
        "Conversion rate (%)",
    ),
    column(
        "engagement_rate",
        ENGAGEMENT,
        "Zaangażowanie (%)",
        "Engagement rate (%)",
    ),
    column(
        "roi",
        Kind::Return,
        "Zwrot z inwestycji (%)",
        "Return on investment (%)",
    ),
    column(
        "average_order_grosze",
        MEAN_ORDER,
        "Średnie zamówienie (zł)",
        "Average order (PLN)",
    ),
];

const DELIVERY: Kind = Kind::Rate(&["delivered"], "sent");
const BOUNCE: Kind = Kind::Rate(&["hard_bounces", "soft_bounces"], "sent");
const OPEN: Kind = Kind::Rate(&["unique_opens"], "delivered");
const CLICK: Kind = Kind::Rate(&["unique_clicks"], "delivered");
const CTOR: Kind = Kind::Rate(&["unique_clicks"], "unique_opens");
const UNSUBSCRIBE: Kind = Kind::Rate(&["unsubscribes"], "delivered");
const COMPLAINT: Kind = Kind::Rate(&["complaints"], "delivered");
const ORDER: Kind = Kind::Rate(&["orders"], "delivered");
const CONVERSION: Kind = Kind::Rate(&["orders"], "sessions");
const ENGAGEMENT: Kind = Kind::Rate(&["engagements"], "followers");
const MEAN_ORDER: Kind = Kind::Mean("revenue_grosze", "orders");

/// Columns whose parts sum to the total.
pub const ADDITIVE: [&str; 16] = [
    "sent",
    "delivered",
    "hard_bounces",
    "soft_bounces",
    "opens",
    "unique_opens",
    "machine_opens",
    "clicks",
    "unique_clicks",
    "unsubscribes",
    "complaints",
    "sessions",
    "carts",
    "orders",
    "revenue_grosze",
    "cost_grosze",
];

/// Columns that name a part.
pub const PARTS: [&str; 7] = [
    "day", "hour", "segment", "variant", "link", "provider", "device",
];

/// What a head means, if anything.
pub fn find(name: &str) -> Option<&'static Column> {
    COLUMNS
        .iter()
        .chain(&QUOTIENTS)
        .find(|column| column.name == name)
}

/// Every head that means something.
pub fn heads() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().chain(&QUOTIENTS).map(|column| column.name)
}
