import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import type { Properties } from "../../values/Json.js";

/** Policies that a role owns itself, as opposed to those of RolePolicy and RolePolicyAttachment resources. */
interface OwnPolicies {
  readonly inlinePolicies?: readonly { readonly name: string; readonly policy: string }[] | undefined;
  readonly managedPolicyArns?: readonly string[] | undefined;
}

/** Brings a role's own policies from one state to another. Others on the role are left alone. */
export const writeOwnPolicies = async (
  iam: IAMClient,
  RoleName: string,
  olds: OwnPolicies,
  news: OwnPolicies,
): Promise<void> => {
  for (const { name, policy } of news.inlinePolicies ?? []) {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: name, PolicyDocument: policy }));
  }
  for (const { name } of olds.inlinePolicies ?? []) {
    if (!news.inlinePolicies?.some((kept) => kept.name === name)) {
      await orAbsent(iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: name })));
    }
  }
  for (const PolicyArn of news.managedPolicyArns ?? []) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  for (const PolicyArn of olds.managedPolicyArns ?? []) {
    if (!news.managedPolicyArns?.includes(PolicyArn)) {
      await orAbsent(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })));
    }
  }
};

/** The policies as they are, where the role claims to own them all; on import, whichever are there. */
export const readOwnPolicies = async (iam: IAMClient, RoleName: string, inputs: OwnPolicies): Promise<Properties> => {
  const imported = Object.keys(inputs).length === 0;
  const state: { inlinePolicies?: { name: string; policy: string }[]; managedPolicyArns?: string[] } = {};
  if (imported || inputs.inlinePolicies !== undefined) {
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    state.inlinePolicies = await Promise.all(
      PolicyNames.map(async (name) => {
        const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: name }));
        return { name, policy: decodeURIComponent(PolicyDocument ?? "") };
      }),
    );
  }
  if (imported || inputs.managedPolicyArns !== undefined) {
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    state.managedPolicyArns = AttachedPolicies.map((attached) => attached.PolicyArn ?? "");
  }
  return state;
};
