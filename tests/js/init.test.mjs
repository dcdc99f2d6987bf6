// The loaders: each test takes a fresh copy of an entry by its query.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const dist = new URL("../../pkg/dist/", import.meta.url);
const bytes = readFileSync(new URL("core_bg.wasm", dist));
let copies = 0;
const fresh = (entry) => import(`${new URL(entry, dist)}?copy=${copies++}`);

const wasm = (body = bytes, type = "application/wasm", status = 200) =>
  new Response(body, { status, headers: { "content-type": type } });

/** Lets `fetch` answer so during some work; counts how often it was asked. */
async function fetching(answer, work) {
  const real = globalThis.fetch;
  let asked = 0;
  globalThis.fetch = async () => {
    asked += 1;
    return answer(asked);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = real;
  }
  return asked;
}

test("a function that is called before init says what to do", async () => {
  const { rules, checkPayload } = await fresh("web.js");
  const expected = {
    message: "scim-preflight is not initialized: call and await init() before the first check.",
  };
  assert.throws(() => rules(), expected);
  assert.throws(() => checkPayload("{}"), expected);
});

test("init may be called concurrently and again, and fetches once", async () => {
  const { default: init, rules } = await fresh("web.js");
  const asked = await fetching(
    () => wasm(),
    async () => {
      await Promise.all([init(), init(), init()]);
      await init();
    },
  );
  assert.equal(asked, 1);
  assert.ok(rules().length > 0);
});

test("init works after a failed attempt", async () => {
  const { default: init, rules } = await fresh("web.js");
  await fetching(
    (asked) => (asked === 1 ? wasm("", "text/plain", 503) : wasm()),
    async () => {
      await assert.rejects(init(), /the server answered 503/);
      await init();
    },
  );
  assert.ok(rules().length > 0);
});

test("a page that is served in place of the wasm is recognized", async () => {
  const { default: init } = await fresh("web.js");
  const page = () => wasm("<!doctype html>", "text/html");
  await fetching(page, async () => {
    await assert.rejects(init(), {
      message:
        "scim-preflight: the given response is a web page (HTML) where the wasm should be. " +
        "Serve core_bg.wasm beside the module, or pass init({ module }).",
    });
  });
});

test("a policy that forbids wasm is explained", async () => {
  const { default: init } = await fresh("web.js");
  const real = WebAssembly.compile;
  WebAssembly.compile = async () => {
    throw new WebAssembly.CompileError("violates the following Content Security Policy directive");
  };
  try {
    await assert.rejects(init({ module: bytes }), {
      message:
        "scim-preflight: the page's Content Security Policy forbids WebAssembly. " +
        "Add 'wasm-unsafe-eval' to its script-src.",
    });
  } finally {
    WebAssembly.compile = real;
  }
});

for (const [name, module] of Object.entries({
  "a compiled module": () => new WebAssembly.Module(bytes),
  bytes: () => bytes,
  "an ArrayBuffer": () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  "a response": () => wasm(),
  "a response of another type": () => wasm(bytes, "application/octet-stream"),
  "a promise of a response": () => Promise.resolve(wasm()),
  "a URL": () => new URL("https://example.com/core_bg.wasm"),
})) {
  test(`init takes ${name}`, async () => {
    const { default: init, rules } = await fresh("web.js");
    await fetching(
      () => wasm(),
      () => init({ module: module() }),
    );
    assert.ok(rules().length > 0);
  });
}

test("initSync takes bytes or a module, once", async () => {
  for (const module of [bytes, new WebAssembly.Module(bytes)]) {
    const { initSync, rules } = await fresh("web.js");
    initSync(module);
    initSync(module);
    assert.ok(rules().length > 0);
  }
});

test("the inline entry needs no request", async () => {
  const { default: init, rules } = await fresh("inline.js");
  const asked = await fetching(() => wasm("", "", 404), init);
  assert.equal(asked, 0);
  assert.ok(rules().length > 0);
});

test("a trap is answered with a clear error and a fresh start", async () => {
  const { applyFixes, checkPayload } = await fresh("node.js");
  const before = checkPayload("{}", { kind: "group" });
  const impossible = new Uint8Array(2 ** 31);
  assert.throws(() => applyFixes(impossible, []), {
    message: "scim-preflight stopped in the middle of a check and has been started again.",
  });
  assert.deepEqual(checkPayload("{}", { kind: "group" }), before);
  assert.equal(applyFixes("after", []).text, "after");
});
