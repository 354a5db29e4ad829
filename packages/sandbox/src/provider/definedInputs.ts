import type { ResourceDefinition } from "./ResourceDefinition.js";
import type { InputsOf } from "./Shape.js";
import type { Json } from "./values/Json.js";
import { toPlain } from "./values/plain.js";
import type { Values } from "./values/Value.js";

/** The inputs that a definition declares, plain: what its functions take. */
export const definedInputs = (
  definition: ResourceDefinition,
  values: Values,
): InputsOf<ResourceDefinition["inputs"]> => {
  const plain: Record<string, Json> = {};
  for (const name of Object.keys(definition.inputs)) {
    const value = values[name] ?? undefined;
    if (value !== undefined) {
      plain[name] = toPlain(value);
    }
  }
  return plain as InputsOf<ResourceDefinition["inputs"]>;
};
