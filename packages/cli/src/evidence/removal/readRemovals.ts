import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RemovalRecord } from "./RemovalRecord.js";

/** What `npm run removals` has confirmed for the stacks of a repository: nothing where nobody has run it. */
export function readRemovals(root: string): RemovalRecord {
  const file = join(root, "docs", "evidence", "removals.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as RemovalRecord) : { at: {}, removals: [] };
}
