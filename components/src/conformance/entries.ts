import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ConformanceEntry } from "./ConformanceEntry.js";

const sources = join(__dirname, "..");
const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort();

/** Names of the component classes of this package, read from the source so that none can stay out of the suite. */
export const componentNames: readonly string[] = files
  .filter((file) =>
    /^export class \w+ extends pulumi\.ComponentResource\b/m.test(readFileSync(join(sources, file), "utf8")),
  )
  .map((file) => basename(file, ".ts"));

/** Every entry of the suite, found by its file name. */
export const entries: readonly ConformanceEntry[] = files
  .filter((file) => file.endsWith(".conformance.ts"))
  .map((file) => (require(join(sources, file)) as { readonly conformance: ConformanceEntry }).conformance);
