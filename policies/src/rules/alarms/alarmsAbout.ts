import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { alarmType } from "./alarmTypes.js";

/** The properties in which an alarm names what it watches. */
const naming = ["dimensions", "metricQueries"] as const;

/**
 * The alarms about a resource: those whose dimensions come from it, and those of its component that come from no resource of its type,
 * since names that are given as text refer to nothing.
 */
export function alarmsAbout(resource: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const referring = naming.flatMap((property) =>
    graph.referring(alarmType, property, resource).filter(({ inputs }) => isSet(inputs, property)),
  );
  const [component] = graph.ancestors(resource);
  if (component === undefined || component.type === "pulumi:pulumi:Stack") return referring;
  const beside = graph
    .children(component)
    .filter(({ type }) => type === alarmType)
    .filter((alarm) => !naming.some((property) => refersToType(alarm, property, resource.type, graph)));
  return [...referring, ...beside];
}

function refersToType(alarm: ResourceView, property: string, type: string, graph: ResourceGraph): boolean {
  return graph.referenced(alarm, property).some((referenced) => referenced.type === type);
}
