// Exports of a setup with the faults that are met most, for people who have nothing at hand. Every
// name and identifier is made up.

const APP = "0oa1gxk2pvPzXqf7h5d7";
const ACS = "https://service.us2.sumologic.com/sumo/saml/consume/1234567890";
const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
/** An Okta template that takes one value. */
const template = (value: string) => `\${${value}}`;
const push = (expression: string) => ({ expression, pushStatus: "PUSH" });

const app = {
  id: APP,
  name: "example_sumologicprod_1",
  label: "Sumo Logic (prod)",
  status: "ACTIVE",
  signOnMode: "SAML_2_0",
  features: ["IMPORT_NEW_USERS", "IMPORT_PROFILE_UPDATES", "PUSH_NEW_USERS", "GROUP_PUSH"],
  credentials: { userNameTemplate: { template: template("source.email"), type: "BUILT_IN" } },
  settings: {
    signOn: {
      ssoAcsUrl: ACS,
      recipient: ACS,
      destination: ACS,
      audience: "https://service.us2.sumologic.com/sumo/saml/1234567890",
      subjectNameIdTemplate: template("user.userName"),
    },
  },
};

const schema = {
  id: `https://example.okta.com/meta/schemas/apps/${APP}/default`,
  title: "Sumo Logic (prod) User",
  definitions: {
    base: { properties: { userName: { title: "Username", type: "string", required: true } } },
    custom: {
      properties: {
        givenName: { title: "Given name", externalName: "name.givenName", externalNamespace: CORE },
        familyName: {
          title: "Family name",
          externalName: "name.familyName",
          externalNamespace: CORE,
        },
        email: {
          title: "Email",
          externalName: "emails.^[primary==true].value",
          externalNamespace: CORE,
        },
        roles: {
          title: "Roles",
          type: "string",
          externalName: 'roles[primary eq "True"].value',
          externalNamespace: CORE,
          enum: ["user", "administrator", "analyst"],
          scope: "NONE",
          required: true,
        },
      },
    },
  },
};

const mapping = {
  source: { id: "oty1gx3abcDEFghij5d7", name: "user", type: "user" },
  target: { id: APP, name: "example_sumologicprod_1", type: "appuser" },
  properties: {
    givenName: push("user.firstName"),
    email: { expression: "user.email", pushStatus: "DONT_PUSH" },
    department: push("user.department"),
  },
};

const people = [
  {
    id: "00u1abcdeFGHIJ0015d7",
    scope: "USER",
    status: "STAGED",
    syncState: "DISABLED",
    credentials: { userName: "ada.lovelace@example.com" },
    profile: { givenName: "Ada", familyName: "Lovelace", email: "ada.lovelace@example.com" },
  },
];

export const FAULTY_SETUP = JSON.stringify([app, schema, mapping, ...people], null, 2);
