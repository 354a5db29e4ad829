import type { Logger } from "@aws-lambda-powertools/logger";
import type { Metrics } from "@aws-lambda-powertools/metrics";
import type { Metrics as QueueMetrics } from "@sallyport/worker-kit";

/** Log and metrics of a function. Neither is ever given a body, a command or a value of an environment. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of the job queue: in the namespace and with the dimension that the alarms of its `BatchEnvironment` look at. */
  readonly queueMetrics: QueueMetrics;
}
