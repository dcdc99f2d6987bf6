// Things to try for people who have nothing at hand. Every name and key in them is made up.

export const WRONG_BASE_URL = "https://service.us2.sumologic.com/api/v1/scim/Users";

const ID = "suAb3dEf6hIj9k";
const KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";

/** What `echo "$ID:$KEY" | base64` gives: the line break of echo is inside. */
export const wrongToken = () => btoa(`${ID}:${KEY}\n`);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const USER = "urn:ietf:params:scim:schemas:core:2.0:User";

export const PAYLOADS: Record<
  string,
  { name: string; text: string; kind?: string; direction?: string }
> = {
  create: {
    name: "user that Okta creates",
    kind: "user",
    direction: "create",
    text: json({
      schemas: [USER],
      userName: "ada.lovelace@example.com",
      name: { givenName: "Ada", familyName: "Lovelace" },
      emails: [{ primary: true, value: "ada.lovelace@example.com", type: "work" }],
      roles: [{ primary: true, value: "Administrator" }],
      displayName: "Ada Lovelace",
      locale: "en-US",
      externalId: "00u1abcd2EFGHIJKL345",
      groups: [],
      active: true,
    }),
  },
  faulty: {
    name: "faulty user",
    kind: "user",
    direction: "create",
    text: `{
  "schemas": ["urn:scim:schemas:core:1.0"],
  "username": "ada.lovelace@example.com",
  "name": { "givenName": "Ada" },
  "emails": [
    { "primary": true, "value": "ada.lovelace@example.com" },
    { "primary": true, "value": "ada@example.org" }
  ],
  "roles": "Administrator",
  "active": "True"
}
`,
  },
  patch: {
    name: "PATCH",
    kind: "patch",
    direction: "patch",
    text: json({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [
        { op: "replace", path: "name.familyName", value: "King" },
        { op: "replace", value: { active: false } },
      ],
    }),
  },
  list: {
    name: "list of users",
    kind: "list",
    direction: "response",
    text: json({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 1,
      Resources: [
        {
          schemas: [USER],
          id: "000000000FE20FE2",
          userName: "ada.lovelace@example.com",
          name: { givenName: "Ada", familyName: "Lovelace" },
          emails: [{ value: "ada.lovelace@example.com", type: "work", primary: true }],
          roles: [{ value: "Administrator", primary: true }],
          active: true,
          meta: {
            resourceType: "User",
            created: "2026-01-05T09:30:00Z",
            lastModified: "2026-01-05T09:30:00Z",
          },
        },
      ],
    }),
  },
};
