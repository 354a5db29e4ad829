import { allInputs } from "../allInputs.js";
import { madeUp } from "../check/checkInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { showPath } from "../values/path.js";
import { toPlainProperties } from "../values/plain.js";
import { sameJson } from "../values/sameJson.js";
import type { Values } from "../values/Value.js";
import { inputChanges } from "./inputChanges.js";
import { replaces } from "./replaces.js";

/** One changed property. */
export interface PropertyChange {
  /** Path as Pulumi writes it. */
  readonly property: string;
  readonly kind: "add" | "delete" | "update";
  readonly replace: boolean;
}

/** What must happen to get from the last inputs to the new ones. */
export interface Difference {
  readonly changes: readonly PropertyChange[];
  /** Top-level inputs whose change replaces the resource. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/**
 * Compares checked inputs by shape. Unknown new values count as changed; an input that is left out where AWS chooses one
 * (`chosen`) does not.
 */
export const diffInputs = (
  definition: ResourceDefinition,
  olds: Values,
  news: Values,
  chosen: readonly string[] = [],
): Difference => {
  const [before, after] = [toPlainProperties(olds), toPlainProperties(news)];
  const patterns = ["region", ...definition.replacedBy];
  const found = inputChanges(allInputs(definition), before, after)
    .filter(({ path: [name] }) => after[String(name)] !== undefined || !chosen.includes(String(name)))
    .map((change) => ({
      ...change,
      replace: definition.update === undefined || patterns.some((pattern) => replaces(pattern, change)),
    }));
  const replacing = new Set(found.filter(({ replace }) => replace).map(({ path }) => String(path[0])));
  const named = definition.identifiedBy ?? [];
  // A made-up name is made anew for the replacement, so the two do not collide.
  const made = Array.isArray(news[madeUp]) ? news[madeUp] : [];
  return {
    changes: found.map(({ path, before: old, after: fresh, replace }) => ({
      property: showPath(path),
      kind: old === undefined ? "add" : fresh === undefined ? "delete" : "update",
      replace,
    })),
    replaces: [...replacing],
    deleteBeforeReplace:
      replacing.size > 0 &&
      named.length > 0 &&
      sameJson(before.region, after.region) &&
      named.every((name) => sameJson(before[name], after[name]) && !made.includes(name)),
  };
};
