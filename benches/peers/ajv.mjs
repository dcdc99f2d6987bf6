/** Ajv with the whole User of RFC 7643 §8.7, as code generated ahead of time (`bundle.mjs`). */

import validateAll from "../dist/ajv-all.mjs";

export const valid = (user) => validateAll(user);
export const errors = (user) => (validateAll(user) ? [] : validateAll.errors);
