import { valid as check } from "../peers/ajv.mjs";

export const valid = (text) => check(JSON.parse(text));
