import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { createMetrics } from "@sallyport/worker-kit";
import { EventFormatter } from "./EventFormatter.js";
import type { Telemetry } from "./Telemetry.js";

/** @param jobQueue name or ARN of Batch's queue */
export function makeTelemetry(jobQueue: string): Telemetry {
  return {
    logger: new Logger({ serviceName: "transform-api", logFormatter: new EventFormatter() }),
    metrics: new Metrics({ namespace: "Sallyport/Transform", serviceName: "transform-api" }),
    // Powertools would add its own dimension.
    queueMetrics: createMetrics({
      namespace: "Sallyport/Batch",
      dimensions: { JobQueue: jobQueue.split("/").at(-1) ?? jobQueue },
      write: (line) => void process.stdout.write(line),
    }),
  };
}
