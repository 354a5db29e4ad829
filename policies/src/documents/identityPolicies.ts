import type { ResourceView } from "../engine/ResourceView.js";
import { type PolicyStatement, parsePolicy } from "./parsePolicy.js";

/** The types that carry an identity policy. */
export const identityPolicyTypes = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
] as const;

/** The Allow statements of a role's inline policies, a role policy, a managed policy or a permission set. */
export function allowedByIdentity(resource: ResourceView): readonly PolicyStatement[] {
  return identityDocuments(resource)
    .flatMap(parsePolicy)
    .filter(({ effect }) => effect === "Allow");
}

/** The policy documents that a resource carries. A role's are those that the program gave: its outputs show all that it has. */
export function identityDocuments({ type, props, inputs }: ResourceView): readonly unknown[] {
  if (type === "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy") return [props.inlinePolicy];
  if (type !== "aws:iam/role:Role") return [props.policy];
  return ((inputs.inlinePolicies as readonly { readonly policy?: unknown }[] | undefined) ?? []).map(
    ({ policy }) => policy,
  );
}
