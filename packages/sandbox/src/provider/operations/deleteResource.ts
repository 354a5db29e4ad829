import { explain } from "../explain.js";
import { isGone } from "../isGone.js";
import type { ResourceDefinition, StateOf } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { toPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";

/** Deletes a resource; one that is gone already is no error. */
export const deleteResource = async (
  definition: ResourceDefinition,
  urn: string,
  { id, outputs }: { readonly id: string; readonly outputs: Values },
  session: Session,
): Promise<void> => {
  if (session.mode === "plan") {
    return;
  }
  const state = toPlainProperties(outputs) as StateOf<ResourceDefinition["inputs"]>;
  try {
    await definition.delete(id, state, contextFor(session, urn, state));
  } catch (error) {
    if (!isGone(error)) {
      throw explain(error, { action: "deleting", type: definition.type, urn, id, properties: outputs });
    }
  }
};
