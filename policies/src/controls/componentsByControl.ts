import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Schema {
  readonly resources: Readonly<Record<string, { readonly description?: string }>>;
}

/** The components that name a control in their documentation, by control, as the package's schema has them. */
export function componentsByControl(repository: string): ReadonlyMap<string, readonly string[]> {
  const { resources } = JSON.parse(readFileSync(join(repository, "components", "schema.json"), "utf8")) as Schema;
  const found = new Map<string, string[]>();
  for (const [token, { description = "" }] of Object.entries(resources)) {
    const name = token.slice(token.lastIndexOf(":") + 1);
    const [, list = ""] = /Controls: ([A-Z0-9,\s-]+)\./.exec(description) ?? [];
    for (const [control] of list.matchAll(/[A-Z]{2,3}-\d\d/g))
      found.set(control, [...(found.get(control) ?? []), name]);
  }
  return found;
}
