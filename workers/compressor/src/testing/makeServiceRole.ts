import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { SandboxClients } from "@sallyport/worker-kit/testing";

/** A role of an AWS service, for resources that the emulator does not tell apart. Gives its ARN. */
export async function makeServiceRole(
  { iam }: SandboxClients,
  RoleName: string,
  Service: string,
  Action: readonly string[],
): Promise<string> {
  const trust = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
    }),
  );
  const statement = { Effect: "Allow", Action, Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "service", PolicyDocument }));
  return Role?.Arn ?? "";
}
