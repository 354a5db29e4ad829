import { definedInputs } from "../definedInputs.js";
import { explain } from "../explain.js";
import { PartlyCreated } from "../PartlyCreated.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { previewCreate } from "../state/preview.js";
import { settleOutputs } from "../state/settle.js";
import type { Properties } from "../values/Json.js";
import { fromPlainProperties, toPlainProperties } from "../values/plain.js";
import { protect } from "../values/protect.js";
import type { Values } from "../values/Value.js";
import { readBack } from "./readBack.js";

/** A resource that was made; `failure` when it exists and a later step failed. */
export interface Created {
  readonly id: string;
  readonly outputs: Values;
  readonly failure?: Error;
}

/** Makes a resource and reads it back. */
export const createResource = async (
  definition: ResourceDefinition,
  urn: string,
  inputs: Values,
  session: Session,
): Promise<Created> => {
  if (session.mode === "plan") {
    const { id, outputs } = previewCreate(definition, urn, inputs, session);
    return { id: id ?? urn, outputs };
  }
  const context = contextFor(session, urn, toPlainProperties(inputs));
  const attempt = { action: "creating", type: definition.type, urn, properties: inputs };
  let id: string;
  let answers: Properties | undefined;
  let failure: Error | undefined;
  try {
    ({ id, answers } = await definition.create(definedInputs(definition, inputs), context));
  } catch (error) {
    if (!(error instanceof PartlyCreated)) {
      throw explain(error, attempt);
    }
    ({ id } = error);
    failure = explain(error, { ...attempt, id });
  }
  try {
    const live = await readBack(definition, id, inputs, context);
    if (live === undefined) {
      throw new Error("it was made, but reading it back finds nothing; run `pulumi refresh` and try again");
    }
    const outputs = fromPlainProperties(settleOutputs(definition, { ...live, ...answers }, toPlainProperties(inputs)));
    return { id, outputs: protect(outputs, inputs, definition.secrets), ...(failure ? { failure } : {}) };
  } catch (error) {
    return { id, outputs: inputs, failure: failure ?? explain(error, { ...attempt, action: "reading", id }) };
  }
};
