import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Dashboard } from "./Dashboard.js";
import { LogGroup } from "./LogGroup.js";
import { LogMetricFilter } from "./LogMetricFilter.js";
import { LogSubscriptionFilter } from "./LogSubscriptionFilter.js";
import { MetricAlarm } from "./MetricAlarm.js";
import { QueryDefinition } from "./QueryDefinition.js";

export const cloudwatchDefinitions: readonly ResourceDefinition[] = [
  Dashboard,
  LogGroup,
  LogMetricFilter,
  LogSubscriptionFilter,
  MetricAlarm,
  QueryDefinition,
];
