import { covers } from "./covers.js";
import type { PolicyStatement } from "./parsePolicy.js";

/** Whether a statement is about an action, by name, by wildcard, or because NotAction does not take it out. IAM ignores case here. */
export function allowsAction({ actions, notActions }: PolicyStatement, action: string): boolean {
  const matches = (pattern: string) => covers(pattern.toLowerCase(), action.toLowerCase());
  return actions.some(matches) || (notActions.length > 0 && !notActions.some(matches));
}
