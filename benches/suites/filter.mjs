/** Filters: parsed by themselves, and asked of users that come as text. */

import * as library from "scim-preflight";
import { parse, filter as tester } from "scim2-parse-filter";
import { corpus } from "../corpus.mjs";
import { each, race } from "../lib/rounds.mjs";
import * as scimmy from "../peers/scimmy.mjs";

// Not every version has them: what is absent is reported as absent.
const { checkFilter, parseFilter, matchFilter } = library;

const FILTERS = [
  'userName eq "user17@example.com"',
  'userName sw "user1"',
  'name.familyName co "mi"',
  "active eq true",
  "title pr",
  'title pr and userType eq "Employee"',
  'title pr or userType eq "Intern"',
  'emails.type eq "work"',
  'emails[type eq "work" and value co "@example.com"]',
  'emails[type eq "home"]',
  'meta.lastModified gt "2024-01-01T00:00:00Z"',
  'meta.created le "2030-01-01T00:00:00Z"',
  'not (userType eq "Employee")',
  'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Finance"',
  'displayName ew "h"',
  'externalId ne "00u"',
  'roles.value eq "Administrator"',
  'addresses[country eq "US" and region eq "OR"]',
  'userName ge "user5" and active eq true',
];

const PARSE = "parseFilter";
const CHECK = "checkFilter";
const MATCH = "matchFilter, from text";
const PEER = "scim2-parse-filter, parse";
const PEER_MATCH = "JSON.parse + scim2-parse-filter";

export const goals = [
  { text: "parse to a tree", ours: PARSE, peer: PEER, least: { Node: 3, Chromium: 3 } },
  { text: "check", ours: CHECK, peer: PEER, least: { Node: 3, Chromium: 3 } },
  { text: "match, from text", ours: MATCH, peer: PEER_MATCH, least: { Node: 3, Chromium: 3 } },
];

const tried = (work) => (input) => {
  try {
    return work(input);
  } catch {
    return false;
  }
};
const known = (name, inputs, present, work) => each(name, inputs, present && work);

/** Each filter is asked of every user; the peers have parsed it once, we parse it every time. */
export async function times({ users = 200, rounds = 11 } = {}) {
  const { lines } = corpus(users);
  const often = Array(20).fill(FILTERS).flat();
  const pairs = FILTERS.flatMap((filter) => lines.map((line) => ({ filter, line })));
  const prepared = (prepare) => new Map(FILTERS.map((filter) => [filter, tried(prepare)(filter)]));
  const testers = prepared((filter) => tester(parse(filter)));
  const scimmys = prepared(scimmy.parse);
  const parsing = [
    known(CHECK, often, checkFilter, (filter) => checkFilter(filter).ok),
    known(PARSE, often, parseFilter, (filter) => parseFilter(filter)),
    each(PEER, often, tried(parse)),
    each("SCIMMY, new Filter", often.slice(0, 100), tried(scimmy.parse)),
  ];
  const peer = ({ filter, line }) => testers.get(filter)(JSON.parse(line));
  const model = ({ filter, line }) => scimmy.matches(scimmys.get(filter), JSON.parse(line));
  const matching = [
    known(MATCH, pairs, matchFilter, ({ filter, line }) => matchFilter(filter, line)),
    each(PEER_MATCH, pairs, tried(peer)),
    each(
      "JSON.parse + SCIMMY",
      pairs.filter((_, index) => index % 10 === 0),
      tried(model),
    ),
  ];
  return { parsing: await race(parsing, rounds), matching: await race(matching, rounds) };
}
