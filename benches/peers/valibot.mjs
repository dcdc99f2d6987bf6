/** The User of RFC 7643 §8.7 in valibot. */

import * as v from "valibot";
import { CORE, ENTERPRISE, patterns } from "../schema.mjs";

const text = v.string();
const like = (pattern) => v.pipe(text, v.regex(pattern));
const some = v.pipe(text, v.minLength(1));
const uri = like(patterns.uri);
const date = like(patterns.date);
const optional = (shape) => v.partial(v.strictObject(shape));
const onePrimary = (elements) => elements.filter(({ primary }) => primary === true).length < 2;
const values = (value = text) =>
  v.pipe(
    v.array(optional({ value, display: text, type: text, primary: v.boolean() })),
    v.check(onePrimary),
  );

const members = optional({
  id: some,
  externalId: some,
  meta: optional({
    resourceType: v.literal("User"),
    created: date,
    lastModified: date,
    location: uri,
    version: text,
  }),
  name: optional({
    formatted: text,
    familyName: text,
    givenName: text,
    middleName: text,
    honorificPrefix: text,
    honorificSuffix: text,
  }),
  displayName: text,
  nickName: text,
  profileUrl: uri,
  title: text,
  userType: text,
  preferredLanguage: text,
  locale: text,
  timezone: text,
  active: v.boolean(),
  password: text,
  emails: values(v.pipe(text, v.regex(patterns.email), v.maxLength(254))),
  phoneNumbers: values(),
  ims: values(),
  photos: values(uri),
  addresses: v.array(
    optional({
      formatted: text,
      streetAddress: text,
      locality: text,
      region: text,
      postalCode: text,
      country: like(patterns.country),
      type: text,
      primary: v.boolean(),
    }),
  ),
  groups: v.array(optional({ value: text, $ref: uri, display: text, type: text })),
  entitlements: values(),
  roles: values(),
  x509Certificates: values(like(patterns.base64)),
  [ENTERPRISE]: optional({
    employeeNumber: text,
    costCenter: text,
    organization: text,
    division: text,
    department: text,
    manager: optional({ value: text, $ref: uri, displayName: text }),
  }),
});
const user = v.pipe(
  v.strictObject({
    ...members.entries,
    schemas: v.pipe(v.array(v.picklist([CORE, ENTERPRISE])), v.minLength(1)),
    userName: some,
  }),
  v.check(({ schemas }) => schemas.includes(CORE) && new Set(schemas).size === schemas.length),
  v.check((given) => given[ENTERPRISE] === undefined || given.schemas.includes(ENTERPRISE)),
);

export const valid = (given) => v.safeParse(user, given).success;
