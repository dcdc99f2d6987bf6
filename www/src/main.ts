// Opens the rooms of the page once the library is there.

import { startCheckSetup } from "./check-setup.ts";
import { startCopies } from "./copy.ts";
import { startDeployment } from "./deployment.ts";
import { partById } from "./dom.ts";
import { fieldTexts } from "./field.ts";
import { startKit } from "./kit.ts";
import { explain, init } from "./library.ts";
import { startLog } from "./log/room.ts";
import { startMapping } from "./mapping.ts";
import { startPaste, takes } from "./paste.ts";
import { startPayload } from "./payload.ts";
import { startRehearsal } from "./rehearsal/room.ts";
import { startRoles } from "./roles.ts";
import { startSaml } from "./saml.ts";
import { startSecrets } from "./secret.ts";
import { startSteps } from "./steps.ts";
import { startToken } from "./token.ts";
import { startWalk } from "./walk.ts";

async function start(): Promise<void> {
  await init();
  startSteps();
  startCopies();
  startDeployment();
  startToken();
  startSaml();
  startRoles();
  startMapping();
  startCheckSetup();
  startRehearsal();
  startKit();
  const log = startLog();
  const payload = startPayload();
  for (const [id, text] of fieldTexts()) takes(id, (value) => text.write(value));
  takes("payload-text", payload.write);
  takes("log-text", log.write);
  startPaste();
  startSecrets();
  startWalk();
  // Whatever the page will need is fetched now: after this it asks for nothing more.
  await explain("");
  document.documentElement.dataset.ready = "true";
}

start().catch((cause: unknown) => {
  const trouble = partById("trouble");
  trouble.hidden = false;
  trouble.textContent = `The checker did not start: ${cause instanceof Error ? cause.message : String(cause)}`;
});
