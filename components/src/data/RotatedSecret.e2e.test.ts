import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { DescribeSecretCommand, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");
const SecretId = "shop/login";
const first = JSON.stringify({ username: "shop", password: "of-the-program" });

/** A secret with a first value, and the function that rotates it under a role that may rotate this secret alone. */
const program = `
const { Access, EncryptionKey, HardenedFunction, RotatedSecret } = require(${JSON.stringify(join(packageRoot, "dist"))});

const { keyArn } = new EncryptionKey("login-key", {});
const rotator = new HardenedFunction("rotator", {
  codePath: ${JSON.stringify(join(packageRoot, "testing", "function"))},
  handler: "index.rotate",
  access: [{ secret: ${JSON.stringify(SecretId)}, key: keyArn, actions: [Access.RotateSecret], label: "Login" }],
  invokers: [
    {
      name: "secret",
      service: "secretsmanager.amazonaws.com",
      sourceArn: "arn:aws:secretsmanager:${region}:000000000000:secret:${SecretId}-*",
    },
  ],
});
new RotatedSecret("login", {
  secretName: ${JSON.stringify(SecretId)},
  initialValue: ${JSON.stringify(first)},
  rotatorFunctionArn: rotator.functionArn,
  rotatorRoleName: "rotator-role",
  consumerRoleNames: ["shop"],
  keyArn,
});
`;

describe("a rotated secret, deployed", () => {
  let sandbox: TestSandbox;
  let project: PulumiProject;
  let account: SandboxAccount;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    account = await sandboxAccount(sandbox);
    project = await pulumiProject(sandbox.environment, {
      "Pulumi.yaml": "name: secrets\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": JSON.stringify({ name: "secrets", private: true }),
      "index.js": program,
    });
    await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
    await project.pulumi("up", "--yes", "--skip-preview");
  }, 10 * minutes);

  afterAll(async () => {
    await sandbox?.stop();
    await project?.remove();
  }, minutes);

  it("has another password soon, which its rotator made under its own role, and keeps the first as the previous one", async () => {
    const { secrets } = account.root;
    let stages: string[][] = [];
    for (const end = Date.now() + 30_000; Date.now() < end && !stages.flat().includes("AWSPREVIOUS"); ) {
      const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
      stages = Object.values(VersionIdsToStages);
    }
    const value = async (VersionStage: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
    expect(await value("AWSPREVIOUS")).toBe(first);
    expect(await value("AWSCURRENT")).not.toBe(first);
    expect(JSON.parse((await value("AWSCURRENT")) ?? "")).toMatchObject({
      username: "shop",
      password: expect.stringMatching(/^\S{40}$/),
    });
  });

  it(
    "shows nothing to change after it was rotated, and no password in the state in clear",
    async () => {
      await project.pulumi("up", "--yes", "--skip-preview", "--refresh", "--expect-no-changes");
      expect(JSON.stringify(await project.resources())).not.toContain("of-the-program");
    },
    5 * minutes,
  );

  it(
    "leaves nothing when it is destroyed",
    async () => {
      await project.pulumi("destroy", "--yes", "--skip-preview");
      expect(await project.resources()).toEqual([]);
    },
    5 * minutes,
  );
});
