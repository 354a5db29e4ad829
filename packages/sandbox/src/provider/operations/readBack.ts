import type { Context } from "../Context.js";
import { definedInputs } from "../definedInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { withRecorded } from "../state/recorded.js";
import type { Properties } from "../values/Json.js";
import { toPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";

/** The live resource with what the server adds: recorded inputs and the region. `undefined` when it is gone. */
export const readBack = async (
  definition: ResourceDefinition,
  id: string,
  inputs: Values,
  context: Context,
): Promise<Properties | undefined> => {
  const live = await definition.read(id, definedInputs(definition, inputs), context);
  if (live === undefined) {
    return undefined;
  }
  const region = definition.scope === "global" ? {} : { region: context.region };
  return { ...withRecorded(definition, live, toPlainProperties(inputs)), ...region };
};
