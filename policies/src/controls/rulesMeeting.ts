import type { Rule } from "../engine/Rule.js";

/** The ids of the rules that name a control, sorted. */
export function rulesMeeting(control: string, rules: readonly Rule[]): readonly string[] {
  return rules
    .filter(({ controls }) => controls.includes(control))
    .map(({ id }) => id)
    .sort();
}
