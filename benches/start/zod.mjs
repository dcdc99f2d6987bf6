import { valid as check } from "../peers/zod.mjs";

export const valid = (text) => check(JSON.parse(text));
