import { perGraph } from "../../engine/perGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { alarmType, filterType } from "./alarmTypes.js";
import { watchedMetrics } from "./watchedMetrics.js";

/** The metric that a filter fills. Between a filter and an alarm CloudWatch knows no other link than the metric's name. */
export function filledBy({ inputs }: ResourceView): { readonly namespace: string; readonly metricName: string } {
  const { name = "", namespace = "" } = (inputs.metricTransformation ?? {}) as { name?: string; namespace?: string };
  return { namespace, metricName: name };
}

/** A metric's name with its namespace, as one text. */
export function metricKey({
  namespace,
  metricName,
}: {
  readonly namespace: string;
  readonly metricName: string;
}): string {
  return `${namespace}\n${metricName}`;
}

/** The metrics that the alarms of a stack look at. */
export const alarmedMetrics = perGraph(
  (graph): ReadonlySet<string> => new Set(graph.ofTypes(alarmType).flatMap(watchedMetrics).map(metricKey)),
);

/** The metrics that the filters of a stack fill, and the namespaces that they fill. */
export const filledMetrics = perGraph((graph) => {
  const filled = graph.ofTypes(filterType).map(filledBy);
  return {
    metrics: new Set(filled.map(metricKey)),
    namespaces: new Set(filled.map(({ namespace }) => namespace)),
  };
});
