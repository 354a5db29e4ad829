import { allInputs } from "../provider/allInputs.js";
import { registry } from "../provider/registry.js";

/**
 * Inputs of a resource type whose change, in whole or in part, replaces the resource; none for a type that the sandbox
 * does not have.
 */
export function replacingInputs(type: string): readonly string[] {
  const definition = registry.get(type);
  if (definition === undefined) return [];
  const paths = [...definition.replacedBy, ...("region" in allInputs(definition) ? ["region"] : [])];
  return [...new Set(paths.map((path) => path.split(".")[0] ?? path))].sort();
}
