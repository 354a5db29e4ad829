import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf, violation } from "../../engine/Verdict.js";
import { endpointType, subnetType, vpcType } from "./networkTypes.js";
import { below, taskPlacements, taskTypes } from "./taskPlacements.js";

/** Where a type lists its subnets: the property, and the path to the list. */
const placements: Readonly<Record<string, { readonly property: string; readonly subnets: readonly string[] }>> = {
  ...taskPlacements,
  [endpointType]: { property: "subnetIds", subnets: ["subnetIds"] },
};

const subnetIn = (zone: string, name: string, vpc?: string) => ({
  type: subnetType,
  name,
  props: { availabilityZone: zone },
  ...(vpc ? { refersTo: { vpcId: vpc } } : {}),
});

/** Networks, and the tasks and endpoints in them, span at least two availability zones; the public tier, which holds NAT gateways only, may have one. */
export const MultiZone: RelationRule = {
  id: "multi-az",
  title: "Networks, tasks and endpoints span at least two availability zones",
  severity: "medium",
  why: "With one zone, its failure stops the pipeline, and messages expire before the zone is back",
  fix: "give a subnet in each of two availability zones, with availabilityZone set, and name both where tasks run and endpoints are",
  url: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html",
  controls: ["NET-04"],
  scope: "stack",
  types: [vpcType, endpointType, ...taskTypes],
  evaluate: (resource, graph) => (resource.type === vpcType ? judgeVpc(resource, graph) : judgePlaced(resource, graph)),
  examples: {
    good: [{ type: vpcType, name: "vpc" }, subnetIn("eu-west-1a", "one", "vpc"), subnetIn("eu-west-1b", "two", "vpc")],
    bad: [{ type: vpcType, name: "vpc" }, subnetIn("eu-west-1a", "one", "vpc"), subnetIn("eu-west-1a", "two", "vpc")],
    others: {
      "a tier with one subnet": [
        { type: vpcType, name: "vpc" },
        subnetIn("eu-west-1a", "one", "vpc"),
        subnetIn("eu-west-1b", "two", "vpc"),
        {
          type: subnetType,
          name: "database",
          props: { availabilityZone: "eu-west-1b", tags: { "sallyport:tier": "database" } },
          refersTo: { vpcId: "vpc" },
        },
      ],
      "a service in one zone": [
        { type: "aws:ecs/service:Service", name: "workers", refersTo: { networkConfiguration: ["one", "two"] } },
        subnetIn("eu-west-1a", "one"),
        subnetIn("eu-west-1a", "two"),
      ],
      "an endpoint in one zone": [
        { type: endpointType, name: "sqs", refersTo: { subnetIds: "one" } },
        subnetIn("eu-west-1a", "one"),
      ],
      "a function in one subnet of another program": [
        { type: "aws:lambda/function:Function", name: "rotate", props: { vpcConfig: { subnetIds: ["subnet-1"] } } },
      ],
    },
  },
};

function judgeVpc(vpc: ResourceView, graph: ResourceGraph) {
  const tiers = new Map<string, ResourceView[]>();
  for (const subnet of graph.referring(subnetType, "vpcId", vpc)) {
    const tags = subnet.inputs.tags as Readonly<Record<string, unknown>> | undefined;
    const tier = String(tags?.["sallyport:tier"] ?? "all");
    if (tier !== "public") tiers.set(tier, [...(tiers.get(tier) ?? []), subnet]);
  }
  return verdictOf(
    [...tiers]
      .filter(([, subnets]) => zonesOf(subnets) < 2)
      .map(([tier]) => ({ id: `Tier::${tier}`, message: `${tier} subnets of VPC ${vpc.name} are in one zone` })),
  );
}

function judgePlaced(placed: ResourceView, graph: ResourceGraph) {
  const { property = "", subnets: path = [] } = placements[placed.type] ?? {};
  const subnets = graph.referenced(placed, property).filter(({ type }) => type === subnetType);
  // Ids of subnets that another program made say nothing of zones, but how many they are says enough of one.
  const listed = (ifKnown(() => below(placed.inputs, path)) as readonly unknown[] | undefined)?.length;
  const listedOnly = subnets.length === 0 || (listed ?? 0) > subnets.length;
  const inOne = (listed ?? 2) < 2 || (!listedOnly && zonesOf(subnets) < 2);
  return inOne ? violation("OneZone", `${placed.name} is in one availability zone`) : compliant;
}

/** The number of zones of subnets; those that leave the zone to AWS may all come to lie in one. */
function zonesOf(subnets: readonly ResourceView[]): number {
  return new Set(subnets.map(({ inputs }) => inputs.availabilityZone ?? inputs.availabilityZoneId ?? "")).size;
}
