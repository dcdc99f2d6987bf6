import { valid as check } from "../peers/scimmy.mjs";

export const valid = (text) => check(JSON.parse(text));
