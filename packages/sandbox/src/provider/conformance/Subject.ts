import { checkInputs } from "../check/checkInputs.js";
import { chosenInputs } from "../diff/chosenInputs.js";
import { type Difference, diffInputs } from "../diff/diffInputs.js";
import { findDefinition } from "../findDefinition.js";
import { type Created, createResource } from "../operations/createResource.js";
import { deleteResource } from "../operations/deleteResource.js";
import { type Known, readResource } from "../operations/readResource.js";
import { updateResource } from "../operations/updateResource.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Session } from "../Session.js";
import type { Properties } from "../values/Json.js";
import { fromPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";

/** One resource under test, driven through the operations that the plugin's server runs, as the engine would. */
export interface Subject {
  readonly definition: ResourceDefinition;
  readonly urn: string;
  check(news: Properties, olds?: Values): Values;
  diff(olds: Values, news: Values): Difference;
  create(inputs: Values): Promise<Known>;
  update(known: Known, news: Values): Promise<Known>;
  read(known: Known): Promise<Known | undefined>;
  delete(known: Known): Promise<void>;
}

/** A resource that nobody knows yet but by its id, as on import. */
export const unknownBut = (id: string): Known => ({ id, inputs: {}, outputs: {} });

/** Makes a subject; nothing is created yet. */
export const subjectOf = (type: string, name: string, session: Session): Subject => {
  const definition = findDefinition(session.definitions, type);
  const urn = `urn:pulumi:conformance::suite::${type}::${name}`;
  return {
    definition,
    urn,
    check: (news, olds = {}) => {
      const asked = { urn, olds, news: fromPlainProperties(news), naming: { name: `conformance-${name}` } };
      const { inputs, problems } = checkInputs(definition, asked, session);
      if (problems.length > 0) {
        throw new Error(problems.map(({ property, reason }) => `${type} ${property}: ${reason}`).join("\n"));
      }
      return inputs;
    },
    diff: (olds, news) => diffInputs(definition, olds, news, chosenInputs(definition, urn, news, session)),
    create: async (inputs) => knownOf(await createResource(definition, urn, inputs, session), inputs),
    update: async ({ id, inputs, outputs }, news) => ({
      id,
      inputs: news,
      outputs: await updateResource(definition, urn, { id, olds: outputs, oldInputs: inputs, news }, session),
    }),
    read: (known) => readResource(definition, urn, known, session),
    delete: (known) => deleteResource(definition, urn, known, session),
  };
};

const knownOf = ({ id, outputs, failure }: Created, inputs: Values): Known => {
  if (failure !== undefined) {
    throw failure;
  }
  return { id, inputs, outputs };
};
