import { definedInputs } from "../definedInputs.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import { contextFor, type Session } from "../Session.js";
import { toPlainProperties } from "../values/plain.js";
import type { Values } from "../values/Value.js";

/** The inputs that AWS chooses where the program says nothing: those that the definition also announces as outputs. */
export const chosenInputs = (
  definition: ResourceDefinition,
  urn: string,
  news: Values,
  session: Session,
): readonly string[] => {
  const context = contextFor(session, urn, toPlainProperties(news));
  const { outputs } = definition.identity(definedInputs(definition, news), context);
  return Object.keys(outputs).filter((name) => name in definition.inputs);
};
