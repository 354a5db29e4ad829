import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Trail } from "./Trail.js";

export const cloudtrailDefinitions: readonly ResourceDefinition[] = [Trail];
