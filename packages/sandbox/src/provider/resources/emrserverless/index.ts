import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Application } from "./Application.js";

export const emrserverlessDefinitions: readonly ResourceDefinition[] = [Application];
