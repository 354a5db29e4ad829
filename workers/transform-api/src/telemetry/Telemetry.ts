import type { Logger } from "@aws-lambda-powertools/logger";
import type { Metrics } from "@aws-lambda-powertools/metrics";

/** Log and metrics of a function. Neither is ever given a body, a command or a value of an environment. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
}
