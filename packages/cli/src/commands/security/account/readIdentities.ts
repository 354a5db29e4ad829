import {
  type AttachedPolicy,
  type IAMClient,
  type ManagedPolicyDetail,
  type PolicyDetail,
  paginateGetAccountAuthorizationDetails,
} from "@aws-sdk/client-iam";
import { type PolicyStatement, parsePolicy } from "@sallyport/policies";

/** A role or user of the account, with all that it is granted. */
export interface Identity {
  readonly kind: "role" | "user";
  readonly name: string;
  readonly arn: string;
  /** Statements by the name of the policy that they stand in. */
  readonly policies: readonly { readonly name: string; readonly statements: readonly PolicyStatement[] }[];
  /** Who may become it; none for a user. */
  readonly trust: readonly PolicyStatement[];
}

/** Roles and users that the account has made; AWS's own service-linked roles are left out, as nobody can change them. */
export async function readIdentities(client: IAMClient): Promise<readonly Identity[]> {
  const identities: (Omit<Identity, "policies"> & Granted)[] = [];
  const managed = new Map<string, ManagedPolicyDetail>();
  for await (const page of paginateGetAccountAuthorizationDetails({ client }, {})) {
    for (const policy of page.Policies ?? []) managed.set(policy.Arn ?? "", policy);
    for (const { RoleName: name = "", Arn: arn = "", Path = "/", ...role } of page.RoleDetailList ?? []) {
      if (Path.startsWith("/aws-service-role/")) continue;
      const trust = parsePolicy(decoded(role.AssumeRolePolicyDocument));
      identities.push({
        kind: "role",
        name,
        arn,
        trust,
        inline: role.RolePolicyList,
        attached: role.AttachedManagedPolicies,
      });
    }
    for (const { UserName: name = "", Arn: arn = "", ...user } of page.UserDetailList ?? []) {
      identities.push({
        kind: "user",
        name,
        arn,
        trust: [],
        inline: user.UserPolicyList,
        attached: user.AttachedManagedPolicies,
      });
    }
  }
  return identities.map(({ inline = [], attached = [], ...identity }) => ({
    ...identity,
    policies: [
      ...inline.map(({ PolicyName = "", PolicyDocument }) => statementsIn(PolicyName, PolicyDocument)),
      ...attached.map(({ PolicyName = "", PolicyArn = "" }) => {
        const versions = managed.get(PolicyArn)?.PolicyVersionList;
        return statementsIn(PolicyName, versions?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document);
      }),
    ],
  }));
}

interface Granted {
  readonly inline: readonly PolicyDetail[] | undefined;
  readonly attached: readonly AttachedPolicy[] | undefined;
}

function statementsIn(name: string, document: string | undefined): Identity["policies"][number] {
  return { name, statements: parsePolicy(decoded(document)) };
}

/** IAM answers documents as part of an address. */
function decoded(document: string | undefined): string | undefined {
  return document === undefined ? undefined : decodeURIComponent(document);
}
