import type { MetricSample } from "./AlarmHistory.js";
import type { QueueCounts } from "./measureQueues.js";
import type { QueueMetric } from "./QueueAlarm.js";

/** One sample of an alarm's metrics. Pure. */
export function sampleOf(metrics: readonly QueueMetric[], measured: ReadonlyMap<string, QueueCounts>): MetricSample {
  return new Map(
    metrics.flatMap(({ id, queueName, attribute }): [string, number][] => {
      const text = measured.get(queueName)?.[attribute];
      return text === undefined ? [] : [[id, Number(text)]];
    }),
  );
}
