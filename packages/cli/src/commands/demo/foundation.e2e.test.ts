import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { DeletePublicAccessBlockCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { sandboxStack } from "../../pulumi/PulumiProject.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { runBin } from "../../testing/runBin.js";
import { callRemediation } from "./testing/callRemediation.js";
import { type DeployedFoundation, deployFoundation } from "./testing/DeployedFoundation.js";
import { foundationRuns } from "./testing/foundationRuns.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";

/** The whole foundation, once: pipelines are tried on the part that they need. */
const minutes = 60_000;
const regions = ["eu-central-1", "eu-west-1"];
const started = new Date();
let foundation: DeployedFoundation;

beforeAll(async () => {
  foundation = await deployFoundation();
}, 20 * minutes);

afterAll(async () => {
  await foundation?.stop();
}, minutes);

describe("the account foundation, deployed whole", () => {
  it("meets every rule, with nothing left undetermined", () => {
    const { policies } = foundation;
    expect(policies.notPassed).toEqual([]);
    expect(policies.passed).toBeGreaterThan(300);
  });

  it(
    "has nothing that the validator finds, in any of its regions",
    async () => {
      const folder = await mkdtemp(join(foundation.home, "empty-"));
      const args = ["security", "validate", "--path", folder, "--region", ...regions, "--json"];
      const { code, stdout } = await runBin(args, foundation.environment);
      expect(JSON.parse(stdout)).toMatchObject({ findings: [], notRun: [] });
      expect(code).toBe(0);
    },
    5 * minutes,
  );

  it(
    "has nothing to change when it is deployed again, after a refresh too",
    async () => {
      const { project, environment } = foundation;
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
    const { outputs } = foundation;
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
    const arn = foundation.outputs.deployerRoleArns.kpi ?? "";
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
    const Bucket = foundation.outputs.logBuckets["eu-west-1"] ?? "";
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [open] });
    await expect(s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("BlockPublicPolicy"),
    });
  });
});

removalTests({
  ...{ project: "foundation", runs: foundationRuns },
  deployed: () => ({ pipeline: foundation, place: foundation }),
  afterRuns: () =>
    it("were refused nothing in these runs, use what they hold or say why not, and are refused what is next to it", async () => {
      const place = { home: foundation.home, region: "eu-west-1", project: "foundation" };
      const ledger = await ledgerOfRun({ ...place, since: started, test: "foundation.e2e.test.ts" });
      expect(shortcomingsOf(ledger)).toEqual([]);
      const names = [
        "api-logs",
        "audit-delivery",
        "backup-eu-west-1-backup",
        "deploy-kpi",
        "mend-eu-west-1-exposed-key-role",
      ];
      const expected = names.map((name) => `sallyport-sandbox-${name}`);
      expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(expected));
    }),
});

describe("the remediation of a stopped trail", () => {
  it("reaches the account's trail alone", async () => {
    const call = { name: "stopped-trail", target: "theirs", region: "eu-west-1" } as const;
    expect(await callRemediation(foundation, call)).toMatchObject({
      error: "Unhandled",
      answer: { errorMessage: expect.stringContaining("AccessDenied") },
    });
  });
});

/** `useSandbox` has put the sandbox's address and credentials into this process's environment. */
function clientOf() {
  return { region: "eu-west-1" };
}
