import { LoadError } from "../LoadError.js";
import { checkName } from "./checkName.js";

/** @throws LoadError where columns cannot be told apart, or have names that PostgreSQL cannot have */
export function checkHeader(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    checkName("column", name);
    if (seen.has(name)) {
      const message = `The header has the column "${name}" more than once`;
      throw new LoadError({ code: "duplicate-header", message, fix: "Rename or remove one of them" });
    }
    seen.add(name);
  }
}
