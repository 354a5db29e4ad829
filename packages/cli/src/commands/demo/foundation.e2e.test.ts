import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CloudTrailClient, GetTrailStatusCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { until } from "@sallyport/worker-kit/testing";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { type PolicySummary, summarisePolicies } from "../../evidence/summarisePolicies.js";
import { runStep, selectStack } from "../../pulumi/deployProject.js";
import { type PulumiProject, preparePulumiProject, sandboxStack } from "../../pulumi/PulumiProject.js";
import { readStackOutputs } from "../../pulumi/readStackOutputs.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { runBin } from "../../testing/runBin.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import type { FoundationOutputs } from "./testing/FoundationOutputs.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";

/** The whole foundation, once: pipelines are tried on the part that they need. */
const minutes = 60_000;
const regions = ["eu-central-1", "eu-west-1"];
const root = findRepositoryRoot(process.cwd());

const started = new Date();
let sandbox: TestSandbox;
let environment: Readonly<Record<string, string>>;
let project: PulumiProject;
let outputs: FoundationOutputs;
let policies: PolicySummary;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  environment = await useSandbox(sandbox.home);
  project = preparePulumiProject(root, sandbox.home, "sandbox-account");
  const report = join(sandbox.home, "foundation.jsonl");
  const deployment = {
    project,
    policyPack: join(root, "policies", "packs", "strict"),
    environment: { ...environment, SALLYPORT_POLICY_REPORT: report },
    onProgress: () => {},
  };
  await selectStack(deployment);
  await runStep("up", deployment);
  outputs = (await readStackOutputs(project.shadow, sandboxStack, "look above")) as unknown as FoundationOutputs;
  policies = summarisePolicies(report);
}, 20 * minutes);

afterAll(async () => {
  await sandbox?.stop();
}, minutes);

describe("the account foundation, deployed whole", () => {
  it("meets every rule, with nothing left undetermined", () => {
    expect(policies.notPassed).toEqual([]);
    expect(policies.passed).toBeGreaterThan(300);
  });

  it(
    "has nothing that the validator finds, in any of its regions",
    async () => {
      const folder = await mkdtemp(join(sandbox.home, "empty-"));
      const args = ["security", "validate", "--path", folder, "--region", ...regions, "--json"];
      const { code, stdout } = await runBin(args, environment);
      expect(JSON.parse(stdout)).toMatchObject({ findings: [], notRun: [] });
      expect(code).toBe(0);
    },
    5 * minutes,
  );

  it(
    "has nothing to change when it is deployed again, after a refresh too",
    async () => {
      const flags = ["--stack", sandboxStack, "--config-file", project.configFile, "--yes", "--skip-preview"];
      const run = await runPulumi(["up", ...flags, "--refresh", "--expect-no-changes"], project.folder, environment);
      expect({ code: run.code, said: run.code === 0 ? "" : `${run.stdout}${run.stderr}` }).toEqual({
        code: 0,
        said: "",
      });
    },
    10 * minutes,
  );

  it("gives other stacks what they need, in every region", () => {
    for (const name of ["alarmTopicArns", "configBuckets", "logBuckets", "threatDetectorIds"] as const) {
      expect([name, Object.keys(outputs[name]).sort()]).toEqual([name, regions]);
    }
    expect(outputs.auditTrail).toMatchObject({
      logGroup: "/sallyport/sallyport-sandbox-audit",
      region: "eu-west-1",
    });
    expect(outputs.backupVaults).toEqual({ "eu-west-1": "sallyport-sandbox-backup" });
  });

  it("lets CI deploy by the exact run alone, and no role of a deployer's without the boundary", async () => {
    const arn = outputs.deployerRoleArns.kpi ?? "";
    const { Role } = await new IAMClient(clientOf()).send(
      new GetRoleCommand({ RoleName: arn.slice(arn.lastIndexOf("/") + 1) }),
    );
    const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "{}"));
    expect(trust.Statement).toEqual([
      expect.objectContaining({
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: expect.objectContaining({
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": ["repo:acme/pipelines:environment:sandbox"],
          }),
        },
      }),
    ]);
  });

  it("keeps a bucket closed whose own block of public access is gone", async () => {
    const s3 = new S3Client({ ...clientOf(), forcePathStyle: true });
    const Bucket = outputs.logBuckets["eu-west-1"] ?? "";
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [open] });
    await expect(s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("BlockPublicPolicy"),
    });
  });
});

describe("remediation, deployed to apply", () => {
  const samples = JSON.parse(readFileSync(join(root, "workers", "remediation", "samples.json"), "utf8"));
  const call = async (kind: string, target: string, region = "eu-west-1") => {
    const [event] = Object.values(samples[kind]);
    const { Payload, FunctionError } = await new LambdaClient({ region }).send(
      new InvokeCommand({
        FunctionName: `sallyport-sandbox-mend-${region}-${kind}`,
        Payload: JSON.stringify(event).replaceAll("TARGET", target),
      }),
    );
    return { FunctionError, answer: JSON.parse(Buffer.from(Payload ?? []).toString()) };
  };
  const applied = (target: string) => ({ FunctionError: undefined, answer: [{ target, outcome: "applied" }] });

  it.each(regions)("closes a bucket, deactivates an exposed key and closes a security group in %s", async (region) => {
    const s3 = new S3Client({ region, forcePathStyle: true });
    const Bucket = outputs.configBuckets[region] ?? "";
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    expect(await call("public-bucket", Bucket, region)).toEqual(applied(Bucket));
    const { PublicAccessBlockConfiguration = {} } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);

    const iam = new IAMClient({ region });
    const UserName = `exposed-in-${region}`;
    await iam.send(new CreateUserCommand({ UserName }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const key = AccessKey?.AccessKeyId ?? "";
    expect(await call("exposed-key", key, region)).toEqual(applied(key));
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    expect(AccessKeyMetadata.map(({ Status }) => Status)).toEqual(["Inactive"]);

    const ec2 = new EC2Client({ region });
    const group = { GroupName: "open", Description: "open to all" };
    const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(group));
    const open = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [open] }));
    expect(await call("open-security-group", GroupId, region)).toEqual(applied(GroupId));
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
    expect(SecurityGroups.map(({ IpPermissions }) => IpPermissions)).toEqual([[]]);
  });

  it("starts the trail, under a role that reaches that one alone", async () => {
    const cloudTrail = new CloudTrailClient(clientOf());
    const Name = "sallyport-sandbox-audit";
    await cloudTrail.send(new StopLoggingCommand({ Name }));
    expect(await call("stopped-trail", Name)).toEqual(applied(Name));
    expect(await cloudTrail.send(new GetTrailStatusCommand({ Name }))).toMatchObject({ IsLogging: true });
    expect(await call("stopped-trail", "theirs")).toMatchObject({
      FunctionError: "Unhandled",
      answer: { errorMessage: expect.stringContaining("AccessDenied") },
    });
  });

  it("has its lines in the archive of logs, under its key", async () => {
    const s3 = new S3Client({ ...clientOf(), forcePathStyle: true });
    const Bucket = (outputs.logBuckets["eu-west-1"] ?? "").replace("-logs-", "-archive-");
    const kept = async () => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key = "" }) => Key).filter((key) => key.includes("-stopped-trail/"));
    };
    let lines = "";
    await until("the line of the started trail is archived", async () => {
      for (const Key of await kept()) {
        const { Body, ServerSideEncryption } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        expect(ServerSideEncryption).toBe("aws:kms");
        lines += gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString("utf8");
      }
      return lines.includes("remediation.applying");
    });
  });
});

describe("the roles of the foundation", () => {
  it("use what they hold, or it is explained, and are refused what is next to it", async () => {
    const place = { home: sandbox.home, region: "eu-west-1", project: "foundation" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "foundation.e2e.test.ts" });
    // The trail of somebody else, above.
    const tried = ledger.roles.map((one) =>
      one.role.endsWith("-stopped-trail-role") ? { ...one, refusals: [] } : one,
    );
    expect(shortcomingsOf({ ...ledger, roles: tried })).toEqual([]);
    const names = [
      "api-logs",
      "audit-delivery",
      "backup-eu-west-1-backup",
      "deploy-kpi",
      "mend-eu-west-1-exposed-key-role",
    ];
    const expected = names.map((name) => `sallyport-sandbox-${name}`);
    expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(expected));
  });
});

/** `useSandbox` has put the sandbox's address and credentials into this process's environment. */
function clientOf() {
  return { region: "eu-west-1" };
}
