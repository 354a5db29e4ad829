import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  NoSuchEntityException,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from "@aws-sdk/client-iam";
import { parsePolicy } from "@sallyport/policies";
import type { RoleGrants, RoleStatement } from "./RoleGrants.js";

/** What a role of a stack holds by IAM: who becomes it, its inline and its managed policies. A role that is gone holds nothing. */
export async function readRoleGrants(iam: IAMClient, stack: string, role: string): Promise<RoleGrants> {
  try {
    const { Role: found } = await iam.send(new GetRoleCommand({ RoleName: role }));
    const trust = parsePolicy(decoded(found?.AssumeRolePolicyDocument)).filter(({ effect }) => effect === "Allow");
    return {
      ...{ stack, role, arn: found?.Arn ?? "" },
      boundary: found?.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      trustedBy: trust.flatMap(({ principals }) => principals.map(({ kind, value }) => `${kind} ${value}`)).sort(),
      statements: [...(await inlineStatements(iam, role)), ...(await managedStatements(iam, role))],
    };
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    return { stack, role, arn: "", boundary: null, trustedBy: [], statements: [] };
  }
}

async function inlineStatements(client: IAMClient, role: string): Promise<readonly RoleStatement[]> {
  const statements: RoleStatement[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName: role }))
    for (const policy of PolicyNames) {
      const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: policy }));
      statements.push(...statementsIn(policy, PolicyDocument));
    }
  return statements;
}

async function managedStatements(client: IAMClient, role: string): Promise<readonly RoleStatement[]> {
  const statements: RoleStatement[] = [];
  for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client }, { RoleName: role }))
    for (const { PolicyArn = "" } of AttachedPolicies) {
      const { Policy: policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
      const { PolicyVersion: version } = await client.send(
        new GetPolicyVersionCommand({ PolicyArn, VersionId: policy?.DefaultVersionId }),
      );
      statements.push(...statementsIn(PolicyArn, version?.Document));
    }
  return statements;
}

function statementsIn(policy: string, document: string | undefined): readonly RoleStatement[] {
  return parsePolicy(decoded(document)).map((statement) => ({ ...statement, policy }));
}

/** IAM answers documents as part of an address. */
function decoded(document: string | undefined): string | undefined {
  return document === undefined ? undefined : decodeURIComponent(document);
}
