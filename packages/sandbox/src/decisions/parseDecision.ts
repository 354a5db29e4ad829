import { type Decision, decisionSchema } from "./Decision.js";

/** A line of the decision log; undefined where it is none, as a line that is still being written. */
export function parseDecision(line: string): Decision | undefined {
  try {
    return decisionSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
