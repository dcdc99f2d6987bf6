/** One call per user: a verdict, and a verdict with all findings and their places. */

import { checkPayload } from "scim-preflight";
import { corpus, listOf } from "../corpus.mjs";
import { each, eachLater, race } from "../lib/rounds.mjs";
import * as ajv from "../peers/ajv.mjs";
import { withService, withTree, withTreeIfFaulty } from "../peers/positions.mjs";
import * as scimmy from "../peers/scimmy.mjs";
import * as valibot from "../peers/valibot.mjs";
import * as zod from "../peers/zod.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const OURS = "checkPayload, string";
const BYTES = "checkPayload, bytes";

export const goals = [
  ["bytes in", BYTES, "TextDecoder + JSON.parse + Ajv standalone", 12, 8],
  ["string in", OURS, "JSON.parse + Ajv standalone", 6, 3],
  ["string in, against parsing alone", OURS, "JSON.parse", 2, 1.3],
  ["all findings with places, against jsonc-parser", OURS, "Ajv over jsonc-parser", 10, 6],
  ["all findings with places, against an editor", OURS, "vscode-json-languageservice", 20, 12],
  ["against the SCIM library", OURS, "JSON.parse + SCIMMY", 100, 50],
].map(([text, ours, peer, Node, Chromium]) => ({ text, ours, peer, least: { Node, Chromium } }));

/** The contenders over so many users; the slow ones over a part of them. */
function contenders(lines) {
  const buffers = lines.map((line) => encoder.encode(line));
  const few = lines.slice(0, 300);
  const parsed = (valid) => (line) => valid(JSON.parse(line));
  return [
    each(OURS, lines, (line) => checkPayload(line).ok),
    each(BYTES, buffers, (bytes) => checkPayload(bytes).ok),
    each("JSON.parse", lines, (line) => JSON.parse(line) !== null),
    each("JSON.parse + Ajv standalone", lines, parsed(ajv.valid)),
    each("TextDecoder + JSON.parse + Ajv standalone", buffers, (bytes) =>
      ajv.valid(JSON.parse(decoder.decode(bytes))),
    ),
    each("JSON.parse + valibot", lines, parsed(valibot.valid)),
    each("JSON.parse + zod", lines, parsed(zod.valid)),
    each("JSON.parse + SCIMMY", few, parsed(scimmy.valid)),
    each("JSON.parse + Ajv, jsonc-parser where faulty", lines, withTreeIfFaulty),
    each("Ajv over jsonc-parser", few, withTree),
    eachLater("vscode-json-languageservice", few, withService),
  ];
}

/** With names of all scripts, and in ASCII only. */
export async function times({ users = 1000, rounds = 11 } = {}) {
  return {
    mixed: await race(contenders(corpus(users).lines), rounds),
    ascii: await race(contenders(corpus(users, { ascii: true }).lines).slice(0, 5), rounds),
  };
}

/** What each checker says of the corpus, against what was put into it. */
export function detection({ users = 10_000 } = {}) {
  const { lines, faults } = corpus(users);
  const judge = (valid) => {
    const missed = new Set();
    let found = 0;
    let refused = 0;
    lines.forEach((line, index) => {
      const flagged = !valid(line);
      if (faults[index] === undefined) refused += Number(flagged);
      else if (flagged) found++;
      else missed.add(faults[index]);
    });
    return { found, refused, missed: [...missed].sort() };
  };
  const clean = ({ ok, warnings }) => ok && warnings === 0;
  return {
    users,
    faulty: faults.filter((fault) => fault !== undefined).length,
    kinds: new Set(faults).size - 1,
    size: Math.round(lines.reduce((sum, line) => sum + encoder.encode(line).length, 0) / users),
    checkers: {
      "scim-preflight": judge((line) => clean(checkPayload(line))),
      Ajv: judge((line) => ajv.valid(JSON.parse(line))),
      zod: judge((line) => zod.valid(JSON.parse(line))),
      valibot: judge((line) => valibot.valid(JSON.parse(line))),
      SCIMMY: judge((line) => scimmy.valid(JSON.parse(line))),
    },
  };
}

/** The time of a user by how many there are: one call each, and all in one list. */
export async function growth({ counts = [1, 1000, 10_000, 100_000] } = {}) {
  const rows = {};
  for (const count of counts) {
    const { lines } = corpus(count);
    const list = encoder.encode(listOf(lines));
    // A single user is asked about a thousand times, or the clock would be all that is measured.
    const often = count === 1 ? Array(1000).fill(lines[0]) : lines;
    rows[count] = await race(
      [
        each(OURS, often, (line) => checkPayload(line).ok),
        each("JSON.parse + Ajv standalone", often, (line) => ajv.valid(JSON.parse(line))),
        { name: "checkPayload, one list, bytes", count, run: () => checkPayload(list) },
      ],
      count > 10_000 ? 3 : 5,
      count > 10_000 ? 1 : 3,
    );
  }
  return rows;
}
