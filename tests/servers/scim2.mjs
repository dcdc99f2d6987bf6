// The SCIM server scim2-server, in a Python of its own that `cargo xtask test servers` sets up.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../target/servers/bin/scim2-server", import.meta.url));

/** Starts the server on a free port of this machine. */
export async function start(token) {
  const port = await freePort();
  const child = spawn(program, ["--port", String(port), "--bearer-token", token], {
    stdio: "ignore",
  });
  const base = `http://127.0.0.1:${port}/v2`;
  let gone;
  child.once("error", (error) => {
    gone = error;
  });
  child.once("exit", (code) => {
    gone ??= new Error(`scim2-server ended with ${code}`);
  });
  for (let left = 100; !(await answers(base)); left--) {
    if (gone || left === 0) throw gone ?? new Error("scim2-server does not answer");
    await pause(100);
  }
  return { base, stop: () => child.kill() };
}

async function answers(base) {
  return fetch(`${base}/ServiceProviderConfig`).then(
    () => true,
    () => false,
  );
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
