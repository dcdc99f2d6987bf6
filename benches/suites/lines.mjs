/** NDJSON: all at once and in chunks. */

import { checkLines, checkPayload, LinesChecker } from "scim-preflight";
import { corpus, listOf } from "../corpus.mjs";
import { race } from "../lib/rounds.mjs";
import * as ajv from "../peers/ajv.mjs";

const CHUNK = 1 << 20;
const encoder = new TextEncoder();
const OURS = "LinesChecker, chunks of bytes";
const STREAMED = "TextDecoder + split + JSON.parse + Ajv standalone, chunks";

export const goals = [
  { text: "NDJSON in chunks", ours: OURS, peer: STREAMED, least: { Node: 10, Chromium: 8 } },
];

/** What one writes by hand in JavaScript: takes chunks, gives how many lines are valid. */
export class StreamedAjv {
  #decoder = new TextDecoder();
  #rest = "";
  #valid = 0;

  push(chunk) {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop();
    for (const line of lines) this.#take(line);
  }

  finish() {
    this.#take(this.#rest);
    return this.#valid;
  }

  #take(line) {
    if (line !== "" && ajv.valid(JSON.parse(line))) this.#valid++;
  }
}

/** How many users of a list are valid. */
export function validInList(text) {
  return JSON.parse(text).Resources.filter((user) => ajv.valid(user)).length;
}

export async function times({ users = 10_000, rounds = 7 } = {}) {
  const { lines } = corpus(users);
  const text = lines.join("\n");
  const bytes = encoder.encode(text);
  const list = encoder.encode(listOf(lines));
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  const chunked = (checker) => {
    for (const chunk of chunks) checker.push(chunk);
    return checker.finish();
  };
  const wholeList = () => validInList(new TextDecoder().decode(list));
  const contenders = {
    [OURS]: () => chunked(new LinesChecker()),
    "checkLines, bytes": () => checkLines(bytes),
    "checkLines, string": () => checkLines(text),
    "checkPayload, one list, bytes": () => checkPayload(list),
    [STREAMED]: () => chunked(new StreamedAjv()),
    "split + JSON.parse": () => text.split("\n").map((line) => JSON.parse(line)).length,
    "TextDecoder + JSON.parse + Ajv standalone, one list": wholeList,
  };
  return race(
    Object.entries(contenders).map(([name, run]) => ({ name, count: users, run })),
    rounds,
  );
}
