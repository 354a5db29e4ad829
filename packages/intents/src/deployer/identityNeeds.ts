import type { TypeNeedsTable } from "./TypeNeeds.js";

/**
 * IAM, KMS and Organizations. Rights are given to a role under the platform's boundary only, and the boundary can be neither taken
 * off nor changed: see `deployerPolicyFor`.
 */
export const identityNeeds: TypeNeedsTable = {
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    actions: {
      OidcProviders: [
        "AddClientIDToOpenIDConnectProvider",
        "CreateOpenIDConnectProvider",
        "DeleteOpenIDConnectProvider",
        "GetOpenIDConnectProvider",
        "RemoveClientIDFromOpenIDConnectProvider",
        "TagOpenIDConnectProvider",
        "UntagOpenIDConnectProvider",
        "UpdateOpenIDConnectProviderThumbprint",
      ],
    },
  },
  "aws:iam/policy:Policy": {
    actions: {
      Policies: [
        "CreatePolicy",
        "CreatePolicyVersion",
        "DeletePolicy",
        "DeletePolicyVersion",
        "GetPolicy",
        "GetPolicyVersion",
        "ListPolicyTags",
        "ListPolicyVersions",
        "TagPolicy",
        "UntagPolicy",
      ],
    },
  },
  "aws:iam/role:Role": {
    actions: {
      RoleRights: [
        "AttachRolePolicy",
        "CreateRole",
        "DeleteRolePolicy",
        "DetachRolePolicy",
        "PutRolePermissionsBoundary",
        "PutRolePolicy",
      ],
      Roles: [
        "DeleteRole",
        "GetRole",
        "GetRolePolicy",
        "ListAttachedRolePolicies",
        "ListInstanceProfilesForRole",
        "ListRolePolicies",
        "TagRole",
        "UntagRole",
        "UpdateAssumeRolePolicy",
        "UpdateRole",
        "UpdateRoleDescription",
      ],
    },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    actions: { RoleRights: ["DeleteRolePolicy", "PutRolePolicy"], Roles: ["GetRole", "GetRolePolicy"] },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    actions: {
      RoleRights: ["AttachRolePolicy", "DetachRolePolicy"],
      Roles: ["GetRole", "ListAttachedRolePolicies"],
    },
  },
  "aws:kms/alias:Alias": {
    actions: {
      KeyAliases: ["CreateAlias", "DeleteAlias", "UpdateAlias"],
      Keys: ["CreateAlias", "DeleteAlias", "UpdateAlias"],
      UnscopedKms: ["ListAliases"],
    },
  },
  "aws:kms/key:Key": {
    actions: {
      Keys: [
        "DescribeKey",
        "DisableKey",
        "DisableKeyRotation",
        "EnableKey",
        "EnableKeyRotation",
        "GetKeyPolicy",
        "GetKeyRotationStatus",
        "ListResourceTags",
        "PutKeyPolicy",
        "ScheduleKeyDeletion",
        "TagResource",
        "UntagResource",
        "UpdateKeyDescription",
      ],
      NewKeyTags: ["TagResource"],
      NewKeys: ["CreateKey"],
    },
  },
  "aws:organizations/policy:Policy": {
    actions: {
      OrganizationPolicies: [
        "DeletePolicy",
        "DescribePolicy",
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        "UpdatePolicy",
      ],
      UnscopedOrganizations: ["CreatePolicy"],
    },
  },
  "aws:organizations/policyAttachment:PolicyAttachment": {
    actions: { OrganizationPolicies: ["AttachPolicy", "DetachPolicy", "ListTargetsForPolicy"] },
  },
};
