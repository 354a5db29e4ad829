import type { ResourceView } from "../engine/ResourceView.js";
import { type PolicyStatement, parsePolicy } from "./parsePolicy.js";

/** The types that carry an identity policy. */
export const identityPolicyTypes = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
] as const;

/** The Allow statements of a role's inline policies, a role policy or a managed policy. */
export function allowedByIdentity(resource: ResourceView): readonly PolicyStatement[] {
  return documents(resource)
    .flatMap(parsePolicy)
    .filter(({ effect }) => effect === "Allow");
}

function documents({ type, props }: ResourceView): readonly unknown[] {
  if (type !== "aws:iam/role:Role") return [props.policy];
  return ((props.inlinePolicies as readonly { readonly policy?: unknown }[] | undefined) ?? []).map(
    ({ policy }) => policy,
  );
}
