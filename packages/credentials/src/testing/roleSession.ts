import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { testClientSettings } from "@sallyport/worker-kit/testing";

/** Keys of a new role of the test's account that may do nothing. */
export async function roleSession(settings: ReturnType<typeof testClientSettings>, RoleName: string) {
  const Principal = { AWS: "arn:aws:iam::000000000000:root" };
  const statement = { Effect: "Allow", Principal, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { Role } = await new IAMClient(settings).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "test" });
  const { Credentials } = await new STSClient(settings).send(assume);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
