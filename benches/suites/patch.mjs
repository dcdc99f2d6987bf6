/** PATCH: a user and a request as texts, the changed user as text. */

import { scimPatch } from "scim-patch";
import * as library from "scim-preflight";
import { corpus } from "../corpus.mjs";
import { each, eachLater, race } from "../lib/rounds.mjs";
import { patched } from "../peers/scimmy.mjs";

// Not every version has it: what is absent is reported as absent.
const { applyPatch, patchText } = library;
const OURS = "patchText";
const PEER = "JSON.parse + scim-patch + JSON.stringify";
const MODEL = "JSON.parse + SCIMMY + JSON.stringify";

export const goals = [
  { text: "text to text", ours: OURS, peer: PEER, least: { Node: 4, Chromium: 3 } },
  {
    text: "text to text, against the SCIM library",
    ours: OURS,
    peer: MODEL,
    least: { Node: 200, Chromium: 100 },
  },
];

const OPERATIONS = [
  [{ op: "replace", path: "active", value: false }],
  [{ op: "replace", path: "name.familyName", value: "Novak" }],
  [{ op: "add", path: "nickName", value: "Bee" }],
  [{ op: "replace", path: 'emails[type eq "work"].value', value: "new@example.com" }],
  [{ op: "add", path: "phoneNumbers", value: [{ value: "+1-201-555-0100", type: "mobile" }] }],
  [{ op: "remove", path: "title" }],
  [{ op: "replace", value: { displayName: "Ann Novak", title: "Lead" } }],
];
const PATCHES = OPERATIONS.map((Operations) =>
  JSON.stringify({ schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations }),
);

export async function times({ users = 1000, rounds = 11 } = {}) {
  const { lines, faults } = corpus(users);
  const pairs = lines
    .filter((_, index) => faults[index] === undefined)
    .map((user, index) => ({ user, patch: PATCHES[index % PATCHES.length] }));
  const text = ({ user, patch }) => patchText(user, patch);
  const preview = ({ user, patch }) => applyPatch(user, patch);
  const contenders = [
    each(OURS, pairs, patchText && text),
    each("applyPatch: four readings, checks, accounts", pairs.slice(0, 200), applyPatch && preview),
    each(PEER, pairs, ({ user, patch }) =>
      JSON.stringify(scimPatch(JSON.parse(user), JSON.parse(patch).Operations)),
    ),
    eachLater(MODEL, pairs.slice(0, 50), ({ user, patch }) =>
      patched(user, patch).catch(() => undefined),
    ),
    each("JSON.parse + JSON.stringify", pairs, ({ user, patch }) => [
      JSON.stringify(JSON.parse(user)),
      JSON.parse(patch),
    ]),
  ];
  return race(contenders, rounds);
}
