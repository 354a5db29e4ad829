import type { CheckedItem } from "./CheckedItem.js";

/** An item that failed on what was found, or passed where nothing was. */
export function itemOf(name: string, passed: string, found: readonly Problem[]): CheckedItem {
  const [first] = found;
  if (first === undefined) return { name, outcome: "passed", message: passed };
  const more = found.length > shown ? [`and ${found.length - shown} more`] : [];
  return {
    name,
    outcome: "failed",
    message: [...found.slice(0, shown).map(({ message }) => message), ...more].join("; "),
    fix: [...new Set(found.map(({ fix }) => fix))].join("; "),
  };
}

/** Something that is wrong, and what mends it. */
export interface Problem {
  readonly message: string;
  readonly fix: string;
}

/** Problems that are told one by one. */
const shown = 5;
