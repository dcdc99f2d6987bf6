import init, { checkPayload } from "scim-preflight";

await init();
export const valid = (text) => checkPayload(text).ok;
