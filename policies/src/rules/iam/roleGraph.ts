import { allowedByIdentity } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { perGraph } from "../../engine/perGraph.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

export const roleType = "aws:iam/role:Role";
export const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";
export const policyType = "aws:iam/policy:Policy";
export const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** Every type that joins managed policies to principals, with the property that names the policies. */
export const attachmentTypes: Readonly<Record<string, string>> = {
  [attachmentType]: "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
};

/** Where attachments name their roles. */
const roleProperties: Readonly<Record<string, string>> = {
  [rolePolicyType]: "role",
  [attachmentType]: "role",
  "aws:iam/policyAttachment:PolicyAttachment": "roles",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "roleName",
};

/** The roles of the stack that have a policy: of a role itself, a role policy, an attachment or a managed policy. */
export function rolesOf(resource: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  if (resource.type === roleType) return [resource];
  if (resource.type === policyType) return attachmentsOf(resource, graph).flatMap((one) => rolesOf(one, graph));
  const property = roleProperties[resource.type];
  if (property === undefined) return [];
  return graph.referenced(resource, property).filter(({ type }) => type === roleType);
}

/** What carries a role's rights: the role, its role policies, and the managed policies of the stack that it has. */
export function policiesOf(role: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return [role, ...(policiesByRole(graph).get(role.urn) ?? [])];
}

/** What a resource grants. A managed policy that only bounds roles grants nothing. */
export function grantedBy(resource: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] {
  return isOnlyBoundary(resource, graph) ? [] : allowedByIdentity(resource);
}

/** Whether a managed policy is a permissions boundary and nobody's policy. */
function isOnlyBoundary(resource: ResourceView, graph: ResourceGraph): boolean {
  if (resource.type !== policyType || attachmentsOf(resource, graph).length > 0) return false;
  return (
    graph.ancestors(resource).some(({ type }) => type === "sallyport:index:PermissionsBoundary") ||
    [roleType, "aws:iam/user:User"].some((type) => graph.referring(type, "permissionsBoundary", resource).length > 0)
  );
}

/** Whether a policy is a deployer's: what that may do is all that its stack's types need, on names that begin as the stack's do. */
export function isDeployers(resource: ResourceView, graph: ResourceGraph): boolean {
  return graph.ancestors(resource).some(({ type }) => type === "sallyport:index:DeployerRole");
}

function attachmentsOf(policy: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return Object.entries(attachmentTypes).flatMap(([type, property]) => graph.referring(type, property, policy));
}

const policiesByRole = perGraph((graph) => {
  const found = new Map<string, ResourceView[]>();
  for (const policy of graph.ofTypes(rolePolicyType, policyType)) {
    for (const role of rolesOf(policy, graph)) found.set(role.urn, [...(found.get(role.urn) ?? []), policy]);
  }
  return found;
});
