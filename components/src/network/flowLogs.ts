import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { grantedPolicies } from "../identity/grantedPolicies.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import type { NetworkPlan } from "./NetworkPlan.js";

/** Records all traffic of a VPC in an encrypted log group, by a role that can write there and nowhere else (NET-17). */
export function flowLogs(
  { parent, name, args, home, vpc, tags: childTags }: NetworkPlan,
  { roleName, retentionDays }: { readonly roleName: pulumi.Input<string>; readonly retentionDays: number },
): void {
  const { keyArn, permissionsBoundaryArn, environment, account, region, tags } = args;
  const logs = new LogGroup(
    `${name}-flow-logs`,
    { retentionDays, keyArn, environment, account, region, tags },
    { parent },
  );
  const role = trustedRole(parent, `${name}-flow`, home, {
    service: "vpc-flow-logs.amazonaws.com",
    roleName,
    description: `Writes the flow logs of ${name}`,
    permissionsBoundaryArn,
    tags: childTags,
  });
  const access = { logGroup: logs.logGroupName, actions: [Access.WriteLogs, Access.Inspect], label: "Flow" };
  const policies = grantedPolicies(parent, `${name}-flow`, role, [access], home);
  new aws.ec2.FlowLog(
    `${name}-flow-log`,
    {
      vpcId: vpc.id,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: logs.logGroupArn,
      iamRoleArn: knownAfter(roleArnFor(home, roleName), role, ...policies),
      region,
      tags: childTags,
    },
    { parent },
  );
}
