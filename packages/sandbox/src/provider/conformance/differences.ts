import { allInputs } from "../allInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { toPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";
import { covers } from "./covers.js";

/** The inputs that were given and are not (or otherwise) in what was read, as lines for a failed expectation. */
export const differences = (
  definition: ResourceDefinition,
  given: Values,
  live: Values,
  ignored: readonly string[] = [],
): readonly string[] => {
  const [wanted, found] = [toPlainProperties(given), toPlainProperties(live)];
  return Object.entries(allInputs(definition))
    .filter(([name, shape]) => !ignored.includes(name) && !covers(shape, wanted[name], found[name]))
    .map(([name]) => `${name}: given ${JSON.stringify(wanted[name])}, read ${JSON.stringify(found[name])}`);
};
