// The access key, the token made of it, and a token that is there already.

import { copies } from "./copy.ts";
import { buttonById, partById } from "./dom.ts";
import { type Field, field } from "./field.ts";
import { forgetUndo, show } from "./findings.ts";
import { bearerToken, checkBearerToken, type Diagnostic } from "./library.ts";
import { keep, revealing } from "./secret.ts";

const MASK = "•".repeat(24);
const ASK = "Enter the access ID and the access key";
const MEND = "First mend the access ID or the access key";

let id: Field;
let key: Field;
let token: Field;
let made = "";
let maskMade = () => {};

export function startToken(): void {
  id = field(
    { id: "access-id", step: "prerequisites", label: "Access ID", secret: true },
    keyChanged,
  );
  key = field(
    { id: "access-key", step: "prerequisites", label: "Access key", secret: true },
    keyChanged,
  );
  token = field({ id: "token", step: "provisioning", label: "Token", secret: true }, tokenChanged);
  const maskKey = revealing(buttonById("access-key-reveal"), "the access key", (now) => {
    key.input.type = now ? "text" : "password";
  });
  const maskToken = revealing(buttonById("token-reveal"), "the token", (now) => {
    token.input.type = now ? "text" : "password";
  });
  maskMade = revealing(buttonById("token-out-reveal"), "the token", (now) => {
    partById("token-out").textContent = made ? (now ? made : MASK) : both() ? MEND : ASK;
  });
  const clearKey = () => {
    maskKey();
    forgetUndo("access-id");
    forgetUndo("access-key");
    id.text.write("");
    key.text.write("");
  };
  const clearToken = () => {
    maskToken();
    forgetUndo("token");
    token.text.write("");
  };
  keep(maskKey, clearKey);
  keep(maskToken, clearToken);
  keep(
    () => maskMade(),
    () => {},
  );
  buttonById("access-key-clear").addEventListener("click", () => {
    clearKey();
    id.input.focus();
  });
  buttonById("token-clear").addEventListener("click", () => {
    clearToken();
    token.input.focus();
  });
  copies(buttonById("token-out-copy"), "the token", () => made);
  copies(buttonById("copy-token"), "the token", () => made);
  copies(buttonById("copy-access-id"), "the access ID", () => id.text.read().trim());
  copies(buttonById("copy-access-key"), "the access key", () => key.text.read().trim());
  keyChanged();
  tokenChanged();
}

/** Whether there is something in both fields. */
function both(): boolean {
  return [id, key].every((one) => one?.text.read().trim());
}

function keyChanged(): void {
  const [accessId, accessKey] = [id.text.read(), key.text.read()];
  const filled = both();
  const { token: value, report } = bearerToken(accessId, accessKey);
  made = filled ? (value ?? "") : "";
  maskMade();
  partById("token-out").classList.toggle("empty", !made);
  for (const button of ["token-out-reveal", "token-out-copy", "copy-token"]) {
    buttonById(button).disabled = !made;
  }
  buttonById("copy-access-id").disabled = accessId.trim() === "";
  buttonById("copy-access-key").disabled = accessKey.trim() === "";
  const found = filled ? report.diagnostics : [];
  const ofId = (one: Diagnostic) => one.source === "accessId";
  show(id, found.filter(ofId), { filled: false });
  const fine = !found.some(ofId);
  show(
    key,
    found.filter((one) => !ofId(one)),
    {
      filled,
      fine: fine ? "Both have the shape of a Sumo Logic access key." : undefined,
      unchecked: ["Whether the key is active, and what its owner may do: only Sumo Logic knows"],
    },
  );
}

function tokenChanged(): void {
  const text = token.text.read();
  const filled = text !== "";
  show(token, filled ? checkBearerToken(text).diagnostics : [], {
    filled,
    fine: "The token holds an access ID and an access key, and nothing else.",
    unchecked: ["Whether its access key is active"],
  });
}
