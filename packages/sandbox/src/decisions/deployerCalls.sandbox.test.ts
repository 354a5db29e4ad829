import { createHmac } from "node:crypto";
import {
  CreateBackupPlanCommand,
  CreateBackupVaultCommand,
  DeleteBackupPlanCommand,
  DeleteBackupVaultCommand,
  ListTagsCommand,
} from "@aws-sdk/client-backup";
import { CreateTagsCommand, CreateVpcCommand, DeleteVpcCommand } from "@aws-sdk/client-ec2";
import { PutRuleCommand } from "@aws-sdk/client-eventbridge";
import { CreatePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const home = `${region}:000000000000`;
const refused = { name: expect.stringMatching(/AccessDenied|UnauthorizedOperation/) };
const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const anyone = document({
  Effect: "Allow",
  Principal: { Service: "ecs-tasks.amazonaws.com" },
  Action: "sts:AssumeRole",
});

let sandbox: TestSandbox;
let root: Clients;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  root = await clientsOf(sandbox);
}, 60_000);

afterAll(async () => {
  await sandbox?.stop();
});

describe("a deployment's calls", () => {
  test("are judged on a rule of the default bus by the name that EventBridge gives it", async () => {
    const { events } = await actAs("rules", [
      { Action: "events:PutRule", Resource: `arn:aws:events:${home}:rule/orders-*` },
    ]);
    const rule = (Name: string) => new PutRuleCommand({ Name, ScheduleExpression: "rate(1 day)" });
    await events(region).send(rule("orders-nightly"));
    await expect(events(region).send(rule("payroll-nightly"))).rejects.toMatchObject(refused);
  });

  test("are judged on the tags that come with a network, and on those that it has", async () => {
    const like = (key: string) => ({ StringLike: { [`aws:${key}/owner`]: "orders/*" } });
    const { ec2 } = await actAs("networks", [
      { Action: "ec2:CreateVpc", Resource: `arn:aws:ec2:${home}:vpc/*`, Condition: like("RequestTag") },
      {
        Action: ["ec2:DeleteVpc", "ec2:CreateTags"],
        Resource: `arn:aws:ec2:${home}:*/*`,
        Condition: like("ResourceTag"),
      },
    ]);
    const make = (owner: string) =>
      new CreateVpcCommand({
        CidrBlock: "10.0.0.0/16",
        TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "owner", Value: owner }] }],
      });
    const { Vpc: own } = await ec2(region).send(make("orders/network"));
    await expect(ec2(region).send(make("payroll/network"))).rejects.toMatchObject(refused);
    const { Vpc: theirs } = await root.ec2(region).send(make("payroll/network"));
    const retag = (VpcId = "") => new CreateTagsCommand({ Resources: [VpcId], Tags: [{ Key: "stage", Value: "dev" }] });
    await ec2(region).send(retag(own?.VpcId));
    await expect(ec2(region).send(retag(theirs?.VpcId))).rejects.toMatchObject(refused);
    await expect(ec2(region).send(new DeleteVpcCommand({ VpcId: theirs?.VpcId }))).rejects.toMatchObject(refused);
    await ec2(region).send(new DeleteVpcCommand({ VpcId: own?.VpcId }));
  });

  test("are judged on a vault by its name, and on a plan, which has none, by its tags", async () => {
    const like = (key: string) => ({ StringLike: { [`aws:${key}/owner`]: "orders/*" } });
    const { backup } = await actAs("backups", [
      { Action: "backup:*", Resource: `arn:aws:backup:${home}:backup-vault:orders-*` },
      {
        Action: "backup:CreateBackupPlan",
        Resource: `arn:aws:backup:${home}:backup-plan:*`,
        Condition: like("RequestTag"),
      },
      {
        Action: ["backup:DeleteBackupPlan", "backup:ListTags"],
        Resource: `arn:aws:backup:${home}:backup-plan:*`,
        Condition: like("ResourceTag"),
      },
    ]);
    const vault = (BackupVaultName: string) => new CreateBackupVaultCommand({ BackupVaultName });
    const { BackupVaultArn } = await backup(region).send(vault("orders-nightly"));
    await backup(region).send(new ListTagsCommand({ ResourceArn: BackupVaultArn }));
    await expect(backup(region).send(vault("payroll-nightly"))).rejects.toMatchObject(refused);
    await backup(region).send(new DeleteBackupVaultCommand({ BackupVaultName: "orders-nightly" }));

    const Rules = [{ RuleName: "nightly", TargetBackupVaultName: "orders-nightly" }];
    const plan = (owner: string) =>
      new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: "nightly", Rules }, BackupPlanTags: { owner } });
    const { BackupPlanId: own, BackupPlanArn } = await backup(region).send(plan("orders/backups"));
    await backup(region).send(new ListTagsCommand({ ResourceArn: BackupPlanArn }));
    await expect(backup(region).send(plan("payroll/backups"))).rejects.toMatchObject(refused);
    const { BackupPlanId: theirs } = await root.backup(region).send(plan("payroll/backups"));
    const remove = (BackupPlanId = "") => backup(region).send(new DeleteBackupPlanCommand({ BackupPlanId }));
    await expect(remove(theirs)).rejects.toMatchObject(refused);
    await remove(own);
  });

  test("are judged on the boundary that a role is to get, and on the one that it has", async () => {
    const { Policy: boundary } = await root.iam(region).send(
      new CreatePolicyCommand({
        PolicyName: "boundary",
        PolicyDocument: document({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
      }),
    );
    const { iam } = await actAs("roles", [
      {
        Action: ["iam:CreateRole", "iam:PutRolePolicy"],
        Resource: "arn:aws:iam::000000000000:role/*",
        Condition: { StringEquals: { "iam:PermissionsBoundary": boundary?.Arn ?? "" } },
      },
    ]);
    const role = (RoleName: string, PermissionsBoundary?: string) =>
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: anyone, PermissionsBoundary });
    const grant = (RoleName: string) =>
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: "more",
        PolicyDocument: document({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
      });
    await iam(region).send(role("bounded", boundary?.Arn));
    await iam(region).send(grant("bounded"));
    await expect(iam(region).send(role("free"))).rejects.toMatchObject(refused);
    await root.iam(region).send(role("free"));
    await expect(iam(region).send(grant("free"))).rejects.toMatchObject(refused);
  });
});

describe("a role that trusts the tokens of an issuer", () => {
  const issuer = "ci.example.com";
  const claims = { iss: `https://${issuer}`, aud: "sts.amazonaws.com", sub: "main" };
  const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

  beforeAll(async () => {
    const trust = {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::000000000000:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: { [`${issuer}:sub`]: "main" } },
    };
    await root.iam(region).send(new CreateRoleCommand({ RoleName: "ci", AssumeRolePolicyDocument: document(trust) }));
  });

  const take = async (token: string) => {
    const { Credentials: given } = await root.sts(region).send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: "arn:aws:iam::000000000000:role/ci",
        RoleSessionName: "run",
        WebIdentityToken: token,
      }),
    );
    return clientsOf(sandbox, {
      accessKeyId: given?.AccessKeyId ?? "",
      secretAccessKey: given?.SecretAccessKey ?? "",
      sessionToken: given?.SessionToken ?? "",
    });
  };

  test("is taken with a token that the sandbox's secret signed", async () => {
    const { sts } = await take(tokenOf({ ...claims, exp: inAnHour() }));
    const { Arn } = await sts(region).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe("arn:aws:sts::000000000000:assumed-role/ci/run");
  });

  test("is refused to whom it does not trust", async () => {
    const token = tokenOf({ ...claims, sub: "feature", exp: inAnHour() });
    await expect(take(token)).rejects.toMatchObject(refused);
  });

  test("is refused to every token that proves nothing", async () => {
    const good = tokenOf({ ...claims, exp: inAnHour() });
    const [head = "", body = ""] = good.split(".");
    const unproven = [
      tokenOf({ ...claims, exp: inAnHour() }, "another secret"),
      tokenOf({ ...claims, exp: 1 }),
      tokenOf(claims),
      tokenOf({ ...claims, exp: inAnHour() }, undefined, "none"),
      `${head}.${body}.`,
      `${head}.${body}.###`,
      "no token at all",
    ];
    for (const token of unproven) {
      await expect(take(token)).rejects.toMatchObject({ name: expect.stringContaining("InvalidIdentityToken") });
    }
  });

  function tokenOf(said: object, secret = sandbox.environment.AWS_SECRET_ACCESS_KEY ?? "", alg = "HS256"): string {
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const signed = `${encoded({ alg, typ: "JWT" })}.${encoded(said)}`;
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  }
});

/** Clients of a role with these statements. */
async function actAs(role: string, statements: readonly Omit<Parameters<typeof roleSession>[2][number], "Sid">[]) {
  const named = statements.map((statement, index) => ({ Sid: `S${index}`, ...statement }));
  return clientsOf(sandbox, await roleSession(sandbox, role, named));
}
