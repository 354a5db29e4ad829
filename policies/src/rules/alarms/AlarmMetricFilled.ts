import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { alarmType, filterType } from "./alarmTypes.js";
import { filledMetrics, metricKey } from "./metricsOfLogs.js";
import { watchedMetrics } from "./watchedMetrics.js";

const filter = (name: string) => ({
  type: filterType,
  name,
  props: { metricTransformation: { name, namespace: "Audit", value: "1" } },
});
const alarm = (...metricNames: readonly string[]) => ({
  type: alarmType,
  name: "denied",
  props: { metricQueries: metricNames.map((metricName) => ({ id: "m1", metric: { namespace: "Audit", metricName } })) },
});

/** Every alarm on a namespace that filters of the stack fill looks at a metric that one of them fills. */
export const AlarmMetricFilled: RelationRule = {
  id: "alarm-metric-filled",
  title: "Alarms on logs look at metrics that a filter fills",
  severity: "medium",
  why: "A filter that was renamed or removed leaves an alarm behind that stays green for ever",
  fix: "add the LogMetricFilter, or give alarm and filter the same metric name",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringPolicyExamples.html",
  controls: ["MON-06", "MON-07", "MON-08", "MON-12"],
  scope: "stack",
  types: [alarmType],
  evaluate: (resource, graph) => {
    const { metrics, namespaces } = filledMetrics(graph);
    return verdictOf(
      watchedMetrics(resource)
        .filter((metric) => namespaces.has(metric.namespace) && !metrics.has(metricKey(metric)))
        .map(({ namespace, metricName }) => ({
          id: `Metric::${metricName}`,
          message: `alarm ${resource.name} looks at ${metricName} of ${namespace}, which no filter fills`,
        })),
    );
  },
  examples: {
    good: [alarm("Denied"), filter("Denied")],
    bad: [alarm("Denied"), filter("Refused")],
    others: { "one of two": [alarm("Denied", "Changed"), filter("Denied")] },
  },
};
