import type { PolicyStatement } from "../../documents/parsePolicy.js";

/** Whether a statement holds only where another one does: it has each of the other's conditions, for no more values. */
export function isUnder({ conditions }: PolicyStatement, other: PolicyStatement): boolean {
  return Object.entries(other.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const own = conditions[operator]?.[key] ?? [];
      return own.length > 0 && own.every((value) => values.includes(value));
    }),
  );
}
