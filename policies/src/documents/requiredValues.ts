import type { PolicyStatement } from "./parsePolicy.js";

const positive = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress|Bool)$/;

/**
 * The values of which a request has to have one for a statement to apply; empty where the statement also applies without the key
 * (`IfExists`, `ForAllValues`, negations).
 *
 * @param key in any case
 */
export function requiredValues({ conditions }: PolicyStatement, key: string): readonly string[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    positive.test(operator) ? (keys[key.toLowerCase()] ?? []) : [],
  );
}
