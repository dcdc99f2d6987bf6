/** All suites: what is bundled for both hosts. */

export { default as init } from "scim-preflight";
export * as filter from "./filter.mjs";
export * as lines from "./lines.mjs";
export * as patch from "./patch.mjs";
export * as payload from "./payload.mjs";
