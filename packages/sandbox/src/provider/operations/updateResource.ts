import { definedInputs } from "../definedInputs.js";
import { explain } from "../explain.js";
import type { ResourceDefinition, StateOf } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { previewUpdate } from "../state/preview.js";
import { settleOutputs } from "../state/settle.js";
import { withAnswers } from "../state/withAnswers.js";
import { fromPlainProperties, toPlainProperties } from "../values/plain.js";
import { protect } from "../values/protect.js";
import type { Values } from "../values/Value.js";
import { readBack } from "./readBack.js";

/** A change of a resource's inputs. */
export interface Update {
  readonly id: string;
  readonly olds: Values;
  readonly oldInputs: Values;
  readonly news: Values;
}

/** Changes a resource in place and reads it back. */
export const updateResource = async (
  definition: ResourceDefinition,
  urn: string,
  { id, olds, oldInputs, news }: Update,
  session: Session,
): Promise<Values> => {
  if (session.mode === "plan") {
    return previewUpdate(definition, olds, oldInputs, news);
  }
  const state = toPlainProperties(olds) as StateOf<ResourceDefinition["inputs"]>;
  const context = contextFor(session, urn, toPlainProperties(news));
  try {
    const answers = await definition.update?.(id, state, definedInputs(definition, news), context);
    const live = await readBack(definition, id, news, context);
    if (live === undefined) {
      throw new Error("it is gone; run `pulumi refresh` to make it again");
    }
    const outputs = fromPlainProperties(
      settleOutputs(definition, { ...withAnswers(definition, live, state), ...answers }, toPlainProperties(news)),
    );
    return protect(outputs, news, definition.secrets);
  } catch (error) {
    throw explain(error, { action: "updating", type: definition.type, urn, id, properties: { olds, news } });
  }
};
