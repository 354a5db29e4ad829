import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { trustPolicyFor } from "@sallyport/intents";
import type { Home } from "../account/homeOf.js";
import { roleWithTrust } from "./roleWithTrust.js";

interface TrustedRolePlan {
  /** Service principal that takes the role. */
  readonly service: string;
  /** For which resources; see `trustPolicyFor`. */
  readonly sourceArns?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly roleName: pulumi.Input<string>;
  readonly description: string;
  readonly permissionsBoundaryArn: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Makes `<name>-role`, a child of `parent`, which one service may take for this account's resources only. */
export function trustedRole(parent: pulumi.Resource, name: string, home: Home, plan: TrustedRolePlan): aws.iam.Role {
  const { service, sourceArns, ...role } = plan;
  const assumeRolePolicy = pulumi
    .all([pulumi.output({ ...home }), pulumi.output(sourceArns)])
    .apply(([where, arns]) => JSON.stringify(trustPolicyFor(service, where, arns)));
  return roleWithTrust(parent, name, { ...role, assumeRolePolicy });
}

/** ARN of a role, known from its name, that waits for the role and its policies. */
export function roleArnFor(home: Home, roleName: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${home.partition}:iam::${home.accountId}:role/${roleName}`;
}
