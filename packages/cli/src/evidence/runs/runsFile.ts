import { join } from "node:path";

/** The runs of a sandbox, a line each. */
export function runsFile(home: string): string {
  return join(home, "runs.jsonl");
}
