//! Resources that are right in every respect, after the examples of RFC 7643 §8.

pub(crate) const MINIMAL_USER: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "ann@example.com"
}"#;

pub(crate) const MINIMAL_ANSWER: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "id": "2819c223-7f76-453a-919d-413861904646",
  "userName": "ann@example.com",
  "meta": {
    "resourceType": "User",
    "created": "2024-01-23T04:56:22Z",
    "lastModified": "2024-05-13T04:42:34Z",
    "version": "W/\"3694e05e9dff590\"",
    "location": "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646"
  }
}"#;

/// Everything that a client may write of a User.
pub(crate) const FULL_USER: &str = r#"{
  "schemas": [
    "urn:ietf:params:scim:schemas:core:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
  ],
  "externalId": "00u1a2b3c4d5e6f7g8h9",
  "userName": "ann@example.com",
  "name": {
    "formatted": "Ms. Ann Jane Smith, III",
    "familyName": "Smith",
    "givenName": "Ann",
    "middleName": "Jane",
    "honorificPrefix": "Ms.",
    "honorificSuffix": "III"
  },
  "displayName": "Ann Smith",
  "nickName": "Annie",
  "profileUrl": "https://login.example.com/ann",
  "emails": [
    {"value": "ann@example.com", "type": "work", "primary": true},
    {"value": "ann@smith.example", "type": "home"}
  ],
  "addresses": [
    {
      "type": "work",
      "streetAddress": "100 Universal City Plaza",
      "locality": "Hollywood",
      "region": "CA",
      "postalCode": "91608",
      "country": "US",
      "formatted": "100 Universal City Plaza\nHollywood, CA 91608 USA",
      "primary": true
    },
    {"type": "home", "streetAddress": "456 Hollywood Blvd", "country": "US"}
  ],
  "phoneNumbers": [
    {"value": "tel:+1-201-555-0123", "type": "work", "primary": true},
    {"value": "tel:+1-201-555-0144", "type": "mobile"}
  ],
  "ims": [{"value": "annie", "type": "aim"}],
  "photos": [
    {"value": "https://photos.example.com/ann/F", "type": "photo", "primary": true},
    {"value": "https://photos.example.com/ann/T", "type": "thumbnail"}
  ],
  "userType": "Employee",
  "title": "Tour Guide",
  "preferredLanguage": "en-US",
  "locale": "en-US",
  "timezone": "America/Los_Angeles",
  "active": true,
  "entitlements": [{"value": "logs", "primary": true}],
  "roles": [{"value": "Analyst", "primary": true}],
  "x509Certificates": [{"value": "MAIwAA=="}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
    "employeeNumber": "701984",
    "costCenter": "4130",
    "organization": "Universal Studios",
    "division": "Theme Park",
    "department": "Tour Operations",
    "manager": {
      "value": "26118915-6090-4610-87e4-49d8ca9f808d",
      "$ref": "https://example.com/v2/Users/26118915-6090-4610-87e4-49d8ca9f808d"
    }
  }
}"#;

pub(crate) const GROUP: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
  "displayName": "Tour Guides",
  "members": [
    {
      "value": "2819c223-7f76-453a-919d-413861904646",
      "$ref": "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646",
      "type": "User"
    },
    {
      "value": "902c246b-6245-4190-8e05-00816be7344a",
      "$ref": "https://example.com/v2/Users/902c246b-6245-4190-8e05-00816be7344a",
      "type": "User"
    }
  ]
}"#;

/// A request body as its answer: with `id` and `meta`.
pub(crate) fn answered(request: &str, kind: &str) -> String {
    let members = format!(
        r#""id": "e9e30dba", "meta": {{"resourceType": "{kind}", "created": "2024-01-23T04:56:22Z", "lastModified": "2024-01-23T04:56:22Z", "version": "W/\"1\"", "location": "https://example.com/v2/{kind}s/e9e30dba"}}}}"#
    );
    let inside = request.trim_end().strip_suffix('}').expect("an object");
    format!("{inside},{members}")
}
