import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { endpointType } from "./networkTypes.js";
import { below, taskPlacements, taskTypes } from "./taskPlacements.js";

/** Where what is no task lists its security groups. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  [endpointType]: ["securityGroupIds"],
  "aws:ec2/instance:Instance": ["vpcSecurityGroupIds"],
  "aws:rds/instance:Instance": ["vpcSecurityGroupIds"],
  "aws:rds/cluster:Cluster": ["vpcSecurityGroupIds"],
  "aws:lb/loadBalancer:LoadBalancer": ["securityGroups"],
  "aws:efs/mountTarget:MountTarget": ["securityGroups"],
};
const serviceType = "aws:ecs/service:Service";

/** Whatever has an address in a network names its security groups. */
export const SecurityGroupsNamed: ResourceRule = {
  id: "security-groups-named",
  title: "What has an address in a network names its security groups",
  severity: "medium",
  why: "What names no group gets the default one, whose rules are anybody's to change",
  fix: "name a security group of its own, a WorkloadSecurityGroup's for tasks",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
  controls: ["NET-08", "NET-09"],
  scope: "resource",
  types: [...taskTypes, ...Object.keys(elsewhere)],
  evaluate: (resource) =>
    isExempt(resource) || namesGroups(resource)
      ? compliant
      : violation("DefaultGroup", `${resource.name} names no security group, so that it gets the default one`),
  examples: {
    good: [{ type: serviceType, name: "workers", props: { networkConfiguration: { securityGroups: ["sg-1"] } } }],
    bad: [{ type: serviceType, name: "workers", props: { networkConfiguration: { subnets: ["subnet-1"] } } }],
    others: {
      "an empty list": [
        { type: serviceType, name: "workers", props: { networkConfiguration: { securityGroups: [] } } },
      ],
      "an interface endpoint": [{ type: endpointType, name: "sqs", props: { vpcEndpointType: "Interface" } }],
      "a database": [{ type: "aws:rds/instance:Instance", name: "orders" }],
    },
  },
};

/** What has no address of its own, or takes its groups from elsewhere. */
function isExempt({ type, inputs }: ResourceView): boolean {
  if (type === endpointType) return (inputs.vpcEndpointType ?? "Gateway") !== "Interface";
  if (type === "aws:ec2/instance:Instance") {
    return ["networkInterfaces", "primaryNetworkInterface", "launchTemplate"].some((name) => isSet(inputs, name));
  }
  if (type === "aws:lb/loadBalancer:LoadBalancer") return inputs.loadBalancerType === "gateway";
  const placement = taskPlacements[type];
  return placement !== undefined && below(inputs, placement.groups.slice(0, -1)) === undefined;
}

function namesGroups({ type, inputs }: ResourceView): boolean {
  const path = taskPlacements[type]?.groups ?? elsewhere[type] ?? [];
  const holder = below(inputs, path.slice(0, -1)) as ResourceView["inputs"] | undefined;
  const property = path.at(-1) ?? "";
  if (holder === undefined || !isSet(holder, property)) return false;
  const groups = ifKnown(() => holder[property]) as readonly unknown[] | undefined;
  return groups === undefined || groups.length > 0;
}
