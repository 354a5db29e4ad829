import * as pulumi from "@pulumi/pulumi";
import { Access, CrossAccountRole } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { roleArnOf } from "./roleArnOf.js";

/** A role for each caller of the API, which can call its routes and nothing else (IAM-18); returns their ARNs by the callers' names. */
export function callerRoles(
  deployment: Deployment,
  apiId: pulumi.Output<string>,
): pulumi.Output<Record<string, string>> {
  const { plan, permissionsBoundaryArn } = deployment;
  const { base, config } = plan;
  const routes = plan.routes.map(({ method, path }) => `${method} ${path}`);
  const arns = config.callers.map(({ name, role: trusted, externalId, organizationId }) => {
    const role = new CrossAccountRole(`${base}-call-${name}`, {
      trustedRoleArn: roleArnOf(deployment, trusted),
      ...(externalId !== undefined && { externalId }),
      ...(organizationId !== undefined && { organizationId }),
      // People come from an account of their own, or from this one: they act in this environment alone.
      fromEnvironment: config.environment,
      toEnvironment: config.environment,
      access: [{ api: apiId, routes, actions: [Access.Invoke], label: "Transform" }],
      permissionsBoundaryArn,
      ...placed(deployment),
    });
    return [name, role.roleArn] as const;
  });
  return pulumi.output(Object.fromEntries(arns));
}
