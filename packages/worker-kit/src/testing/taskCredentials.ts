import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { SandboxClients } from "./sandboxClients.js";

/** Statements of a role's policy: actions by resource ARN, and a condition where there is one. */
export type Grants = readonly (readonly [
  actions: readonly string[],
  resources: readonly string[],
  condition?: Readonly<Record<string, Readonly<Record<string, string>>>>,
])[];

/** Makes a role with exactly these grants and gives the environment of a process that runs under it. */
export async function taskCredentials(
  { iam, sts }: SandboxClients,
  RoleName: string,
  grants: Grants,
): Promise<Record<string, string>> {
  const trust = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:root" }, Action: "sts:AssumeRole" };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document([trust]) }));
  const statements = grants.map(([Action, Resource, Condition]) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition && { Condition }),
  }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "task", PolicyDocument: document(statements) }));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "task", DurationSeconds: 3600 }),
  );
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
  };
}

function document(Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
