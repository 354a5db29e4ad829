import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { ComputeEnvironment } from "./ComputeEnvironment.js";
import { JobDefinition } from "./JobDefinition.js";
import { JobQueue } from "./JobQueue.js";

export const batchDefinitions: readonly ResourceDefinition[] = [ComputeEnvironment, JobDefinition, JobQueue];
