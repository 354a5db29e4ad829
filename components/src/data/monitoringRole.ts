import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import { monitoringPolicyFor } from "./monitoringPolicyFor.js";

interface MonitoringRolePlan {
  readonly identifier: string;
  readonly permissionsBoundaryArn: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Makes the role by which RDS writes what the operating system of one database does, and gives its ARN. */
export function monitoringRole(
  parent: pulumi.Resource,
  name: string,
  home: Home,
  { identifier, permissionsBoundaryArn, tags }: MonitoringRolePlan,
): pulumi.Output<string> {
  const roleName = `${name}-monitoring`;
  const role = trustedRole(parent, roleName, home, {
    service: "monitoring.rds.amazonaws.com",
    sourceArns: [pulumi.interpolate`arn:${home.partition}:rds:${home.region}:${home.accountId}:db:${identifier}`],
    roleName,
    description: `Writes the monitoring of ${name}`,
    permissionsBoundaryArn,
    tags,
  });
  const policy = pulumi.output({ ...home }).apply((where) => JSON.stringify(monitoringPolicyFor(where)));
  const written = new aws.iam.RolePolicy(`${roleName}-access`, { name: "access", role: role.id, policy }, { parent });
  return knownAfter(roleArnFor(home, roleName), role, written);
}
