import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { preparePulumiProject, sandboxStack } from "../../pulumi/PulumiProject.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { runBin } from "../../testing/runBin.js";
import { inputFiles } from "./inputFiles.js";
import { moveFiles } from "./moveFiles.js";
import { compressorRuns } from "./testing/compressorRuns.js";
import { type DeployedCompressor, deployCompressor } from "./testing/DeployedCompressor.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";
import { withoutStatement } from "./testing/withoutStatement.js";
import { workerProcesses } from "./testing/workerProcesses.js";
import { writeFiles } from "./testing/writeFiles.js";

jest.setTimeout(300_000);

let deployed: DeployedCompressor;
beforeAll(async () => {
  deployed = await deployCompressor();
}, 900_000);
afterAll(async () => {
  await deployed?.stop();
}, 60_000);

/** Moves made-up files through the pipeline and checks every one. */
async function move(name: string, sizes: readonly number[]) {
  const folder = await writeFiles(name, sizes);
  try {
    const files = await inputFiles(folder);
    const prefix = `${deployed.rule.sourcePrefix}${name}/`;
    return await moveFiles({ rule: deployed.rule, prefix, files, say: () => {} });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function deadLetters(): Promise<number> {
  const counts = await Promise.all(
    deployed.rule.deadLetterQueueUrls.map(async ({ region, url }) => {
      const wanted = { QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages" as const] };
      const { Attributes } = await new SQSClient({ region }).send(new GetQueueAttributesCommand(wanted));
      return Number(Attributes?.ApproximateNumberOfMessages);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited two minutes in vain until ${what}`);
    await delay(500);
  }
}

describe("the deployed compressor", () => {
  it("meets every rule, with nothing left undetermined", () => {
    expect(deployed.deployment.policies).toMatchObject({ violations: 0, undetermined: 0 });
    expect(deployed.deployment.policies.passed).toBeGreaterThan(100);
  });

  it("moves every object unchanged, is refused nothing, and uses every statement that its roles hold and nothing explains", async () => {
    const started = new Date();
    // One archive of more than 16 MiB, so that the upload in parts is used too, and an empty object.
    const { figures, problems } = await move("everyday", [0, 1, 1024, 700_000, 40 * 2 ** 20, ...Array(40).fill(9_000)]);
    expect(problems).toEqual([]);
    expect(figures).toMatchObject({ objects: 45, verified: 45, restored: 45, lost: 0 });
    const place = { home: deployed.home, region: deployed.rule.sourceRegion, project: "compressor" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "compressorPipeline.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining([...deployed.rule.taskRoles]));
  });

  it("has nothing to change on a second deployment", async () => {
    for (const folder of [deployed.root, join(deployed.root, "stacks", "compressor")]) {
      const project = preparePulumiProject(folder, deployed.home);
      const flags = ["--stack", sandboxStack, "--config-file", project.configFile, "--expect-no-changes"];
      const run = await runPulumi(["preview", ...flags], project.folder, deployed.environment);
      expect({ project: project.name, code: run.code, said: run.code === 0 ? "" : run.stdout }).toMatchObject({
        code: 0,
      });
    }
  });

  it.each([
    ["source", 0, /^ReadSourceVersions$/],
    ["target", 1, /^Upload\w+Objects$/],
  ])(
    "fails loudly where the %s role lacks a statement, loses nothing, and recovers when it returns",
    async (side, at, sid) => {
      const { rule, home } = deployed;
      const role = rule.taskRoles[at] ?? "";
      const target = rule.destinations[0] ?? { region: "", bucket: "" };
      const region = side === "source" ? rule.sourceRegion : target.region;
      const started = new Date();
      let moving: ReturnType<typeof move> | undefined;
      const iam = new IAMClient({ region: rule.sourceRegion });
      await withoutStatement({ iam, role, policy: "access", sid }, async () => {
        moving = move(`without-${side}`, Array(20).fill(5_000));
        await until(`${role} is refused`, async () => {
          for await (const { decision, principal } of readDecisions(home, { since: started })) {
            if (decision === "deny" && principal.includes(`/${role}/`)) return true;
          }
          return false;
        });
        await until("the worker's log says so", async () => {
          const logs = new CloudWatchLogsClient({ region });
          const wanted = {
            logGroupName: `/sallyport/${role}-logs`,
            startTime: started.getTime(),
            filterPattern: "AccessDenied",
          };
          const { events = [] } = await logs.send(new FilterLogEventsCommand(wanted));
          return events.some(({ message = "" }) => message.includes("AccessDenied"));
        });
        const wanted = { Bucket: target.bucket, Prefix: `${rule.sourcePrefix}without-${side}/` };
        const { KeyCount } = await new S3Client({ region: target.region }).send(new ListObjectsV2Command(wanted));
        expect(KeyCount).toBe(0);
      });
      expect((await moving)?.figures).toMatchObject({ objects: 20, verified: 20, lost: 0 });
      expect(await deadLetters()).toBe(0);
    },
  );

  it("delivers 500 objects, each unchanged, although workers are killed at random moments", async () => {
    let moved = false;
    const moving = move("killed", Array(500).fill(20_000)).finally(() => {
      moved = true;
    });
    let killed = 0;
    // At most five: a message that is received more often goes to the dead letters, as it should.
    while (!moved && killed < 5) {
      await delay(200 + Math.random() * 1_500);
      const running = await workerProcesses(deployed.home);
      const victim = running[Math.floor(Math.random() * running.length)];
      if (moved || victim === undefined) continue;
      process.kill(victim, "SIGKILL");
      killed += 1;
    }
    const { figures, problems } = await moving;
    expect(problems).toEqual([]);
    expect(figures).toMatchObject({ objects: 500, restored: 500, verified: 500, lost: 0 });
    expect(killed).toBeGreaterThan(0);
    expect(await deadLetters()).toBe(0);
  });

  it("is what `sallyport demo` runs: one JSON document on standard output, the rest on standard error", async () => {
    const folder = await writeFiles("demo", Array(12).fill(3_000));
    const file = join(folder, "out", "demo.json");
    const args = ["demo", "compressor", "--input", folder, "--json", "--report-file", file];
    const run = await runBin(args, { SALLYPORT_HOME: deployed.home });
    const kept: unknown = await readFile(file, "utf8").then(JSON.parse, () => undefined);
    await rm(folder, { recursive: true });
    expect({ code: run.code, said: run.code === 0 ? "" : run.stderr }).toMatchObject({ code: 0 });
    expect(run.stdout.trim().split("\n")).toHaveLength(1);
    const document = JSON.parse(run.stdout);
    expect(kept).toEqual({ ...document, ranAt: { compressor: expect.stringMatching(/^20.*Z$/) } });
    expect(document).toMatchObject({
      objects: 12,
      bytes: 36_000,
      restored: 12,
      verified: 12,
      lost: 0,
      policies: { violations: 0, undetermined: 0 },
      permissions: { denied: 0 },
      pipelines: { compressor: { objects: 12, lost: 0 } },
    });
    expect(document.archives).toBeGreaterThan(0);
    expect(document.permissions.used).toBeGreaterThan(10);
  });
});

removalTests({
  ...{ project: "compressor", runs: compressorRuns },
  deployed: () => ({ pipeline: deployed, place: deployed }),
});
