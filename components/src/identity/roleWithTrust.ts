import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface RolePlan {
  readonly roleName: pulumi.Input<string>;
  readonly description: string;
  /** The trust policy's JSON. */
  readonly assumeRolePolicy: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Makes `<name>-role`, a child of `parent`, with sessions of one hour. */
export function roleWithTrust(parent: pulumi.Resource, name: string, plan: RolePlan): aws.iam.Role {
  const { roleName, description, assumeRolePolicy, permissionsBoundaryArn, tags } = plan;
  return new aws.iam.Role(
    `${name}-role`,
    {
      name: roleName,
      description,
      assumeRolePolicy,
      permissionsBoundary: permissionsBoundaryArn,
      maxSessionDuration: 3600,
      tags,
    },
    { parent },
  );
}
