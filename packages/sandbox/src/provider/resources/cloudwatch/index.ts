import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Dashboard } from "./Dashboard.js";
import { LogGroup } from "./LogGroup.js";
import { MetricAlarm } from "./MetricAlarm.js";

export const cloudwatchDefinitions: readonly ResourceDefinition[] = [Dashboard, LogGroup, MetricAlarm];
