import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Queue } from "./Queue.js";
import { QueuePolicy } from "./QueuePolicy.js";
import { RedriveAllowPolicy } from "./RedriveAllowPolicy.js";
import { RedrivePolicy } from "./RedrivePolicy.js";

export const sqsDefinitions: readonly ResourceDefinition[] = [Queue, QueuePolicy, RedriveAllowPolicy, RedrivePolicy];
