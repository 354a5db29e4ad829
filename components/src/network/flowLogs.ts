import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Home } from "../account/homeOf.js";
import { grantedPolicies } from "../identity/grantedPolicies.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import type { Tags } from "../tagging/tagsFor.js";

interface FlowLogsPlan {
  readonly vpcId: pulumi.Output<string>;
  readonly roleName: pulumi.Input<string>;
  readonly retentionDays: number;
  readonly keyArn: pulumi.Input<string> | undefined;
  readonly permissionsBoundaryArn: pulumi.Input<string> | undefined;
  readonly environment: string | undefined;
  readonly account: AccountArgs | undefined;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: Tags | undefined;
  readonly childTags: pulumi.Output<Record<string, string>>;
}

/** Records all traffic of a VPC in an encrypted log group, by a role that can write there and nowhere else (NET-17). */
export function flowLogs(parent: pulumi.Resource, name: string, home: Home, plan: FlowLogsPlan): void {
  const { retentionDays, keyArn, environment, account, region, tags } = plan;
  const logs = new LogGroup(
    `${name}-flow-logs`,
    { retentionDays, keyArn, environment, account, region, tags },
    { parent },
  );
  const role = trustedRole(parent, `${name}-flow`, home, {
    service: "vpc-flow-logs.amazonaws.com",
    roleName: plan.roleName,
    description: `Writes the flow logs of ${name}`,
    permissionsBoundaryArn: plan.permissionsBoundaryArn,
    tags: plan.childTags,
  });
  const access = { logGroup: logs.logGroupName, actions: [Access.WriteLogs, Access.Inspect], label: "Flow" };
  const policies = grantedPolicies(parent, `${name}-flow`, role, [access], home);
  new aws.ec2.FlowLog(
    `${name}-flow-log`,
    {
      vpcId: plan.vpcId,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: logs.logGroupArn,
      iamRoleArn: knownAfter(roleArnFor(home, plan.roleName), role, ...policies),
      region,
      tags: plan.childTags,
    },
    { parent },
  );
}
