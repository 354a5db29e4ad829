import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { objectsRequestBody } from "@sallyport/worker-compressor/events";
import { until as within } from "@sallyport/worker-kit/testing";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { runBin } from "../../testing/runBin.js";
import { type DeployedCompressor, deployCompressor } from "./testing/DeployedCompressor.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";

jest.setTimeout(300_000);

let deployed: DeployedCompressor;
let source: S3Client;
let target: S3Client;
let folder: string;
let started: Date;

beforeAll(async () => {
  deployed = await deployCompressor("sandbox-complete");
  source = new S3Client({ region: deployed.rule.sourceRegion });
  target = new S3Client({ region: destination().region });
  folder = await mkdtemp(join(tmpdir(), "sallyport-complete-"));
  started = new Date();
}, 900_000);
afterAll(async () => {
  await deployed?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Work through both workers may take long on a busy machine. */
const until = (what: string, condition: () => Promise<boolean>) => within(what, condition, 120);

const destination = () => deployed.rule.destinations[0] ?? { region: "", bucket: "" };
const keyOf = (name: string) => `${deployed.rule.sourcePrefix}${name}`;

async function put(name: string, body: string): Promise<void> {
  const described = { ContentType: "text/plain", Metadata: { about: "orders" }, Tagging: "team=shop&kind=test" };
  await source.send(
    new PutObjectCommand({ Bucket: deployed.rule.sourceBucket, Key: keyOf(name), Body: body, ...described }),
  );
}

async function read(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}

const arrived = (name: string) => read(target, destination().bucket, keyOf(name));

async function sendToSource(MessageBody: string): Promise<void> {
  const [queue] = deployed.rule.queueUrls;
  await new SQSClient({ region: queue?.region }).send(new SendMessageCommand({ QueueUrl: queue?.url, MessageBody }));
}

/** Runs a command on the deployed stack and gives its JSON document. */
async function sallyport<Document>(args: readonly string[], expected = 0): Promise<Document> {
  const run = await runBin([...args, "--json"], { SALLYPORT_HOME: deployed.home });
  expect({ args, code: run.code, said: run.code === expected ? "" : run.stderr }).toMatchObject({ code: expected });
  return JSON.parse(run.stdout) as Document;
}

interface Row {
  readonly event: string;
  readonly key: string;
  readonly time: string;
}

describe("the compressor with all that a rule can have", () => {
  it("meets every rule, with nothing left undetermined", () => {
    expect(deployed.deployment.policies).toMatchObject({ violations: 0, undetermined: 0 });
  });

  it("moves objects, and their deletions after them", async () => {
    for (const name of ["first.txt", "second.txt", "a b+c.txt"]) await put(name, `${name}, as it was`);
    await until(
      "the objects are there",
      async () => (await arrived("a b+c.txt")) !== undefined && (await arrived("second.txt")) !== undefined,
    );
    expect(await arrived("first.txt")).toBe("first.txt, as it was");
    await put("first.txt", "first.txt, changed");
    await source.send(new DeleteObjectCommand({ Bucket: deployed.rule.sourceBucket, Key: keyOf("second.txt") }));
    await until("the deletion is mirrored", async () => (await arrived("second.txt")) === undefined);
    await until("the change is there", async () => (await arrived("first.txt")) === "first.txt, changed");
  });

  it("has both in its catalog, and restores any time of them, verified, with metadata and tags", async () => {
    let rows: readonly Row[] = [];
    await until("the catalog has all of it", async () => {
      rows = await sallyport<readonly Row[]>(["catalog", "search", "--stack", "sandbox", "--all-versions"]);
      return rows.length >= 5;
    });
    expect(rows.filter(({ event }) => event === "deleted").map(({ key }) => key)).toEqual([keyOf("second.txt")]);
    const before = rows.filter(({ event }) => event === "created").map(({ time }) => Date.parse(time));
    const asOf = new Date(before.toSorted((a, b) => a - b)[2] ?? 0).toISOString();
    const restore = ["restore", "--stack", "sandbox", "--as-of", asOf];

    const whole = await sallyport<object>([...restore, "--to", folder]);
    expect(whole).toMatchObject({ objects: 3, verified: 3, failed: [] });
    expect(await readFile(join(folder, keyOf("second.txt")), "utf8")).toBe("second.txt, as it was");
    expect(await readFile(join(folder, keyOf("first.txt")), "utf8")).toBe("first.txt, as it was");

    const to = `s3://${destination().bucket}/back/`;
    await sallyport<object>([...restore, "--object", keyOf("second.txt"), "--to", to]);
    const back = { Bucket: destination().bucket, Key: `back/${keyOf("second.txt")}` };
    const { Body, Metadata, ContentType } = await target.send(new GetObjectCommand(back));
    expect(await Body?.transformToString()).toBe("second.txt, as it was");
    expect({ Metadata, ContentType }).toMatchObject({ Metadata: { about: "orders" }, ContentType: "text/plain" });
    const { TagSet } = await target.send(new GetObjectTaggingCommand(back));
    expect(TagSet).toEqual(expect.arrayContaining([{ Key: "team", Value: "shop" }]));
  });

  it("is reconciled: an object that a target lost is found, sent again, and is there", async () => {
    const reconcile = ["compressor", "reconcile", "--stack", "sandbox", "--checksum", "--recent", "0"];
    await until("all is reconciled", async () => {
      const { code } = await runBin([...reconcile, "--json"], { SALLYPORT_HOME: deployed.home });
      return code === 0;
    });
    await target.send(new DeleteObjectCommand({ Bucket: destination().bucket, Key: keyOf("a b+c.txt") }));
    const found = await sallyport<readonly object[]>([...reconcile, "--repair"], 1);
    expect(found).toContainEqual(
      expect.objectContaining({ finding: "missing", key: keyOf("a b+c.txt"), repair: "sent" }),
    );
    await until("the object is there again", async () => (await arrived("a b+c.txt")) === "a b+c.txt, as it was");
  });

  it("sends what is there already, and changes nothing that is at the target", async () => {
    // As the rule's state machine asks, which the emulator runs without its batches: for what is current, by no version.
    await sendToSource(objectsRequestBody(deployed.rule.sourceBucket, [{ key: keyOf("first.txt"), size: 18 }]));
    await put("between.txt", "after the machine");
    await until("what came after the machine is there", async () => (await arrived("between.txt")) !== undefined);
    const counts = await sallyport<object>(["compressor", "backfill", "--stack", "sandbox"]);
    expect(counts).toMatchObject({ listed: 3, sent: 3 });
    await put("last.txt", "after the backfill");
    await until("what came after the backfill is there", async () => (await arrived("last.txt")) !== undefined);
    expect(await arrived("first.txt")).toBe("first.txt, changed");
  });

  it("keeps what no worker can read where people can look at it, and gives it back or lets it go", async () => {
    await sendToSource("nobody's words");
    const queues = ["--stack", "sandbox", "--rule", deployed.rule.name];
    let letters: readonly object[] = [];
    await until("the message is set aside", async () => {
      letters = await sallyport<readonly object[]>(["queue", "peek", ...queues]);
      return letters.length > 0;
    });
    expect(JSON.stringify(letters)).not.toContain("nobody's words");
    expect(await sallyport<readonly object[]>(["queue", "redrive", ...queues])).toHaveLength(1);
    await until(
      "it is set aside again",
      async () => (await sallyport<readonly object[]>(["queue", "peek", ...queues])).length > 0,
    );
    expect(await sallyport<readonly object[]>(["queue", "purge", ...queues, "--yes"])).toHaveLength(1);
  });

  it("was refused nothing, and used every statement that its roles hold but those that are explained", async () => {
    const place = { home: deployed.home, region: deployed.rule.sourceRegion, project: "compressor" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "compressorComplete.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining([...deployed.rule.taskRoles]));
  });
});
