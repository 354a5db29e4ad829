import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** SHA-256 of a file, in hex: changes with its content alone. */
export function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
