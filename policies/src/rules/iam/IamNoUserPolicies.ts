import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const attachmentType = "aws:iam/policyAttachment:PolicyAttachment";
/** Types that give rights to users or groups, with the properties that name whom or what; one of them says enough. */
const giving: Readonly<Record<string, readonly string[]>> = {
  [attachmentType]: ["users", "groups"],
  "aws:iam/userPolicy:UserPolicy": ["user"],
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": ["user"],
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": ["policyNames"],
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": ["policyArns"],
  "aws:iam/userGroupMembership:UserGroupMembership": ["groups"],
  "aws:iam/groupMembership:GroupMembership": ["users"],
  "aws:iam/groupPolicy:GroupPolicy": ["group"],
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": ["group"],
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive": ["policyNames"],
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": ["policyArns"],
};

/** Rights are given to roles, never to users or their groups. */
export const IamNoUserPolicies: ResourceRule = {
  id: "iam-no-user-policies",
  title: "Rights are given to roles, not to users or groups",
  severity: "medium",
  why: "A user's rights hold as long as his keys do, without a session, an audience or an end",
  fix: "give the policy to a role or a permission set that people and services take for a session",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2",
  controls: ["IAM-18", "IAM-15"],
  scope: "resource",
  types: Object.keys(giving),
  evaluate: (resource) =>
    verdictOf(
      (giving[resource.type] ?? [])
        .filter((property) => isGiven(resource, property))
        .map((property) => ({ id: `Given::${property}`, message: `${resource.name} gives rights to users or groups` })),
    ),
  examples: {
    good: [{ type: attachmentType, name: "readers", props: { roles: ["reader"], users: [] } }],
    bad: [{ type: "aws:iam/userPolicy:UserPolicy", name: "invoke-api", props: { user: "anna", policy: "{}" } }],
    others: {
      "a policy of users and roles": [
        { type: attachmentType, name: "readers", props: { roles: ["reader"], users: ["anna"] } },
      ],
      "a policy of a group": [
        { type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", name: "staff", props: { group: "staff" } },
      ],
    },
  },
};

/** A single name is there by its type; of a list it counts whether anything is in it, not what. */
function isGiven({ props }: ResourceView, property: string): boolean {
  if (!property.endsWith("s")) return true;
  const names = props[property];
  return Array.isArray(names) && names.length > 0;
}
