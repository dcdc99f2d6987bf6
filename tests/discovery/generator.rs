//! Random documents that break no rule.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// A small generator of random numbers (`SplitMix64`), so that a seed gives a document.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    fn flip(&mut self) -> bool {
        self.number(2) == 0
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.number(of.len() as u64) as usize).unwrap()
    }

    fn word(&mut self) -> String {
        let letters = 3 + self.number(8);
        (0..letters).map(|_| char::from(b'a' + self.number(26) as u8)).collect()
    }

    /// The members in random order.
    fn shuffled(&mut self, value: Value) -> Value {
        let Value::Object(members) = value else { return value };
        let mut members: Vec<(String, Value)> = members.into_iter().collect();
        for at in (1..members.len()).rev() {
            members.swap(at, self.number(at as u64 + 1) as usize);
        }
        Value::Object(members.into_iter().collect::<Map<_, _>>())
    }
}

fn set(random: &mut Random, document: &mut Value, name: &str, value: Value) {
    if random.flip() {
        document[name] = value;
    }
}

fn meta(kind: &str, path: &str) -> Value {
    json!({"resourceType": kind, "location": format!("https://example.com/v2/{path}"), "version": "W/\"1\""})
}

pub(crate) fn random_config(random: &mut Random) -> Value {
    let bulk = random.flip();
    let limit = |random: &mut Random, supported: bool| {
        if supported { 1 + random.number(5000) } else { 0 }
    };
    let filter = random.flip();
    let schemes: Vec<Value> = (0..=random.number(3))
        .map(|index| {
            let mut scheme = json!({
                "type": random.one(&["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"]),
                "name": random.word(),
                "description": random.word(),
            });
            set(random, &mut scheme, "primary", (index == 0).into());
            set(random, &mut scheme, "specUri", "https://example.com/spec?a=b#c".into());
            random.shuffled(scheme)
        })
        .collect();
    let mut config = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": {"supported": random.flip()},
        "bulk": {"supported": bulk, "maxOperations": limit(random, bulk), "maxPayloadSize": limit(random, bulk)},
        "filter": {"supported": filter, "maxResults": limit(random, filter)},
        "changePassword": {"supported": random.flip()},
        "sort": {"supported": random.flip()},
        "etag": {"supported": random.flip()},
        "authenticationSchemes": schemes,
    });
    set(random, &mut config, "documentationUri", "http://example.com".into());
    set(random, &mut config, "meta", meta("ServiceProviderConfig", "ServiceProviderConfig"));
    set(random, &mut config, "interopProfileConformant", false.into());
    if random.flip() {
        let size = 1 + random.number(100);
        config["pagination"] = json!({
            "cursor": true,
            "index": random.flip(),
            "defaultPaginationMethod": "cursor",
            "defaultPageSize": size,
            "maxPageSize": size + random.number(100),
        });
    }
    random.shuffled(config)
}

pub(crate) fn random_resource_type(random: &mut Random) -> Value {
    let name = random.word();
    let mut document = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "name": name,
        "endpoint": format!("{}{name}s", if random.flip() { "/" } else { "" }),
        "schema": format!("urn:example:{name}"),
    });
    set(random, &mut document, "description", random_text(&name));
    set(random, &mut document, "meta", meta("ResourceType", &format!("ResourceTypes/{name}")));
    set(random, &mut document, "id", name.clone().into());
    let extensions: Vec<Value> = (0..random.number(4))
        .map(|index| json!({"schema": format!("urn:example:{name}:{index}"), "required": random.flip()}))
        .collect();
    set(random, &mut document, "schemaExtensions", extensions.into());
    random.shuffled(document)
}

fn random_text(name: &str) -> Value {
    format!("Says what a {name} is, in \"words\"").into()
}

fn random_definition(random: &mut Random, index: u64, nested: bool) -> Value {
    let types =
        ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"];
    let kind = random.one(types.get(..if nested { 7 } else { 8 }).unwrap());
    let mut definition = json!({
        "name": format!("{}{index}", random.word()),
        "type": kind,
        "multiValued": random.flip(),
    });
    let mutability = random.one(&["readOnly", "readWrite", "immutable", "writeOnly"]);
    set(random, &mut definition, "mutability", mutability.into());
    let mutability = definition.get("mutability").map_or("readWrite", |_| mutability);
    let returned = match mutability {
        "writeOnly" => "never",
        _ => random.one(&["always", "default", "request"]),
    };
    set(random, &mut definition, "returned", returned.into());
    let required = mutability != "readOnly" && random.flip();
    set(random, &mut definition, "required", required.into());
    if matches!(kind, "string" | "reference") {
        let unique = random.one(&["none", "server", "global"]);
        set(random, &mut definition, "uniqueness", unique.into());
    }
    if matches!(kind, "string" | "binary" | "reference") {
        let exact = kind != "string" || random.flip();
        set(random, &mut definition, "caseExact", exact.into());
    }
    if kind == "reference" {
        definition["referenceTypes"] = json!([random.one(&["User", "Group", "external", "uri"])]);
    }
    if kind == "string" {
        set(random, &mut definition, "canonicalValues", json!(["a", "b", "A"]));
    }
    if kind == "complex" {
        let subs: Vec<Value> =
            (0..=random.number(4)).map(|index| random_definition(random, index, true)).collect();
        definition["subAttributes"] = subs.into();
    }
    random.shuffled(definition)
}

pub(crate) fn random_schema(random: &mut Random) -> Value {
    let urn = format!("urn:example:params:scim:schemas:2.0:{}", random.word());
    let attributes: Vec<Value> =
        (0..=random.number(12)).map(|index| random_definition(random, index, false)).collect();
    let mut document = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": urn,
        "attributes": attributes,
    });
    let name = random.word();
    set(random, &mut document, "name", name.into());
    set(random, &mut document, "description", random_text("thing"));
    set(random, &mut document, "meta", meta("Schema", &format!("Schemas/{urn}")));
    random.shuffled(document)
}

pub(crate) fn random_list(random: &mut Random) -> Value {
    let types = random.flip();
    let mut resources: Vec<Value> = (0..random.number(5))
        .map(|_| if types { random_resource_type(random) } else { random_schema(random) })
        .collect();
    // Random words may be the same.
    let mut seen = BTreeSet::new();
    let key = if types { "name" } else { "id" };
    resources.retain(|document| seen.insert(document[key].to_string()));
    let total = resources.len();
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": total,
        "Resources": resources,
    })
}
