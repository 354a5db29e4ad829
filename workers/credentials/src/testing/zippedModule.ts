import { zipSync } from "fflate";

/** The zip file of a function with one module, `index`. */
export function zippedModule(text: string): Uint8Array {
  return zipSync({ "index.mjs": new TextEncoder().encode(text) });
}
