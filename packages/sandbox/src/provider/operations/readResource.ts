import { explain } from "../explain.js";
import { isGone } from "../isGone.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { ResourceError } from "../ResourceError.js";
import { contextFor, type Session } from "../Session.js";
import { settleInputs, settleOutputs } from "../state/settle.js";
import { withAnswers } from "../state/withAnswers.js";
import type { Properties } from "../values/Json.js";
import { fromPlainProperties, toPlainProperties } from "../values/plain.js";
import { protect } from "../values/protect.js";
import type { Values } from "../values/Value.js";
import { readBack } from "./readBack.js";

/** What the engine knows of a resource that it wants read. Both tables are empty on import and on `X.get`. */
export interface Known {
  readonly id: string;
  readonly outputs: Values;
  readonly inputs: Values;
}

/** Reads a resource for a refresh or an import; `undefined` when it is gone. */
export const readResource = async (
  definition: ResourceDefinition,
  urn: string,
  known: Known,
  session: Session,
): Promise<Known | undefined> => {
  const imported = Object.keys(known.inputs).length === 0 && Object.keys(known.outputs).length === 0;
  if (session.mode === "plan") {
    if (imported) {
      throw new ResourceError(`importing ${definition.type}: plan mode calls nothing, so it cannot read ${known.id}`);
    }
    return known;
  }
  const { id, region } = withoutRegion(known.id, imported);
  const properties = { ...toPlainProperties({ ...known.outputs, ...known.inputs }), ...region };
  const found = await readLive(definition, urn, { ...known, id }, properties, session);
  if (found === undefined) {
    return undefined;
  }
  const [outputs, inputs] = [toPlainProperties(known.outputs), toPlainProperties(known.inputs)];
  const live = withAnswers(definition, found, outputs);
  const settled = fromPlainProperties(settleOutputs(definition, live, { ...outputs, ...inputs }));
  const internal = Object.fromEntries(Object.entries(known.inputs).filter(([name]) => name.startsWith("__")));
  const drifted = fromPlainProperties(settleInputs(definition, live, outputs, inputs));
  return {
    id: imported && typeof live.id === "string" ? live.id : id,
    outputs: protect(protect(settled, known.outputs), known.inputs, definition.secrets),
    inputs: { ...protect(drifted, known.inputs), ...internal },
  };
};

const readLive = async (
  definition: ResourceDefinition,
  urn: string,
  { id, inputs, outputs }: Known,
  properties: Properties,
  session: Session,
): Promise<Properties | undefined> => {
  try {
    return await readBack(definition, id, inputs, contextFor(session, urn, properties));
  } catch (error) {
    if (isGone(error)) {
      return undefined;
    }
    throw explain(error, {
      action: "reading",
      type: definition.type,
      urn,
      id,
      properties: { ...outputs, inputs },
    });
  }
};

/** An import may name the region as `id@region`, as with the official provider. */
const withoutRegion = (id: string, imported: boolean): { id: string; region: { region?: string } } => {
  const match = imported ? /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(id) : null;
  const [, inner, region] = match ?? [];
  return inner === undefined || region === undefined ? { id, region: {} } : { id: inner, region: { region } };
};
