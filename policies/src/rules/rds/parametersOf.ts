import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { clusterType } from "./databaseTypes.js";

interface Parameter {
  readonly name?: string;
  readonly value?: string | number;
}

/**
 * What is known of a database's parameters: values by name in lower case where this stack makes the group; "default" for the engine's own
 * group, which nobody can change; "elsewhere" for a group that another program makes.
 */
export type Parameters = ReadonlyMap<string, string> | "default" | "elsewhere";

/** The parameters of an instance or of a cluster. */
export function parametersOf(database: ResourceView, graph: ResourceGraph): Parameters {
  const property = database.type === clusterType ? "dbClusterParameterGroupName" : "parameterGroupName";
  if (!isSet(database.inputs, property)) return "default";
  const [group] = graph.referenced(database, property).filter(({ type }) => /ParameterGroup$/.test(type));
  if (group) return valuesOf(group);
  const name = ifKnown(() => database.inputs[property]);
  return typeof name === "string" && name.startsWith("default.") ? "default" : "elsewhere";
}

function valuesOf({ inputs }: ResourceView): ReadonlyMap<string, string> {
  const parameters = (inputs.parameters as readonly Parameter[] | undefined) ?? [];
  return new Map(parameters.map(({ name = "", value = "" }) => [name.toLowerCase(), String(value)]));
}
