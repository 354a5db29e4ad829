import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Workgroup } from "./Workgroup.js";

export const athenaDefinitions: readonly ResourceDefinition[] = [Workgroup];
