import * as pulumi from "@pulumi/pulumi";
import { CrossAccountRole } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { KpiData } from "./KpiData.js";
import { reconcileAccess } from "./reconcileAccess.js";

/** A role for each principal that may reconcile; returns their ARNs by the principals' names. */
export function reconcileRoles(deployment: Deployment, data: KpiData): pulumi.Output<Record<string, string>> {
  const { plan, permissionsBoundaryArn } = deployment;
  const { base, config } = plan;
  const access = reconcileAccess({ ...data, ...data.tables, inputPrefix: config.input.prefix });
  const arns = config.reconcile.principals.map(({ name, role: trusted, externalId, organizationId }) => {
    const role = new CrossAccountRole(`${base}-reconcile-${name}`, {
      trustedRoleArn: roleArnOf(deployment, trusted),
      ...(externalId !== undefined && { externalId }),
      ...(organizationId !== undefined && { organizationId }),
      // People come from an account of their own, or from this one: they act in this environment alone.
      fromEnvironment: config.environment,
      toEnvironment: config.environment,
      access,
      permissionsBoundaryArn,
      ...placed(deployment),
    });
    return [name, role.roleArn] as const;
  });
  return pulumi.output(Object.fromEntries(arns));
}

function roleArnOf({ account: { accountId, partition } }: Deployment, role: string): pulumi.Input<string> {
  return role.startsWith("arn:") ? role : pulumi.interpolate`arn:${partition}:iam::${accountId}:role/${role}`;
}
