// Payloads, one a line: all at once, in chunks, from files and streams, with progress and a stop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLines, checkPayload, checkStream, LinesChecker } from "scim-preflight";

const ANN =
  '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com"}';
const NO_NAME = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"displayName":"é😀"}';
const TEXT = `${ANN}\n${NO_NAME}\r\n\n${ANN}\n${NO_NAME}`;
const BYTES = new TextEncoder().encode(TEXT);

/** The report of a text that is handed over in chunks of so many characters or bytes. */
function chunked(input, size, options) {
  const checker = new LinesChecker(options);
  for (let at = 0; at < input.length; at += size) checker.push(input.slice(at, at + size));
  return checker.finish();
}

test("lines are counted, findings know their line and their place in the text", () => {
  const report = checkLines(TEXT);
  const { version, ok, lines, clean, faulty, errors, truncated } = report;
  assert.deepEqual(
    { version, ok, lines, clean, faulty, errors, truncated },
    { version: 1, ok: false, lines: 4, clean: 2, faulty: 2, errors: 2, truncated: false },
  );
  assert.deepEqual(report.rules, [{ rule: "required.userName", count: 2 }]);
  const [first, second] = report.diagnostics;
  assert.deepEqual([first.line, second.line], [2, 5]);
  assert.equal(first.start, ANN.length + 1);
  assert.equal(TEXT.slice(second.start, second.start + 1), "{");
});

test("a line says what its payload says by itself", () => {
  const alone = checkPayload(NO_NAME).diagnostics;
  const inLine = checkLines(`${ANN}\n${NO_NAME}`).diagnostics;
  const words = ({ rule, message, help, pointer, column }) => ({
    rule,
    message,
    help,
    pointer,
    column,
  });
  assert.deepEqual(inLine.map(words), alone.map(words));
});

test("chunks may be cut anywhere, through characters too", () => {
  for (const size of [1, 2, 3, 7, 100]) {
    assert.deepEqual(chunked(TEXT, size), checkLines(TEXT), `characters by ${size}`);
    assert.deepEqual(chunked(BYTES, size), checkLines(BYTES), `bytes by ${size}`);
  }
});

test("long texts go in piece by piece, and no half of a character is lost", () => {
  const faulty = NO_NAME.replace("é", "😀".repeat(40_000));
  const text = [...Array(1000).fill(ANN), `x${faulty}`, NO_NAME].join("\n");
  const [, second] = checkLines(text).diagnostics;
  assert.equal(second.rule, "required.userName");
  assert.equal(text.slice(second.start), NO_NAME);
  assert.deepEqual(chunked(text, 77_777), checkLines(text));
});

test("half a character at the very end is a character of its own", () => {
  const checker = new LinesChecker();
  checker.push(`${ANN}\n"\ud83d`);
  const report = checker.finish();
  assert.equal(report.lines, 2);
  assert.ok(report.diagnostics.every(({ end }) => end <= ANN.length + 3));
});

test("checkers do not disturb each other, and can be used again", () => {
  const one = new LinesChecker();
  const other = new LinesChecker({ direction: "response" });
  one.push(ANN);
  other.push(NO_NAME);
  one.push(`\n${ANN}`);
  assert.equal(one.finish().lines, 2);
  assert.equal(other.finish().errors > 1, true);
  one.push(NO_NAME);
  assert.equal(one.finish().errors, 1);
  assert.equal(new LinesChecker().finish().lines, 0);
});

test("progress counts bytes, lines and findings", () => {
  const checker = new LinesChecker();
  checker.push(`${TEXT}\n`);
  assert.deepEqual(checker.progress, { bytes: BYTES.length + 1, lines: 4, findings: 2 });
});

test("what stands in two lines is found where it is asked for", () => {
  assert.equal(checkLines(`${ANN}\n${ANN}`).ok, true);
  const { diagnostics } = checkLines(`${ANN}\n${ANN}`, { unique: true });
  assert.deepEqual(
    diagnostics.map(({ rule, line }) => [rule, line]),
    [["unique.userName", 2]],
  );
});

const sources = {
  "a file": () => new Blob([TEXT]),
  "a stream": () => new Blob([TEXT]).stream(),
  "chunks of bytes": () => [BYTES.subarray(0, 100), BYTES.subarray(100)],
  "an async generator": async function* () {
    yield BYTES.subarray(0, 33);
    yield BYTES.subarray(33);
  },
};
for (const [name, source] of Object.entries(sources)) {
  test(`${name} is read and checked`, async () => {
    assert.deepEqual(await checkStream(source()), checkLines(BYTES));
  });
}

test("strings in a stream count UTF-16", async () => {
  assert.deepEqual(await checkStream([TEXT.slice(0, 99), TEXT.slice(99)]), checkLines(TEXT));
});

/** Many users, in chunks. */
async function* many(chunks, pulled = []) {
  for (let chunk = 0; chunk < chunks; chunk++) {
    pulled.push(chunk);
    yield `${ANN}\n`.repeat(2000);
  }
}

test("progress is told while the check goes on, and the event loop gets its turn", async () => {
  const seen = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const report = await checkStream(many(60), { onProgress: ({ lines }) => seen.push(lines) });
  clearInterval(timer);
  assert.equal(report.lines, 120_000);
  assert.equal(seen.at(-1), 120_000);
  assert.ok(seen.length > 3 && turns > 2, `${seen.length} calls, ${turns} turns`);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  );
});

test("a signal ends the check and lets go of the source", async () => {
  const pulled = [];
  const controller = new AbortController();
  const check = checkStream(many(10_000, pulled), {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await assert.rejects(check, /enough/);
  const soFar = pulled.length;
  await new Promise((later) => setTimeout(later, 30));
  assert.equal(pulled.length, soFar);
  await assert.rejects(checkStream([], { signal: controller.signal }), /enough/);
});

test("a signal ends the wait for a source that never comes, and cancels it", async () => {
  const controller = new AbortController();
  let canceled;
  const silent = new ReadableStream({
    pull: () => new Promise(() => {}),
    cancel: (reason) => {
      canceled = reason;
    },
  });
  setTimeout(() => controller.abort(new Error("enough")), 20);
  await assert.rejects(checkStream(silent, { signal: controller.signal }), /enough/);
  assert.match(String(canceled), /enough/);
});

test("what goes wrong in the source comes out", async () => {
  async function* broken() {
    yield BYTES;
    throw new Error("the disk is gone");
  }
  await assert.rejects(checkStream(broken()), /the disk is gone/);
});
