import { allControls } from "../controls/index.js";
import type { ReviewedWaiver } from "../engine/ReviewedWaiver.js";
import { readWaivers } from "../engine/readWaivers.js";
import { allRules } from "../rules/index.js";

/**
 * Reads a file of reviewed waivers against the rules and controls that there are.
 *
 * @throws Error naming the file and the field at fault
 */
export function reviewedWaivers(file: string): readonly ReviewedWaiver[] {
  const rules = new Set(allRules.map(({ id }) => id));
  const controls = new Set(allControls.map(({ id }) => id));
  return readWaivers(file, { rules, controls });
}
