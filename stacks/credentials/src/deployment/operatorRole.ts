import type * as pulumi from "@pulumi/pulumi";
import { Access, CrossAccountRole } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { CredentialsKeys } from "./CredentialsKeys.js";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";
import { trustedArn } from "./trustedArn.js";

/** The role of `sallyport credentials`: it sets up, tries, rotates and rolls back the login of this environment, and nothing else. */
export function operatorRole(
  deployment: Deployment,
  { loginKeyArn, rotatorKeyArn }: CredentialsKeys,
): pulumi.Output<string> {
  const { plan, permissionsBoundaryArn } = deployment;
  const { base, config, secretName, administratorSecretName } = plan;
  const names = namesOf(base);
  const role = new CrossAccountRole(names.operator, {
    trustedRoleArn: trustedArn(deployment, config.operator.role),
    externalId: config.operator.externalId,
    fromEnvironment: config.environment,
    toEnvironment: config.environment,
    access: [
      {
        secret: secretName,
        key: loginKeyArn,
        actions: [Access.Inspect, Access.ReadSecret, Access.WriteSecret, Access.StartRotation],
        label: "Login",
      },
      // Its ARN becomes the login's field masterarn; its value is for the function alone.
      { secret: administratorSecretName, actions: [Access.Inspect], label: "Administrator" },
      { function: names.rotator, actions: [Access.Invoke], label: "Rotator" },
      { topic: names.requests, key: rotatorKeyArn, actions: [Access.Publish], label: "Requests" },
      // Why a rotation fails is there alone.
      { logGroup: `/aws/lambda/${names.rotator}`, actions: [Access.ReadLogs], label: "Rotator" },
    ],
    permissionsBoundaryArn,
    ...placed(deployment),
  });
  return role.roleArn;
}
