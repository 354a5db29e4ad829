import { type IAMClient, ListAttachedRolePoliciesCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { writeOwnPolicies } from "./ownPolicies.js";

/** Takes every policy from a role, whoever gave it, so that it can be deleted (`forceDetachPolicies`). */
export const detachAll = async (iam: IAMClient, RoleName: string): Promise<void> => {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  const all = {
    inlinePolicies: PolicyNames.map((name) => ({ name, policy: "" })),
    managedPolicyArns: AttachedPolicies.map((attached) => attached.PolicyArn ?? ""),
  };
  await writeOwnPolicies(iam, RoleName, all, {});
};
