import type { ResourceDefinition } from "./ResourceDefinition.js";
import { type Fields, shape } from "./Shape.js";

/** A definition's inputs and those that the server gives every type: `region` (unless global) and `tagsAll`. */
export const allInputs = (definition: ResourceDefinition): Fields => ({
  ...definition.inputs,
  ...(definition.scope === "global" ? {} : { region: shape.text() }),
  ...("tags" in definition.inputs ? { tagsAll: shape.map(shape.text()) } : {}),
});
