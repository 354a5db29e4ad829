import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { Connection } from "../provider/makeClients.js";
import { clientsOf } from "./clientsOf.js";
import type { TestSandbox } from "./withSandbox.js";

/** A statement of an inline policy. */
export interface RoleStatement {
  readonly Sid: string;
  readonly Effect?: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Makes a role that the account may assume, with one inline policy `work`, and assumes it as session `test`. */
export async function roleSession(
  sandbox: TestSandbox,
  role: string,
  statements: readonly RoleStatement[],
): Promise<Connection["credentials"]> {
  const { iam, sts } = await clientsOf(sandbox);
  const { Role: made } = await iam("eu-west-1").send(
    new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: accountTrust }),
  );
  const document = { Version: "2012-10-17", Statement: statements.map((one) => ({ Effect: "Allow", ...one })) };
  await iam("eu-west-1").send(
    new PutRolePolicyCommand({ RoleName: role, PolicyName: "work", PolicyDocument: JSON.stringify(document) }),
  );
  const { Credentials: given } = await sts("eu-west-1").send(
    new AssumeRoleCommand({ RoleArn: made?.Arn, RoleSessionName: "test" }),
  );
  return {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  };
}

const accountTrust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:root" }, Action: "sts:AssumeRole" }],
});
