import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Instance } from "./Instance.js";
import { ParameterGroup } from "./ParameterGroup.js";
import { SubnetGroup } from "./SubnetGroup.js";

export const rdsDefinitions: readonly ResourceDefinition[] = [Instance, ParameterGroup, SubnetGroup];
