import { isSet } from "../../documents/isSet.js";
import { perGraph } from "../../engine/perGraph.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { alarmType } from "./alarmTypes.js";
import { watchedMetrics } from "./watchedMetrics.js";

/** The properties in which an alarm names what it watches. */
const naming = ["dimensions", "metricQueries"] as const;

/**
 * Whether an alarm looks at a metric of a resource: one whose dimensions come from the resource, or one of its component whose dimensions
 * come from no resource of its type, since names that are given as text refer to nothing.
 */
export function isWatched(metricName: string, of: ResourceView, graph: ResourceGraph): boolean {
  const referring = naming.flatMap((property) =>
    graph.referring(alarmType, property, of).filter(({ inputs }) => isSet(inputs, property)),
  );
  if (referring.flatMap(namedMetrics).includes(metricName)) return true;
  const [component] = graph.ancestors(of);
  if (component === undefined || component.type === "pulumi:pulumi:Stack") return false;
  return metricsBeside(component, of.type, graph).has(metricName);
}

/** What was found of components, so that its alarms are gone through once for each type and not for each resource. */
const found = perGraph((): Map<string, ReadonlySet<string>> => new Map());

function metricsBeside(component: ResourceView, type: string, graph: ResourceGraph): ReadonlySet<string> {
  const key = `${component.urn}\n${type}`;
  const before = found(graph).get(key);
  if (before) return before;
  const alarms = graph
    .children(component)
    .filter((child) => child.type === alarmType)
    .filter(
      (alarm) => !naming.some((property) => graph.referenced(alarm, property).some((named) => named.type === type)),
    );
  const metrics = new Set(alarms.flatMap(namedMetrics));
  found(graph).set(key, metrics);
  return metrics;
}

/** Without dimensions a metric of AWS is that of the whole account, where there is one. */
function namedMetrics(alarm: ResourceView): readonly string[] {
  return watchedMetrics(alarm)
    .filter(({ namespace, dimensions }) => dimensions.length > 0 || !namespace.startsWith("AWS/"))
    .map(({ metricName }) => metricName);
}
