import type { PolicyStatement } from "@sallyport/policies";

/** The conditions of a statement, each as a text, the same whatever order they were written in. */
export function conditionsOf({ conditions }: Pick<PolicyStatement, "conditions">): readonly string[] {
  const each = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => JSON.stringify([operator, key, [...values].sort()])),
  );
  return each.sort();
}
