import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { BackupPlanArgs } from "./BackupPlanArgs.js";
import { backupKeyPolicyFor } from "./backupKeyPolicyFor.js";
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
  const where = pulumi.output({ ...home });
  const policies = {
    access: pulumi.all([where, pulumi.all(databaseArns)]).apply(([place, arns]) => backupPolicyFor(place, arns)),
    keys: pulumi.all([where, pulumi.all(databaseKeyArns)]).apply(([place, arns]) => backupKeyPolicyFor(place, arns)),
  };
  const written = Object.entries(policies).map(
    ([id, document]) =>
      new aws.iam.RolePolicy(
        `${roleName}-${id}`,
        { name: id, role: role.id, policy: document.apply((text) => JSON.stringify(text)) },
        { parent },
      ),
  );
  return knownAfter(roleArnFor(home, roleName), role, ...written);
}
