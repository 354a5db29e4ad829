import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Credentials of a session, as the AWS SDK takes them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * Does work under a task role's own policies and boundary. Only ECS can assume such a role: the account is let in for as
 * long as it takes to open a session, and the trust is put back as it was.
 */
export async function underRole(
  { region, role }: { readonly region: string; readonly role: string },
  work: (credentials: SessionCredentials) => Promise<void>,
): Promise<void> {
  const iam = new IAMClient({ region });
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: role }));
  const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "");
  const account = Role?.Arn?.split(":")[4];
  const statement = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
  const opened = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument: opened }));
  try {
    const asked = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "outsider" });
    const { Credentials } = await new STSClient({ region }).send(asked);
    await work({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
  } finally {
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument: trust }));
  }
}
