import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { Example, RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { endpointsOf, tasksOfVpc } from "./endpointsOf.js";
import { associationType, endpointType, subnetType, tableType, vpcType } from "./networkTypes.js";
import { tablesOf } from "./subnetWaysOut.js";

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

/** A network with tasks has gateway endpoints for S3 and DynamoDB, in every route table that the tasks use. */
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
    const tables = new Set(tasksOfVpc(vpc, graph).subnets.flatMap((subnet) => tablesOf(subnet, graph)));
    return verdictOf(
      services.flatMap((service) => {
        const attached = attachedTo(endpointsOf(vpc, "Gateway", service, graph), graph);
        return [...tables]
          .filter(({ urn }) => !attached.has(urn))
          .map(({ name }) => ({
            id: `Endpoint::${service}::${name}`,
            message: `route table ${name} of VPC ${vpc.name}, which tasks use, leads to no gateway endpoint for ${service}`,
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

/** URNs of the route tables that lead to endpoints, by their own list or by associations. */
function attachedTo(endpoints: readonly ResourceView[], graph: ResourceGraph): ReadonlySet<string> {
  const tables = endpoints.flatMap((gateway) => [
    ...graph.referenced(gateway, "routeTableIds"),
    ...graph
      .referring("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation", "vpcEndpointId", gateway)
      .flatMap((association) => graph.referenced(association, "routeTableId")),
  ]);
  return new Set(tables.map(({ urn }) => urn));
}
