import type { FunctionDefinition } from "./FunctionDefinition.js";
import { getAvailabilityZones } from "./getAvailabilityZones.js";
import { getCallerIdentity } from "./getCallerIdentity.js";
import { getPartition } from "./getPartition.js";
import { getPrefixList } from "./getPrefixList.js";
import { getRegion } from "./getRegion.js";

/** Every function that the sandbox knows, by token. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  [getAvailabilityZones, getCallerIdentity, getPartition, getPrefixList, getRegion].map((definition) => [
    definition.token,
    definition,
  ]),
);
