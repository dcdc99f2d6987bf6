//! Random resources that break no rule, made from the tables that the checks read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scim_preflight::scim::Direction;
use scim_preflight::scim::schema::{
    Attribute, ENTERPRISE_USER, Format, GROUP, Mark, Mutability, Returned, Type, USER, urn,
};
use serde_json::{Map, Value, json};

/// Random numbers that a seed determines (`SplitMix64`).
pub(crate) struct Generator {
    state: u64,
    /// Makes values that must not stand twice different.
    count: u32,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed, count: 0 }
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % limit
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn number(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    fn text(&mut self, attribute: &Attribute<'_>) -> String {
        let number = self.number();
        match (attribute.kind, attribute.format) {
            (Type::DateTime, _) => {
                self.one_of(&["2024-05-01T09:30:00Z", "2024-02-29T23:59:59.5+02:00"]).to_owned()
            }
            (Type::Binary, _) => certificate(number),
            (Type::Reference, _) => format!("https://example.com/v2/Users/{number}"),
            (Type::ExternalReference, _) => format!("https://example.com/people/{number}"),
            (_, Format::Email) => format!("ann{number}@example.com"),
            (_, Format::UserName) => {
                let name = self.one_of(&["ann", "bob.smith", "x_y", "müller"]);
                format!("{name}{number}@example.com")
            }
            (_, Format::Phone) => format!("tel:+1-201-555-{:04}", number % 10_000),
            (_, Format::Ims) => format!("ann{number}"),
            (_, Format::Country) => self.one_of(&["US", "DE", "JP", "BR"]).to_owned(),
            (_, Format::Locale) => self.one_of(&["en-US", "de", "pt-BR"]).to_owned(),
            (_, Format::Languages) => {
                self.one_of(&["en-US", "da, en-gb;q=0.8, en;q=0.7"]).to_owned()
            }
            (_, Format::TimeZone) => {
                self.one_of(&["Europe/Berlin", "America/Los_Angeles"]).to_owned()
            }
            (_, Format::Password) => "t1meMa$heen".to_owned(),
            (_, Format::Kind) if attribute.canonical.is_empty() => "work".to_owned(),
            (_, Format::Kind) => self.one_of(attribute.canonical).to_owned(),
            (_, Format::Identifier) => format!("id-{number}"),
            _ => {
                let text = self.one_of(&["Ann", "Zoë \"Zo\" O'Hara", "日本", "a/b\\c", "😀", "x"]);
                format!("{text}{number}")
            }
        }
    }

    fn value(&mut self, attribute: &Attribute<'_>, direction: Direction) -> Value {
        match attribute.kind {
            Type::Boolean => json!(self.below(2) == 0),
            Type::Complex => {
                let mut members = Map::new();
                // An element without a value is told from the next one by its first part.
                let parts = attribute.multi && attribute.subs.find(b"value").is_none();
                for (index, sub) in attribute.subs.list().iter().enumerate() {
                    let needed =
                        matches!(sub.mark, Mark::Value | Mark::ManagerValue) || parts && index == 0;
                    let kept = sub.mark != Mark::Primary && may_stand(sub, direction);
                    if kept && (needed || self.below(2) == 0) {
                        members.insert(sub.name.to_owned(), self.value(sub, direction));
                    }
                }
                if members.is_empty() {
                    let first = &attribute.subs.list()[0];
                    members.insert(first.name.to_owned(), self.value(first, direction));
                }
                self.agree(attribute, &mut members);
                Value::Object(members)
            }
            _ => Value::String(self.text(attribute)),
        }
    }

    /// Lets `value`, `$ref` and `type` of a reference to a resource say the same.
    fn agree(&mut self, attribute: &Attribute<'_>, members: &mut Map<String, Value>) {
        let endpoint = match attribute.mark {
            Mark::Groups => "Groups",
            Mark::Members | Mark::Manager => "Users",
            _ => return,
        };
        if members.contains_key("$ref") {
            let id = format!("id {}", self.number());
            let address = id.replace(' ', "%20");
            members["$ref"] = json!(format!("https://example.com/v2/{endpoint}/{address}"));
            members["value"] = json!(id);
        }
        if attribute.mark == Mark::Members && members.contains_key("type") {
            members["type"] = json!("User");
        }
    }

    fn attributes(&mut self, list: &[Attribute<'_>], direction: Direction) -> Map<String, Value> {
        let mut members = Map::new();
        for attribute in list {
            let chosen = attribute.required || self.below(3) > 0;
            if !chosen
                || !may_stand(attribute, direction)
                || matches!(attribute.mark, Mark::Schemas | Mark::Id | Mark::Meta)
            {
                continue;
            }
            let value = if attribute.multi {
                self.elements(attribute, direction)
            } else {
                self.value(attribute, direction)
            };
            members.insert(attribute.name.to_owned(), value);
        }
        members
    }

    fn elements(&mut self, attribute: &Attribute<'_>, direction: Direction) -> Value {
        let count = 1 + self.below(4);
        let mut elements: Vec<Value> =
            (0..count).map(|_| self.value(attribute, direction)).collect();
        if attribute.subs.find(b"primary").is_some() {
            let chosen = self.below(count);
            elements[chosen]["primary"] = json!(true);
        }
        Value::Array(elements)
    }
}

/// The outline of a certificate: one DER sequence with a sequence and a number in it.
fn certificate(number: u32) -> String {
    let [_, _, high, low] = number.to_be_bytes();
    STANDARD.encode([0x30, 0x07, 0x30, 0x00, 0x02, 0x03, 0x00, high, low])
}

/// Says whether an attribute may stand in a message that goes this way, without a warning.
fn may_stand(attribute: &Attribute<'_>, direction: Direction) -> bool {
    match direction {
        Direction::Response => attribute.returned != Returned::Never,
        _ => attribute.mutability != Mutability::ReadOnly,
    }
}

/// A User or a Group.
pub(crate) fn random_resource(random: &mut Generator, user: bool, direction: Direction) -> Value {
    let schema = if user { &USER } else { &GROUP };
    let mut members = Map::new();
    members.insert("schemas".to_owned(), json!([schema.urn]));
    members.extend(random.attributes(schema.attributes.list(), direction));
    if user && random.below(2) == 0 {
        members["schemas"] = json!([schema.urn, urn::ENTERPRISE_USER]);
        let mut extension = random.attributes(ENTERPRISE_USER.attributes.list(), direction);
        extension.insert("department".to_owned(), json!("Tours"));
        members.insert(urn::ENTERPRISE_USER.to_owned(), Value::Object(extension));
    }
    if direction == Direction::Response {
        let id = format!("id-{}-{}", random.number(), random.below(1000));
        let location = format!("https://example.com/v2/{}/{id}", schema.endpoint);
        members.insert("id".to_owned(), json!(id));
        members
            .insert("meta".to_owned(), json!({"resourceType": schema.name, "location": location}));
    }
    Value::Object(members)
}

/// A page of them.
pub(crate) fn random_list(random: &mut Generator) -> Value {
    let count = random.below(5);
    let resources: Vec<Value> = (0..count)
        .map(|_| {
            let user = random.below(2) == 0;
            random_resource(random, user, Direction::Response)
        })
        .collect();
    json!({
        "schemas": [urn::LIST_RESPONSE],
        "totalResults": count + random.below(3),
        "itemsPerPage": count,
        "startIndex": 1,
        "Resources": resources,
    })
}
