import * as aws from "@pulumi/aws";
import type { NetworkPlan } from "./NetworkPlan.js";
import { withName } from "./withName.js";
import { zoneAt } from "./zoneAt.js";

/** A subnet a zone, all on one route table that leads nowhere: the network itself and its gateway endpoints. */
export function isolatedSubnets({ parent, name, args, vpc, tags }: NetworkPlan, blocks: readonly string[]) {
  const { region } = args;
  // Local and wavelength zones, which an account can opt in to, lack most services.
  const filters = [{ name: "opt-in-status", values: ["opt-in-not-required"] }];
  const zones = aws.getAvailabilityZonesOutput({ state: "available", filters, region }, { parent }).names;
  const routes = new aws.ec2.RouteTable(
    `${name}-routes`,
    { vpcId: vpc.id, region, tags: withName(tags, name) },
    { parent },
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
        { subnetId: subnet.id, routeTableId: routes.id, region },
        { parent },
      ),
  );
  return { subnets, routes, associations };
}
