import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { Example, RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { endpointsOf, tasksOfVpc } from "./endpointsOf.js";
import { associationType, endpointType, isolatedVpcType, subnetType, tableType, vpcType } from "./networkTypes.js";
import { tablesOf } from "./subnetWaysOut.js";
import { inIsolatedVpc } from "./waysOut.js";

interface Settings {
  readonly services: readonly string[];
}

const network: Example = [
  { type: vpcType, name: "vpc" },
  { type: subnetType, name: "subnet", refersTo: { vpcId: "vpc" } },
  { type: tableType, name: "table" },
  { type: associationType, name: "link", refersTo: { subnetId: "subnet", routeTableId: "table" } },
  { type: "aws:ecs/service:Service", name: "workers", refersTo: { networkConfiguration: "subnet" } },
];
const endpoint = (service: string, tables: readonly string[] = ["table"]) => ({
  type: endpointType,
  name: service,
  props: { serviceName: `com.amazonaws.eu-west-1.${service}`, vpcEndpointType: "Gateway" },
  refersTo: { vpcId: "vpc", routeTableIds: tables },
});

/**
 * A network with tasks has gateway endpoints for S3 and DynamoDB, in every route table that the tasks use; an isolated network has them
 * whether or not its tasks are this program's.
 */
export const GatewayEndpointsPresent: RelationRule<Settings> = {
  id: "vpc-endpoints-required",
  title: "Networks with tasks reach S3 and DynamoDB through gateway endpoints",
  severity: "medium",
  why: "Without them data goes through NAT to public addresses, past every endpoint policy, and is billed by the gigabyte",
  fix: "add a VpcEndpoint of type Gateway for each service, with the route tables of the tasks' subnets in routeTableIds",
  url: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  controls: ["NET-05", "STO-11"],
  scope: "stack",
  types: [vpcType],
  settings: {
    services: {
      description: "Services that must have a gateway endpoint, by short name",
      default: ["s3", "dynamodb"],
      schema: { type: "array", items: { type: "string", enum: ["s3", "dynamodb"] } },
    },
  },
  evaluate: (vpc, graph, { services }) => {
    const subnets = [...tasksOfVpc(vpc, graph).subnets, ...meantForTasks(vpc, graph)];
    const tables = new Set(subnets.flatMap((subnet) => tablesOf(subnet, graph)));
    return verdictOf(
      services.flatMap((service) => {
        const attached = attachedTo(endpointsOf(vpc, "Gateway", service, graph), graph);
        return [...tables]
          .filter(({ urn }) => !attached.has(urn))
          .map(({ name }) => ({
            id: `Endpoint::${service}::${name}`,
            message: `route table ${name} of VPC ${vpc.name}, which is for tasks, leads to no gateway endpoint for ${service}`,
          }));
      }),
    );
  },
  examples: {
    good: [...network, endpoint("s3"), endpoint("dynamodb")],
    bad: network,
    others: {
      "no endpoint for DynamoDB": [...network, endpoint("s3")],
      "an endpoint that the tasks' route table does not know": [...network, endpoint("s3", []), endpoint("dynamodb")],
      "an isolated network for the tasks of other programs": [
        { type: vpcType, name: "vpc", parent: "network" },
        { type: isolatedVpcType, name: "network" },
        ...network.slice(1, -1),
        endpoint("dynamodb"),
      ],
      "an interface endpoint, which S3's own name does not lead to": [
        ...network,
        endpoint("dynamodb"),
        {
          ...endpoint("s3"),
          props: { serviceName: "com.amazonaws.eu-west-1.s3", vpcEndpointType: "Interface" },
        },
      ],
    },
  },
};

/** The subnets of an isolated network that tasks of other programs may run in. */
function meantForTasks(vpc: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  if (!inIsolatedVpc(vpc, graph)) return [];
  return graph.referring(subnetType, "vpcId", vpc).filter(({ inputs }) => {
    const tags = inputs.tags as Readonly<Record<string, unknown>> | undefined;
    return ["isolated", "private"].includes(String(tags?.["sallyport:tier"] ?? "isolated"));
  });
}

/** URNs of the route tables that lead to endpoints, by their own list or by associations. */
function attachedTo(endpoints: readonly ResourceView[], graph: ResourceGraph): ReadonlySet<string> {
  const tables = endpoints.flatMap((gateway) => [
    ...(isEmptyList(ifKnown(() => gateway.inputs.routeTableIds)) ? [] : graph.referenced(gateway, "routeTableIds")),
    ...graph
      .referring("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation", "vpcEndpointId", gateway)
      .flatMap((association) => graph.referenced(association, "routeTableId")),
  ]);
  return new Set(tables.map(({ urn }) => urn));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
