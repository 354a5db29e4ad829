import * as aws from "@pulumi/aws";
import type { NetworkPlan } from "./NetworkPlan.js";
import type { Tier } from "./Tier.js";
import { withName } from "./withName.js";
import { zoneAt } from "./zoneAt.js";

/** Subnets and the route tables that they use. */
export interface SubnetTier {
  readonly subnets: readonly aws.ec2.Subnet[];
  readonly tables: readonly aws.ec2.RouteTable[];
  readonly associations: readonly aws.ec2.RouteTableAssociation[];
}

/**
 * The subnets of a tier, one a zone from the first, without public addresses. Their route tables lead nowhere but to
 * the network itself: one for all, or one for each where zones have ways of their own. Nothing where there are no
 * blocks.
 */
export function subnetTier(plan: NetworkPlan, tier: Tier, blocks: readonly string[]): SubnetTier {
  const { parent, args, vpc, zones } = plan;
  const { region } = args;
  const name = nameOf(plan, tier);
  const tags = tagsOf(plan, tier);
  const tables = tableSuffixes(tier, blocks.length).map(
    (suffix) =>
      new aws.ec2.RouteTable(
        `${name}-routes${suffix}`,
        { vpcId: vpc.id, region, tags: withName(tags, `${name}${suffix}`) },
        { parent },
      ),
  );
  const subnets = blocks.map(
    (cidrBlock, index) =>
      new aws.ec2.Subnet(
        `${name}-subnet-${index + 1}`,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zones.apply((names) => zoneAt(names, index, blocks.length)),
          mapPublicIpOnLaunch: false,
          region,
          tags: withName(tags, `${name}-${index + 1}`),
        },
        { parent },
      ),
  );
  const associations = subnets.map(
    (subnet, index) =>
      new aws.ec2.RouteTableAssociation(
        `${name}-association-${index + 1}`,
        { subnetId: subnet.id, routeTableId: tableAt(tables, index).id, region },
        { parent },
      ),
  );
  return { subnets, tables, associations };
}

/** The isolated tier is the network's own, so its resources bear the network's name alone. */
function nameOf({ name }: NetworkPlan, tier: Tier): string {
  return tier === "isolated" ? name : `${name}-${tier}`;
}

/** Policies and people tell the tiers apart by this tag; what bears none is isolated. */
function tagsOf({ tags }: NetworkPlan, tier: Tier): NetworkPlan["tags"] {
  return tier === "isolated"
    ? tags
    : tags.apply((given): Record<string, string> => ({ ...given, "sallyport:tier": tier }));
}

function tableSuffixes(tier: Tier, subnets: number): string[] {
  if (tier === "private") return Array.from({ length: subnets }, (_, index) => `-${index + 1}`);
  return subnets === 0 ? [] : [""];
}

function tableAt(tables: readonly aws.ec2.RouteTable[], index: number): aws.ec2.RouteTable {
  const table = tables[index] ?? tables[0];
  if (table === undefined) throw new Error("a tier with subnets has a route table");
  return table;
}
