import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { EventFormatter } from "./EventFormatter.js";
import type { Telemetry } from "./Telemetry.js";

export function makeTelemetry(): Telemetry {
  return {
    logger: new Logger({ serviceName: "transform-api", logFormatter: new EventFormatter() }),
    metrics: new Metrics({ namespace: "Sallyport/Transform", serviceName: "transform-api" }),
  };
}
