import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
  UpdateSecretCommand,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { type Principal, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";
import { RotatedSecret } from "./RotatedSecret.js";

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: ["secretsmanager:*", "kms:*"], Resource: "*" }],
});
const SecretId = "avesa/clickhouse/dev";

describe("a rotated secret, for roles that may do everything by their own policies, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let roles: Record<"consumer" | "rotator" | "operator" | "stranger", Principal>;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const account = await sandboxAccount(sandbox);
    await deploy(account);
    const actAs = (role: string) => account.actAs(role, [everything]);
    roles = {
      consumer: await actAs("consumer"),
      rotator: await actAs("rotator"),
      operator: await actAs("operator"),
      stranger: await actAs("stranger"),
    };
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  const read = async (role: keyof typeof roles) =>
    (await roles[role].secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  const write = (role: keyof typeof roles) =>
    roles[role].secrets.send(
      new PutSecretValueCommand({ SecretId, SecretString: "next", VersionStages: ["AWSPENDING"] }),
    );

  it("is read by its consumers, its rotator and its operators", async () => {
    expect([await read("consumer"), await read("rotator"), await read("operator")]).toEqual([
      "first",
      "first",
      "first",
    ]);
  });

  it("is read by nobody else", async () => {
    await expect(read("stranger")).rejects.toMatchObject(denied);
  });

  it("is written by its rotator and its operators", async () => {
    await expect(write("rotator")).resolves.toMatchObject({ Name: SecretId });
    await expect(write("operator")).resolves.toMatchObject({ Name: SecretId });
  });

  it("is written by nobody else, its consumers neither, in no way", async () => {
    await expect(write("stranger")).rejects.toMatchObject(denied);
    await expect(write("consumer")).rejects.toMatchObject(denied);
    const update = new UpdateSecretCommand({ SecretId, SecretString: "theirs" });
    await expect(roles.consumer.secrets.send(update)).rejects.toMatchObject(denied);
  });
});

const denied = { name: "AccessDeniedException" };

/** Makes the secret with the policy that the component gives it. */
async function deploy({ accountId, root }: SandboxAccount): Promise<void> {
  const { KeyMetadata } = await root.kms.send(new CreateKeyCommand({}));
  const { resources } = await record(
    () =>
      new RotatedSecret("login", {
        secretName: SecretId,
        rotatorFunctionArn: `arn:aws:lambda:eu-west-1:${accountId}:function:rotator`,
        rotatorRoleName: "rotator",
        consumerRoleNames: ["consumer"],
        operatorRoleNames: ["operator"],
        keyArn: KeyMetadata?.Arn ?? "",
        account: { accountId },
      }),
  );
  const policy = resources.find(({ name }) => name === "login-policy")?.inputs.policy;
  await root.secrets.send(
    new CreateSecretCommand({ Name: SecretId, SecretString: "first", KmsKeyId: KeyMetadata?.Arn }),
  );
  await root.secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: String(policy) }));
}
