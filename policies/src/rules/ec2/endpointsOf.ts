import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { endpointType, subnetType } from "./networkTypes.js";
import { tasksIn } from "./taskPlacements.js";

/** The kind of an endpoint: "Gateway", which is AWS's default, or "Interface". */
export function kindOf({ inputs }: ResourceView): string {
  return String(inputs.vpcEndpointType ?? "Gateway");
}

/** The endpoints of a network for a service, by its short name ("ecr.api"), of one kind. */
export function endpointsOf(
  vpc: ResourceView,
  kind: "Gateway" | "Interface",
  service: string,
  graph: ResourceGraph,
): readonly ResourceView[] {
  return graph
    .referring(endpointType, "vpcId", vpc)
    .filter((endpoint) => kindOf(endpoint) === kind && String(endpoint.inputs.serviceName).endsWith(`.${service}`));
}

/** The subnets of a network in which tasks run, and the tasks, each once. */
export function tasksOfVpc(vpc: ResourceView, graph: ResourceGraph) {
  const subnets = graph
    .referring(subnetType, "vpcId", vpc)
    .map((subnet) => ({ subnet, tasks: tasksIn(subnet, graph) }))
    .filter(({ tasks }) => tasks.length > 0);
  return {
    subnets: subnets.map(({ subnet }) => subnet),
    tasks: [...new Set(subnets.flatMap(({ tasks }) => tasks))],
  };
}
