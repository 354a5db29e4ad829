import { allInputs } from "../allInputs.js";
import { definedInputs } from "../definedInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { fromPlain, fromPlainProperties, toPlainProperties } from "../values/plain.js";
import { protect } from "../values/protect.js";
import { Unknown, type Values } from "../values/Value.js";

/** A resource's id and outputs before it exists; an `undefined` id is unknown. */
export interface Previewed {
  readonly id: string | undefined;
  readonly outputs: Values;
}

/** In apply mode the computed outputs are unknown, as with the official plugin; in plan mode they are realistic. */
export const previewCreate = (
  definition: ResourceDefinition,
  urn: string,
  inputs: Values,
  session: Session,
): Previewed => {
  const context = contextFor(session, urn, toPlainProperties(inputs));
  const identity = definition.identity(definedInputs(definition, inputs), context);
  const id = fromPlain(identity.id);
  const computed =
    session.mode === "plan"
      ? fromPlainProperties(identity.outputs)
      : Object.fromEntries(Object.keys(identity.outputs).map((name) => [name, Unknown.value]));
  const outputs = protect({ ...computed, ...publicInputs(inputs) }, inputs, definition.secrets);
  return { id: session.mode === "plan" && typeof id === "string" ? id : undefined, outputs };
};

/**
 * The new inputs over the outputs that the state has; computed outputs keep their values, since ids and ARNs stay, and
 * so do inputs that the program leaves to AWS. What a call answers is unknown before it.
 */
export const previewUpdate = (
  definition: ResourceDefinition,
  olds: Values,
  oldInputs: Values,
  news: Values,
): Values => {
  const inputs = allInputs(definition);
  const answered = (name: string): boolean => definition.answered?.includes(name) ?? false;
  const kept = Object.entries(olds)
    .filter(([name]) => inputs[name] === undefined || oldInputs[name] === undefined)
    .map(([name, value]) => [name, answered(name) ? Unknown.value : value] as const);
  return protect({ ...Object.fromEntries(kept), ...publicInputs(news) }, news, definition.secrets);
};

const publicInputs = (inputs: Values): Values =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
