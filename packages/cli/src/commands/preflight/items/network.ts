import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { brokenRules } from "../brokenRules.js";
import { ofType } from "../ofType.js";
import type { PreflightItem } from "../PreflightItem.js";
import type { PreflightScope } from "../PreflightScope.js";
import { workloadTypes } from "../workloadTypes.js";

/** What runs has a network of its own, made by the stack or there already, in two zones at least. */
export const network: PreflightItem = {
  name: "network",
  judge: async (scope) => {
    const { resources } = scope;
    const broken = brokenRules(resources, ({ controls }) => controls.some(isAboutNetworks));
    if (ofType(resources, ...workloadTypes).length === 0)
      return itemOf("network", "nothing of the stack runs in a network", broken);
    return itemOf("network", "the VPC and its subnets are there, in two zones or more", [
      ...broken,
      ...(await subnetsOf(scope)),
    ]);
  },
};

function isAboutNetworks(control: string): boolean {
  return /^NET-(0[1-7]|1[3-8])$/.test(control);
}

async function subnetsOf({ resources, clients, regions: [region = ""] }: PreflightScope): Promise<readonly Problem[]> {
  const planned = ofType(resources, "aws:ec2/subnet:Subnet");
  const zones = new Set(
    planned.map(({ props }) => String(props.availabilityZone ?? props.availabilityZoneId ?? "")).filter(Boolean),
  );
  if (planned.length >= 2 && zones.size !== 1) return [];
  const named = [...new Set(JSON.stringify(resources).match(/\bsubnet-[0-9a-f]{8,17}\b/g))];
  if (named.length === 0) return [missing("it has no subnets in two zones, and names none that are there")];
  try {
    const { Subnets = [] } = await clients.ec2(region).send(new DescribeSubnetsCommand({ SubnetIds: named }));
    const there = new Set(Subnets.map(({ AvailabilityZone }) => AvailabilityZone));
    const open = Subnets.filter(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch).map(({ SubnetId }) => SubnetId);
    return [
      ...(there.size < 2 ? [missing(`the subnets ${named.join(", ")} are in one zone`)] : []),
      ...open.map((id) => missing(`the subnet ${id} gives public addresses`)),
    ];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "InvalidSubnetID.NotFound") throw error;
    return [missing(`not all of the subnets ${named.join(", ")} are there`)];
  }
}

function missing(message: string): Problem {
  return { message, fix: "Let the stack make its network, or name private subnets of two zones in its configuration" };
}
