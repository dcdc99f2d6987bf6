import { valid as check } from "../peers/valibot.mjs";

export const valid = (text) => check(JSON.parse(text));
