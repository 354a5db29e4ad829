import { unscopedActions } from "@sallyport/intents";
import { covers } from "@sallyport/policies";
import { callsUnder } from "./callsUnder.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/** A pattern of a statement that stands for more than one thing. */
export interface Wildcard {
  readonly pattern: string;
  readonly of: "action" | "resource";
  /**
   * By what was used alone: `unused`; `needed` where nothing narrower covers it; `narrower` where something does; `unscoped`
   * where AWS knows no resource for the actions.
   */
  readonly verdict: "unused" | "needed" | "narrower" | "unscoped";
  /** What would have been enough. */
  readonly enough: readonly string[];
}

/** The wildcards of a statement, each judged by what the statement was used for. */
export function wildcardsOf(statement: RoleStatement, allowed: readonly AllowedCall[]): readonly Wildcard[] {
  const own = callsUnder(statement, allowed);
  const isPattern = (text: string) => /[*?]/.test(text);
  return [
    ...statement.actions.filter(isPattern).map((pattern) => judgeAction(pattern, own)),
    ...statement.resources.filter(isPattern).map((pattern) => judgeResource(pattern, statement, own)),
  ];
}

function judgeAction(pattern: string, own: readonly AllowedCall[]): Wildcard {
  const used = distinct(
    own.map(({ action }) => action).filter((action) => covers(pattern.toLowerCase(), action.toLowerCase())),
  );
  // A list of actions is always narrower: AWS adds actions to what a pattern stands for.
  return { pattern, of: "action", verdict: used.length === 0 ? "unused" : "narrower", enough: used };
}

function judgeResource(pattern: string, { actions }: RoleStatement, own: readonly AllowedCall[]): Wildcard {
  const of = "resource";
  if (pattern === "*" && actions.every((action) => Object.hasOwn(unscopedActions, action)))
    return { pattern, of, verdict: "unscoped", enough: [] };
  const used = distinct(own.map(({ resource }) => resource).filter((resource) => covers(pattern, resource)));
  if (used.length === 0) return { pattern, of, verdict: "unused", enough: [] };
  const folder = commonFolder(used);
  const isNarrower = folder !== pattern && covers(pattern, folder) && !covers(folder, pattern);
  return isNarrower
    ? { pattern, of, verdict: "narrower", enough: [folder] }
    : { pattern, of, verdict: "needed", enough: [] };
}

/** The pattern of the deepest folder that all are in: one name alone says nothing about the next one's. */
function commonFolder(names: readonly string[]): string {
  const [first = "", last = ""] = [names[0], names.at(-1)];
  let length = 0;
  // Of sorted names, what the first and the last have in common, all have.
  while (length < first.length && first[length] === last[length]) length += 1;
  const common = first.slice(0, length);
  return `${common.slice(0, Math.max(common.lastIndexOf("/"), common.lastIndexOf(":")) + 1)}*`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
