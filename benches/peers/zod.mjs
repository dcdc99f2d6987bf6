/** The User of RFC 7643 §8.7 in zod. */

import * as z from "zod";
import { CORE, ENTERPRISE, patterns } from "../schema.mjs";

const text = z.string();
const uri = text.regex(patterns.uri);
const date = text.regex(patterns.date);
const optional = (shape) => z.strictObject(shape).partial();
const onePrimary = (elements) => elements.filter(({ primary }) => primary === true).length < 2;
const values = (value = text) =>
  z.array(optional({ value, display: text, type: text, primary: z.boolean() })).refine(onePrimary);

const user = optional({
  id: text.min(1),
  externalId: text.min(1),
  meta: optional({
    resourceType: z.literal("User"),
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
  active: z.boolean(),
  password: text,
  emails: values(text.regex(patterns.email).max(254)),
  phoneNumbers: values(),
  ims: values(),
  photos: values(uri),
  addresses: z.array(
    optional({
      formatted: text,
      streetAddress: text,
      locality: text,
      region: text,
      postalCode: text,
      country: text.regex(patterns.country),
      type: text,
      primary: z.boolean(),
    }),
  ),
  groups: z.array(optional({ value: text, $ref: uri, display: text, type: text })),
  entitlements: values(),
  roles: values(),
  x509Certificates: values(text.regex(patterns.base64)),
  [ENTERPRISE]: optional({
    employeeNumber: text,
    costCenter: text,
    organization: text,
    division: text,
    department: text,
    manager: optional({ value: text, $ref: uri, displayName: text }),
  }),
})
  .extend({ schemas: z.array(z.enum([CORE, ENTERPRISE])).min(1), userName: text.min(1) })
  .refine(({ schemas }) => schemas.includes(CORE) && new Set(schemas).size === schemas.length)
  .refine((user) => user[ENTERPRISE] === undefined || user.schemas.includes(ENTERPRISE));

export const valid = (given) => user.safeParse(given).success;
