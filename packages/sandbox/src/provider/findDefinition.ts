import type { ResourceDefinition } from "./ResourceDefinition.js";
import { ResourceError } from "./ResourceError.js";

/** The resource types that a server knows, by type token. */
export type Definitions = ReadonlyMap<string, ResourceDefinition>;

/** The definition of a type; an error that says what to do for a type that the sandbox does not have. */
export const findDefinition = (definitions: Definitions, type: string): ResourceDefinition => {
  const definition = definitions.get(type);
  if (definition === undefined) {
    throw new ResourceError(
      `The sandbox does not have the resource type ${type}. Its types are listed in ` +
        "docs/reference/sandbox-resource-types.md: use one of those, add a definition in " +
        "packages/sandbox/src/provider/resources, or deploy with the official provider (SALLYPORT_PROVIDER=official).",
    );
  }
  return definition;
};
