/** The User of RFC 7643 §8.7 as a JSON Schema, for the validators that we measure against. */

export const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const string = { type: "string" };
const boolean = { type: "boolean" };
const object = (properties, required = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
/** A multi-valued attribute with at most one primary element. */
const values = (value = string) => ({
  type: "array",
  items: object({ value, display: string, type: string, primary: boolean }),
  contains: { properties: { primary: { const: true } }, required: ["primary"] },
  minContains: 0,
  maxContains: 1,
});

/** The same patterns for every validator. */
export const patterns = {
  uri: /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]*$/,
  date: /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  base64: /^[A-Za-z0-9+/]*={0,2}$/,
  country: /^[A-Z]{2}$/,
};
const like = (pattern) => ({ type: "string", pattern: pattern.source });
const uri = like(patterns.uri);
const date = like(patterns.date);
const email = { ...like(patterns.email), maxLength: 254 };
const base64 = like(patterns.base64);

/** The JSON Schema (draft 2019-09 and later, for `maxContains`). */
export const userSchema = {
  ...object(
    {
      schemas: {
        type: "array",
        items: { enum: [CORE, ENTERPRISE] },
        minItems: 1,
        uniqueItems: true,
        contains: { const: CORE },
      },
      id: { type: "string", minLength: 1 },
      externalId: { type: "string", minLength: 1 },
      meta: object({
        resourceType: { const: "User" },
        created: date,
        lastModified: date,
        location: uri,
        version: string,
      }),
      userName: { type: "string", minLength: 1 },
      name: object({
        formatted: string,
        familyName: string,
        givenName: string,
        middleName: string,
        honorificPrefix: string,
        honorificSuffix: string,
      }),
      displayName: string,
      nickName: string,
      profileUrl: uri,
      title: string,
      userType: string,
      preferredLanguage: string,
      locale: string,
      timezone: string,
      active: boolean,
      password: string,
      emails: values(email),
      phoneNumbers: values(),
      ims: values(),
      photos: values(uri),
      addresses: {
        type: "array",
        items: object({
          formatted: string,
          streetAddress: string,
          locality: string,
          region: string,
          postalCode: string,
          country: like(patterns.country),
          type: string,
          primary: boolean,
        }),
      },
      groups: {
        type: "array",
        items: object({ value: string, $ref: uri, display: string, type: string }),
      },
      entitlements: values(),
      roles: values(),
      x509Certificates: values(base64),
      [ENTERPRISE]: object({
        employeeNumber: string,
        costCenter: string,
        organization: string,
        division: string,
        department: string,
        manager: object({ value: string, $ref: uri, displayName: string }),
      }),
    },
    ["schemas", "userName"],
  ),
  // The extension's object may stand only where its URN is listed.
  if: { required: [ENTERPRISE] },
  // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
  then: { properties: { schemas: { contains: { const: ENTERPRISE } } } },
};
