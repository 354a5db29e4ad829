import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectCommand, GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { PurgeQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { parseEvent } from "@sallyport/worker-compressor/events";
import { CompressorBed, type RunningWorker } from "@sallyport/worker-compressor/testing";
import { listKeys, queueDepth, until } from "@sallyport/worker-kit/testing";
import { runBin } from "../../../testing/runBin.js";
import { outputsOf } from "../testing/outputsOf.js";

describe("`sallyport compressor backfill`", () => {
  let bed: CompressorBed;
  let folder: string;
  let outputs: string;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    bed = await CompressorBed.start();
    folder = mkdtempSync(join(tmpdir(), "sallyport-backfill-"));
    outputs = join(folder, "outputs.json");
    writeFileSync(outputs, JSON.stringify(outputsOf(bed)));
    for (const key of ["in/a", "in/b", "in/c c+ü", "in/d", "out/e"]) await put(key, `first of ${key}`);
    await put("in/b", "second of in/b");
    await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "in/d" }));
  }, 60_000);
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await forget();
  }, 30_000);
  afterAll(async () => {
    await bed?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = async (Key: string, Body: string) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body }));
  /** As if there had been no notification: events are lost. */
  const forget = async () => await bed.source.sqs.send(new PurgeQueueCommand({ QueueUrl: bed.sourceQueue.url }));
  const bin = async (...args: string[]) =>
    await runBin(["compressor", "backfill", "--outputs", outputs, ...args], bed.sandbox.environment);
  const backfill = async (...args: string[]) => {
    const { code, stdout, stderr } = await bin("--json", ...args);
    if (stdout === "") throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Readonly<Record<string, unknown>>) };
  };
  const requested = async (): Promise<readonly string[]> => {
    const { Messages = [] } = await bed.source.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: bed.sourceQueue.url, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    );
    const events = Messages.map(({ Body = "" }) => parseEvent(Body));
    return events.flatMap((event) => (event.kind === "objects" ? event.objects.map(({ key }) => key) : [])).sort();
  };
  const contentOf = async (Key: string): Promise<string | undefined> => {
    const answer = await bed.target.s3.send(new GetObjectCommand({ Bucket: bed.destination, Key })).catch(() => {});
    return await answer?.Body?.transformToString();
  };
  const versionsAtTarget = async () => {
    const { Versions = [] } = await bed.target.s3.send(new ListObjectVersionsCommand({ Bucket: bed.destination }));
    return Versions.length;
  };
  const start = async () => workers.push(await bed.startSource(), await bed.startTarget());
  const idle = async () => {
    await until("everything is worked off", async () => {
      const depths = [
        await queueDepth(bed.source, bed.sourceQueue.url),
        await queueDepth(bed.target, bed.targetQueue.url),
      ];
      const staged = [...(await listKeys(bed.source, bed.outbound)), ...(await listKeys(bed.target, bed.inbound))];
      return staged.length === 0 && depths.every(({ visible, leased }) => visible + leased === 0);
    });
  };

  it("counts the current versions of the rule's prefix, and sends nothing in a dry run", async () => {
    await forget();
    const counted = { rule: "rule", listed: 3, sent: 3, older: 0, archived: 0, after: "in/c c+ü", complete: true };
    expect(await backfill("--dry-run")).toMatchObject({ code: 0, ...counted, dryRun: true });
    expect(await backfill("--dry-run", "--since", "2099-01-01")).toMatchObject({ sent: 0, older: 3 });
    expect(await backfill("--dry-run", "--prefix", "in/c")).toMatchObject({ listed: 1 });
    expect(await requested()).toEqual([]);
  }, 60_000);

  it("brings what is there to the target, and changes nothing the second time", async () => {
    expect(await backfill()).toMatchObject({ code: 0, sent: 3 });
    await start();
    await until("all have arrived", async () => (await listKeys(bed.target, bed.destination)).length === 3);
    await idle();
    expect(await contentOf("in/b")).toBe("second of in/b");
    const versions = await versionsAtTarget();
    expect(await backfill()).toMatchObject({ sent: 3 });
    await idle();
    expect(await versionsAtTarget()).toBe(versions);
  }, 120_000);

  it("never overtakes an event of the same key, whichever of them is worked off first", async () => {
    const [source, target] = [await bed.startSource(), await bed.startTarget()];
    workers.push(source, target);
    await put("in/a", "newer of in/a");
    await until("the event is worked off", async () => (await contentOf("in/a")) === "newer of in/a");
    await put("in/b", "third of in/b");
    await backfill();
    await put("in/b", "fourth of in/b");
    await idle();
    expect(await contentOf("in/a")).toBe("newer of in/a");
    await until("the last event is worked off", async () => (await contentOf("in/b")) === "fourth of in/b");
    await idle();
    expect(await contentOf("in/b")).toBe("fourth of in/b");
  }, 120_000);

  it("goes on where it was told to", async () => {
    await forget();
    expect(await backfill("--start-after", "in/b")).toMatchObject({ listed: 1, sent: 1 });
    expect(await requested()).toEqual(["in/c c+ü"]);
  }, 60_000);

  it("is taken up by its checkpoint after it was killed, and no object is left out", async () => {
    await forget();
    const checkpoint = join(folder, "place.json");
    const words = ["compressor", "backfill", "--outputs", outputs, "--checkpoint", checkpoint, "--rate", "1"];
    const bin = join(import.meta.dirname, "..", "..", "..", "..", "bin", "sallyport.mjs");
    const child = spawn(process.execPath, [bin, ...words], {
      env: { ...process.env, ...bed.sandbox.environment },
      stdio: "ignore",
    });
    await until("it has a place", async () => existsSync(checkpoint) || child.exitCode !== null);
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    expect(await backfill("--checkpoint", checkpoint)).toMatchObject({ code: 0, listed: 3, sent: 3, complete: true });
    expect([...new Set(await requested())]).toEqual(["in/a", "in/b", "in/c c+ü"]);
    expect(existsSync(checkpoint)).toBe(false);
  }, 60_000);

  it.each([
    ["a time without a zone", ["--since", "2026-01-01T10:00:00"]],
    ["a rate that is none", ["--rate", "0"]],
    ["a rule that is not there", ["--rule", "orders"]],
    ["a prefix of which the rule takes nothing", ["--prefix", "out/"]],
    ["a checkpoint that is none", ["--checkpoint", "OUTPUTS"]],
  ])("refuses %s with one clear error", async (_, args) => {
    const { code, stdout, stderr } = await bin(...args.map((word) => (word === "OUTPUTS" ? outputs : word)));
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
  });
});
