import type { Advisory } from "./Advisory.js";

/** Whether a change waits until the dependency is mended: all but what is known to be of low or moderate severity. */
export function blocks({ severity }: Advisory): boolean {
  return !["info", "low", "moderate"].includes(severity);
}
