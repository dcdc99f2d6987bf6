// Takes the picture of the page for the README: `node tests/e2e/picture.mjs`, after a build.

import { fileURLToPath } from "node:url";
import { ID, KEY, LAUNCH } from "./browsers.mjs";
import { serve } from "./server.mjs";

const server = await serve();
const browser = await LAUNCH.chromium();
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
});
await page.goto(server.address);
await page.waitForSelector("html[data-ready]", { state: "attached" });
const values = {
  "sumo-url": "https://service.us2.sumologic.com/",
  "access-id": ID,
  "access-key": KEY,
  "saml-acs": "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
  "saml-entity": "https://service.us2.sumologic.com/sumo/saml/1234567890",
  "base-url": "https://service.us2.sumologic.com/api/v1/scim/Users",
};
for (const [id, value] of Object.entries(values)) await page.fill(`#${id}`, value);
await page.click("#role-exact");
await page.evaluate(() => {
  document.activeElement.blur();
  document.querySelector("#provisioning").scrollIntoView();
  scrollBy(0, 24);
});
await page.waitForTimeout(300);
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();
await server.close();
