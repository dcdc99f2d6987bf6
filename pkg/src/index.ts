/** What every entry of the package offers; the one declaration file of all of them. */

export * from "./load/web.js";
export { default } from "./load/web.js";
