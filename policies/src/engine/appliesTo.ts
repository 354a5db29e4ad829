import type { Rule } from "./Rule.js";

/** Whether a rule judges a type. A type that ends with `*` stands for all that begin so. */
export function appliesTo(rule: Rule, type: string): boolean {
  return rule.types.some((pattern) =>
    pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type,
  );
}
