import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { BackupPlanArgs } from "./BackupPlanArgs.js";
import { backupPolicyFor } from "./backupPolicyFor.js";

/** Makes the role by which AWS Backup makes and ends the recovery points of named databases, and gives its ARN. */
export function backupRole(
  parent: pulumi.Resource,
  name: string,
  home: Home,
  { args, tags }: { readonly args: BackupPlanArgs; readonly tags: pulumi.Output<Record<string, string>> },
): pulumi.Output<string> {
  const { databaseArns, databaseKeyArns, permissionsBoundaryArn } = args;
  const roleName = `${name}-backup`;
  const role = trustedRole(parent, roleName, home, {
    service: "backup.amazonaws.com",
    roleName,
    description: `Makes the recovery points of ${name}`,
    permissionsBoundaryArn,
    tags,
  });
  const policy = pulumi
    .all([pulumi.output({ ...home }), pulumi.all(databaseArns), pulumi.all(databaseKeyArns)])
    .apply(([where, databases, keys]) =>
      JSON.stringify(backupPolicyFor(where, { databaseArns: databases, databaseKeyArns: keys })),
    );
  const written = new aws.iam.RolePolicy(`${roleName}-access`, { name: "access", role: role.id, policy }, { parent });
  return knownAfter(roleArnFor(home, roleName), role, written);
}
