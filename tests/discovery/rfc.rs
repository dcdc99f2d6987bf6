//! The documents that RFC 7643 prints in §8.5 to §8.7, written out of tables.

use serde_json::{Value, json};

use super::{check, lines};

/// §8.5
pub(crate) fn config() -> Value {
    let scheme = |kind: &str, name: &str, spec: &str, primary: bool| {
        let mut scheme = json!({
            "name": name,
            "description": format!("Authentication by {name}"),
            "specUri": spec,
            "documentationUri": format!("http://example.com/help/{kind}.html"),
            "type": kind,
        });
        if primary {
            scheme["primary"] = true.into();
        }
        scheme
    };
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "documentationUri": "http://example.com/help/scim.html",
        "patch": {"supported": true},
        "bulk": {"supported": true, "maxOperations": 1000, "maxPayloadSize": 1_048_576},
        "filter": {"supported": true, "maxResults": 200},
        "changePassword": {"supported": true},
        "sort": {"supported": true},
        "etag": {"supported": true},
        "authenticationSchemes": [
            scheme("oauthbearertoken", "OAuth Bearer Token", "http://www.rfc-editor.org/info/rfc6750", true),
            scheme("httpbasic", "HTTP Basic", "http://www.rfc-editor.org/info/rfc2617", false),
        ],
        "meta": {
            "location": "https://example.com/v2/ServiceProviderConfig",
            "resourceType": "ServiceProviderConfig",
            "created": "2010-01-23T04:56:22Z",
            "lastModified": "2011-05-13T04:42:34Z",
            "version": "W/\"3694e05e9dff594\"",
        },
    })
}

/// §8.6
pub(crate) fn resource_type(name: &str) -> Value {
    let mut document = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": name,
        "name": name,
        "endpoint": format!("/{name}s"),
        "description": name,
        "schema": format!("urn:ietf:params:scim:schemas:core:2.0:{name}"),
        "meta": {
            "location": format!("https://example.com/v2/ResourceTypes/{name}"),
            "resourceType": "ResourceType",
        },
    });
    if name == "User" {
        document["schemaExtensions"] = json!([{
            "schema": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "required": true,
        }]);
    }
    document
}

const LISTED: &str = "
  value: string
  display: string
  type: string
  primary: boolean";

/// §8.7.1, in the notation of [`schema`].
fn user() -> String {
    let listed = |name: &str| format!("{name}: complex many{LISTED}\n");
    let group = "groups: complex many readOnly
  value: string readOnly
  $ref: reference readOnly to=User,Group
  display: string readOnly
  type: string readOnly of=direct,indirect
";
    let certificates = listed("x509Certificates").replace("value: string", "value: binary");
    let addresses = "addresses: complex many
  formatted: string
  streetAddress: string
  locality: string
  region: string
  postalCode: string
  country: string
  type: string of=work,home,other
";
    let typed = |name: &str, types: &str| {
        listed(name).replace("type: string", &format!("type: string of={types}"))
    };
    [
        "userName: string required server\nname: complex
  formatted: string
  familyName: string
  givenName: string
  middleName: string
  honorificPrefix: string
  honorificSuffix: string
displayName: string
nickName: string
profileUrl: reference to=external
title: string
userType: string
preferredLanguage: string
locale: string
timezone: string
active: boolean
password: string writeOnly never
",
        &typed("emails", "work,home,other"),
        &typed("phoneNumbers", "work,home,mobile,fax,pager,other"),
        &typed("ims", "aim,gtalk,icq,xmpp,msn,skype,qq,yahoo"),
        &typed("photos", "photo,thumbnail")
            .replace("value: string", "value: reference to=external"),
        addresses,
        group,
        &listed("entitlements"),
        &listed("roles"),
        &certificates,
    ]
    .concat()
}

const GROUP: &str = "displayName: string
members: complex many
  value: string immutable
  $ref: reference immutable to=User,Group
  type: string immutable of=User,Group
";

const ENTERPRISE: &str = "employeeNumber: string
costCenter: string
organization: string
division: string
department: string
manager: complex
  value: string
  $ref: reference to=User
  displayName: string readOnly
";

/// §8.7.2
const CONFIG: &str = "documentationUri: reference readOnly to=external
patch: complex required readOnly
  supported: boolean required readOnly
bulk: complex required readOnly
  supported: boolean required readOnly
  maxOperations: integer required readOnly
  maxPayloadSize: integer required readOnly
filter: complex required readOnly
  supported: boolean required readOnly
  maxResults: integer required readOnly
changePassword: complex required readOnly
  supported: boolean required readOnly
sort: complex required readOnly
  supported: boolean required readOnly
authenticationSchemes: complex many required readOnly
  name: string required readOnly
  description: string required readOnly
  specUri: reference readOnly to=external
  documentationUri: reference readOnly to=external
";

const RESOURCE_TYPE: &str = "id: string readOnly
name: string required readOnly
description: string readOnly
endpoint: reference required readOnly to=uri
schema: reference required exact readOnly to=uri
schemaExtensions: complex required readOnly
  schema: reference required exact readOnly to=uri
  required: boolean required readOnly
";

fn schema_schema() -> String {
    let definition = "name: string required exact readOnly
type: string required readOnly of=string,complex,boolean,decimal,integer,dateTime,reference
multiValued: boolean required readOnly
description: string exact readOnly
required: boolean readOnly
canonicalValues: string many exact readOnly
caseExact: boolean readOnly
mutability: string exact readOnly of=readOnly,readWrite,immutable,writeOnly
returned: string exact readOnly of=always,never,default,request
uniqueness: string exact readOnly of=none,server,global
referenceTypes: string many exact readOnly
";
    let indented =
        |by: &str| -> String { definition.lines().flat_map(|line| [by, line, "\n"]).collect() };
    format!(
        "id: string required readOnly
name: string required readOnly
description: string readOnly
attributes: complex many required readOnly
{}  subAttributes: complex many readOnly
{}",
        indented("  "),
        indented("    ")
    )
}

/// An attribute definition, from a line `name: type flag …`.
fn definition(line: &str) -> Value {
    let (name, rest) = line.trim().split_once(": ").unwrap();
    let mut words = rest.split(' ');
    let kind = words.next().unwrap();
    let flags: Vec<&str> = words.collect();
    let has = |flag: &str| flags.contains(&flag);
    let one_of = |words: &[&'static str], usual: &'static str| {
        words.iter().copied().find(|word| has(word)).unwrap_or(usual)
    };
    let list = |prefix: &str| -> Option<Vec<String>> {
        let words = flags.iter().find_map(|flag| flag.strip_prefix(prefix))?;
        Some(words.split(',').map(str::to_owned).collect())
    };
    let mut definition = json!({
        "name": name,
        "type": kind,
        "multiValued": has("many"),
        "description": format!("The {name}."),
        "required": has("required"),
    });
    if let Some(values) = list("of=") {
        definition["canonicalValues"] = values.into();
    }
    if let Some(types) = list("to=") {
        definition["referenceTypes"] = types.into();
    }
    if !matches!(kind, "complex" | "boolean") {
        definition["caseExact"] = has("exact").into();
        definition["uniqueness"] = one_of(&["server"], "none").into();
    }
    definition["mutability"] = one_of(&["readOnly", "immutable", "writeOnly"], "readWrite").into();
    definition["returned"] = one_of(&["never", "always"], "default").into();
    definition
}

/// The definitions of lines that stand at an indentation, with those below each.
fn definitions(lines: &[&str], depth: usize) -> Value {
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let mut found: Vec<Value> = Vec::new();
    let mut rest = lines;
    while let Some((first, below)) = rest.split_first() {
        let end = below.iter().position(|line| indent(line) <= depth).unwrap_or(below.len());
        let (inside, behind) = below.split_at(end);
        let mut attribute = definition(first);
        if !inside.is_empty() {
            attribute["subAttributes"] = definitions(inside, depth + 2);
        }
        found.push(attribute);
        rest = behind;
    }
    found.into()
}

/// A schema document, from lines such as `emails: complex many`, parts indented by two.
pub(crate) fn schema(urn: &str, table: &str) -> Value {
    let lines: Vec<&str> = table.lines().filter(|line| !line.is_empty()).collect();
    json!({
        "id": urn,
        "name": urn.rsplit(':').next().unwrap(),
        "description": "A schema",
        "attributes": definitions(&lines, 0),
        "meta": {"resourceType": "Schema", "location": format!("/v2/Schemas/{urn}")},
    })
}

/// The schemas of §8.7, in the order of the RFC.
pub(crate) fn schemas() -> [Value; 6] {
    let core = |name: &str| format!("urn:ietf:params:scim:schemas:core:2.0:{name}");
    [
        schema(&core("User"), &user()),
        schema(&core("Group"), GROUP),
        schema("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", ENTERPRISE),
        schema(&core("ServiceProviderConfig"), CONFIG),
        schema(&core("ResourceType"), RESOURCE_TYPE),
        schema(&core("Schema"), &schema_schema()),
    ]
}

#[test]
fn the_rfcs_configuration_and_resource_types_give_no_finding() {
    for document in [config(), resource_type("User"), resource_type("Group")] {
        let text = document.to_string();
        assert_eq!(lines(&text, &check(&text)), [""; 0], "{text}");
    }
}

/// What is known of the RFC's schema documents: they carry no `schemas`, their locations are
/// relative, and references and binary values have `caseExact` false against §2.3.6 and §2.3.7.
#[test]
fn the_rfcs_schemas_give_what_is_known_of_them_and_no_error() {
    let exact = |part: &str| {
        format!(
            "info schema.binary-caseExact [false] `{part}`: letter case matters in values of this type, though RFC 7643 §8.7.1 says the same"
        )
    };
    let with = |urn: &str, inexact: &[&str]| {
        let mut expected = vec!["warning schemas.missing [{] `schemas` is missing".to_owned()];
        expected.extend(inexact.iter().copied().map(exact));
        expected.push(format!(
            "info meta.location-not-url [{:.40}] `meta.location` is a relative URL",
            format!("\"/v2/Schemas/{urn}\"")
        ));
        expected
    };
    let inexact: [&[&str]; 6] =
        [&["profileUrl", "value", "$ref", "value"], &["$ref"], &["$ref"], &[], &[], &[]];
    for (document, inexact) in schemas().iter().zip(inexact) {
        let text = document.to_string();
        let expected = with(document["id"].as_str().unwrap(), inexact);
        assert_eq!(lines(&text, &check(&text)), expected);
    }
}
