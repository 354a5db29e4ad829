import { ArgumentError } from "../errors/ArgumentError.js";

/** Longest filter pattern that CloudWatch Logs takes (PutMetricFilter). */
export const longestFilterPattern = 1024;

/**
 * Checks a filter pattern that is known at construction, as far as its length and its outer brackets go.
 *
 * @throws ArgumentError for one that CloudWatch Logs would refuse
 */
export function checkFilterPattern(component: string, argument: string, pattern: unknown): void {
  if (typeof pattern !== "string") return;
  if (pattern.length > longestFilterPattern) {
    const fix = `give at most ${longestFilterPattern} characters, not ${pattern.length}`;
    throw new ArgumentError(component, argument, pattern, fix);
  }
  const closing = { "{": "}", "[": "]" }[pattern.trim().charAt(0)];
  if (closing !== undefined && !pattern.trim().endsWith(closing)) {
    throw new ArgumentError(component, argument, pattern, `end it with "${closing}"`);
  }
}
