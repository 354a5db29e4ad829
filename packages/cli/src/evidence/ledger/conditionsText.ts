import type { PolicyStatement } from "@sallyport/policies";

/** The conditions of a statement as text, the same whatever order they were written in. */
export function conditionsText({ conditions }: Pick<PolicyStatement, "conditions">): string {
  const flat = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => JSON.stringify([operator, key, [...values].sort()])),
  );
  return flat.sort().join("\n");
}
