/** What the build puts in the place of these imports. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
declare module "*.wasm?base64" {
  const base64: string;
  export default base64;
}
