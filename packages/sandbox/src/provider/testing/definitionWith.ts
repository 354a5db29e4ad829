import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Fields } from "../Shape.js";
import { exampleDefinition } from "./exampleDefinition.js";

/** A definition with these inputs alone, for tests of Check and Diff. */
export const definitionWith = (inputs: Fields, more: Partial<ResourceDefinition> = {}): ResourceDefinition => ({
  ...exampleDefinition(),
  inputs,
  replacedBy: [],
  identifiedBy: [],
  ...more,
});
