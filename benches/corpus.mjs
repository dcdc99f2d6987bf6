/**
 * Users as an identity provider would send and a server return them: deterministic, about one in
 * ten with exactly one fault. No clock and no random source but the seed.
 */

const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const ASCII = {
  given: ["Ann", "Bob", "Carla", "Dmitri", "Eve", "Frank", "Grace", "Hassan", "Ines", "Jack"],
  family: [
    "Smith",
    "Jones",
    "Miller",
    "Brown",
    "Garcia",
    "Kim",
    "Novak",
    "Olsen",
    "Perez",
    "Quinn",
  ],
};
const LATIN = {
  given: ["José", "Zoë", "Jürgen", "Françoise", "Søren"],
  family: ["Müller", "Nuñez", "Åberg", "Çelik", "Öztürk"],
};
const OTHER = {
  given: ["李", "Юлия", "Γιώργος", "さくら"],
  family: ["小龙", "Иванова", "Παππάς", "田中"],
};
const TITLES = ["Engineer", "Site Reliability Lead", "Analyst", "Director of Operations", "Writer"];
const DEPARTMENTS = ["Engineering", "Finance", "People", "Security", "Support"];
const CITIES = ["Portland", "Denver", "Austin", "Boston", "Chicago"];

/** A generator of numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One sound user. */
function user(index, next, ascii) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const kind = next();
  const names = ascii || kind >= 0.08 ? ASCII : kind < 0.02 ? OTHER : LATIN;
  const given = pick(names.given);
  const family = pick(names.family);
  const id = (0x100000 + index).toString(16).padStart(16, "0").toUpperCase();
  const mail = `user${index}@example.com`;
  const made = {
    schemas: [CORE],
    id,
    externalId: `00u${index.toString(36).padStart(10, "0")}`,
    userName: mail,
    name: { formatted: `${given} ${family}`, givenName: given, familyName: family },
    displayName: `${given} ${family}`,
    title: pick(TITLES),
    userType: "Employee",
    preferredLanguage: "en-US",
    locale: "en-US",
    timezone: "America/Los_Angeles",
    active: next() < 0.95,
    emails: [{ value: mail, type: "work", primary: true }],
  };
  if (next() < 0.5) made.emails.push({ value: `home${index}@example.org`, type: "home" });
  if (next() < 0.6) {
    made.phoneNumbers = [
      { value: `tel:+1-201-555-${String(index % 10000).padStart(4, "0")}`, type: "work" },
    ];
  }
  if (next() < 0.4) {
    made.addresses = [
      {
        type: "work",
        streetAddress: `${1 + (index % 900)} Main Street`,
        locality: pick(CITIES),
        region: "OR",
        postalCode: String(10000 + (index % 80000)),
        country: "US",
      },
    ];
  }
  if (next() < 0.5) {
    const group = (0x200000 + (index % 400)).toString(16).padStart(16, "0").toUpperCase();
    const $ref = `https://scim.example.com/v2/Groups/${group}`;
    made.groups = [{ value: group, $ref, display: pick(DEPARTMENTS), type: "direct" }];
  }
  made.roles = [{ value: next() < 0.2 ? "Administrator" : "Analyst", primary: true }];
  if (next() < 0.45) {
    made.schemas.push(ENTERPRISE);
    made[ENTERPRISE] = {
      employeeNumber: String(700000 + index),
      costCenter: String(4000 + (index % 50)),
      department: pick(DEPARTMENTS),
      manager: { value: (0x300000 + (index >> 3)).toString(16).padStart(16, "0").toUpperCase() },
    };
  }
  made.meta = {
    resourceType: "User",
    created: "2024-05-01T08:30:00Z",
    lastModified: "2025-11-12T17:05:09Z",
    location: `https://scim.example.com/v2/Users/${id}`,
    version: `W/"${(index * 7919).toString(36)}"`,
  };
  return made;
}

/** Faults by name; each takes a sound user and gives its text with exactly one fault. */
export const FAULTS = {
  userNameMissing: (u) => without(u, "userName"),
  userNameNumber: (u) => ({ ...u, userName: 12345 }),
  userNameEmpty: (u) => ({ ...u, userName: "" }),
  activeString: (u) => ({ ...u, active: "true" }),
  activeNumber: (u) => ({ ...u, active: 1 }),
  schemasMissing: (u) => without(u, "schemas"),
  schemasEmpty: (u) => ({ ...u, schemas: [] }),
  schemasString: (u) => ({ ...u, schemas: CORE }),
  schemasWrong: (u) => ({ ...u, schemas: ["urn:ietf:params:scim:schemas:core:1.0:User"] }),
  emailsObject: (u) => ({ ...u, emails: u.emails[0] }),
  emailsStrings: (u) => ({ ...u, emails: [u.emails[0].value] }),
  emailBad: (u) => ({ ...u, emails: [{ ...u.emails[0], value: "not an e-mail address" }] }),
  emailNull: (u) => ({ ...u, emails: [null] }),
  primaryTwice: (u) => ({
    ...u,
    emails: [
      { value: "a@example.com", type: "work", primary: true },
      { value: "b@example.com", type: "home", primary: true },
    ],
  }),
  primaryString: (u) => ({ ...u, emails: [{ ...u.emails[0], primary: "true" }] }),
  nameString: (u) => ({ ...u, name: "Ann Smith" }),
  givenNameNumber: (u) => ({ ...u, name: { ...u.name, givenName: 5 } }),
  unknownAttribute: (u) => ({ ...u, dispalyName: "Ann Smith" }),
  unknownSub: (u) => ({ ...u, name: { ...u.name, first: "Ann" } }),
  certificateBad: (u) => ({ ...u, x509Certificates: [{ value: "not base64!!" }] }),
  profileUrlBad: (u) => ({ ...u, profileUrl: "not a url" }),
  createdBad: (u) => ({ ...u, meta: { ...u.meta, created: "yesterday" } }),
  undeclaredExtension: (u) => ({
    ...without(u, ENTERPRISE),
    schemas: [CORE],
    [ENTERPRISE]: { department: "Finance" },
  }),
  extensionString: (u) => ({ ...u, schemas: [CORE, ENTERPRISE], [ENTERPRISE]: "Finance" }),
  employeeNumberNumber: (u) => ({
    ...u,
    schemas: [CORE, ENTERPRISE],
    [ENTERPRISE]: { employeeNumber: 701984 },
  }),
  countryLong: (u) => ({ ...u, addresses: [{ type: "work", country: "USA" }] }),
  duplicateKey: (u) => JSON.stringify(u).replace('"active":', '"active":null,"active":'),
};

function without(user, name) {
  const { [name]: _, ...rest } = user;
  return rest;
}

/** A page of users as one text. */
export function listOf(lines) {
  const count = lines.length;
  const urn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  const head = `"schemas":["${urn}"],"totalResults":${count},"startIndex":1,"itemsPerPage":${count}`;
  return `{${head},"Resources":[${lines.join(",")}]}`;
}

/** So many users as lines of text, and the fault of each (`undefined` for sound ones). */
export function corpus(count, { seed = 7643, ascii = false } = {}) {
  const next = random(seed);
  const kinds = Object.keys(FAULTS);
  const lines = [];
  const faults = [];
  for (let index = 0; index < count; index++) {
    const sound = user(index, next, ascii);
    const faulty = next() < 0.1;
    const kind = faulty ? kinds[Math.floor(next() * kinds.length)] : undefined;
    const made = kind === undefined ? sound : FAULTS[kind](sound);
    lines.push(typeof made === "string" ? made : JSON.stringify(made));
    faults.push(kind);
  }
  return { lines, faults };
}
