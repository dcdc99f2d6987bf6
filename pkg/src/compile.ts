/** Turns whatever `init` is given into a compiled module, and says plainly why it cannot. */

/** Where the wasm comes from. */
export type ModuleSource =
  | WebAssembly.Module
  | BufferSource
  | Response
  | URL
  | string
  | PromiseLike<WebAssembly.Module | BufferSource | Response>;

/** Compiles a module. */
export async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof URL || typeof given === "string") return compileResponse(await fetch(given));
  if (given instanceof Response) return compileResponse(given);
  return compileBytes(given, "the given bytes");
}

/** Compiles bytes at once. */
export function compileSync(bytes: BufferSource): WebAssembly.Module {
  complain(bytes, "the given bytes");
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw explained(error);
  }
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const name = response.url || "the given response";
  if (!response.ok) {
    throw new Error(
      `scim-preflight: the server answered ${response.status} for ${name}. Serve core_bg.wasm beside the module, or pass init({ module }).`,
    );
  }
  const type = response.headers.get("content-type") ?? "";
  if (!type.startsWith("application/wasm")) return compileBytes(await response.arrayBuffer(), name);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw explained(error);
  }
}

async function compileBytes(bytes: BufferSource, name: string): Promise<WebAssembly.Module> {
  complain(bytes, name);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw explained(error);
  }
}

/** Recognizes a page that was served in place of the wasm. */
function complain(source: BufferSource, name: string): void {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  if (bytes[0] === 0 && bytes[1] === 0x61) return;
  const page = bytes[0] === 0x3c ? "a web page (HTML)" : "something else";
  throw new Error(
    `scim-preflight: ${name} is ${page} where the wasm should be. Serve core_bg.wasm beside the module, or pass init({ module }).`,
  );
}

/** Says what a refusal by a Content Security Policy needs. */
function explained(error: unknown): unknown {
  if (!/CSP|Content Security Policy/i.test(String(error))) return error;
  return new Error(
    "scim-preflight: the page's Content Security Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.",
    { cause: error },
  );
}
