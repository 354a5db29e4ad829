import { randomBytes } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { until } from "@sallyport/worker-kit/testing";
import { DynamoLevelStore } from "../aws/DynamoLevelStore.js";
import { CompressorBed, type RunningWorker } from "../testing/index.js";
import { epochOf, weightAt } from "./fading.js";
import type { LevelSums } from "./LevelSums.js";

const GIB = 2 ** 30;
const now = epochOf(Date.now());

describe("levels in the sandbox", () => {
  let bed: CompressorBed;
  const workers: RunningWorker[] = [];
  const start = async (overrides: Record<string, string> = {}) => {
    const worker = await bed.startSource(overrides);
    workers.push(worker);
    return worker;
  };
  const storeOf = (rule: string) => new DynamoLevelStore(bed.source.dynamo, "levels", rule);
  let number = 0;
  const upload = async (Body: Buffer | string, suffix: string) => {
    const Key = `in/object-${number++}.${suffix}`;
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body }));
  };
  const metrics = (worker: RunningWorker) => worker.lines.flatMap((line) => Object.keys(line as object));

  beforeAll(async () => {
    bed = await CompressorBed.start({ adaptive: true, replication: false });
  }, 120_000);
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  }, 30_000);
  afterAll(async () => await bed.stop());

  test("many writers of one cell lose no update", async () => {
    const sums = (index: number): LevelSums => ({
      plainBytes: 2 ** 40 + index,
      sentBytes: index,
      cpuSeconds: index / 1e6,
    });
    const write = async (writer: number) => {
      for (let index = 0; index < 25; index++) {
        const levels = new Map([
          [9, sums(index)],
          [writer, sums(1)],
        ]);
        await storeOf("many").add({ cell: "a/#json", epoch: now, levels });
      }
    };
    await Promise.all([11, 12, 13, 14, 15, 16, 17, 18].map(write));
    const [found, ...others] = await storeOf("many").load(now - 1);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ cell: "a/#json", epoch: now });
    expect(found?.levels.get(9)).toEqual({
      plainBytes: 8 * (25 * 2 ** 40 + 300),
      sentBytes: 8 * 300,
      cpuSeconds: (8 * 300) / 1e6,
    });
    for (const writer of [11, 18]) expect(found?.levels.get(writer)?.sentBytes).toBe(25);
  }, 60_000);

  test("a rule reads its own cells, of this epoch and the one before", async () => {
    const levels = new Map([[3, { plainBytes: 10, sentBytes: 5, cpuSeconds: 0.25 }]]);
    for (const epoch of [now - 2, now - 1, now]) await storeOf("own").add({ cell: "#csv", epoch, levels });
    await storeOf("other").add({ cell: "#csv", epoch: now, levels });
    const found = await storeOf("own").load(now - 1);
    expect(found).toEqual([now - 1, now].map((epoch) => ({ cell: "#csv", epoch, levels })));
  });

  test("a worker under its role shares what it saw, and tells what it chose and what that was worth", async () => {
    const worker = await start({ SALLYPORT_LOG_LEVEL: "debug" });
    await upload(JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, name: `name ${id % 77}` }))), "json");
    await until("figures are shared", async () => (await storeOf("rule").load(now - 1)).length > 0, 60);
    expect(worker.events("archive.levels")).toMatchObject([
      { frames: expect.anything(), netDollars: expect.any(Number) },
    ]);
    expect(worker.events("level.chosen")).toMatchObject([{ contentClass: "json", reason: expect.any(String) }]);
    expect(metrics(worker)).toContain("NetDollars");
    await worker.stop();
    const [cell] = await storeOf("rule").load(now - 1);
    expect(cell).toMatchObject({ cell: "in/#json" });
  }, 120_000);

  test("a worker that starts knows what others saw", async () => {
    // As seen now: what was seen at an epoch's beginning has faded by its end.
    const weight = weightAt(Date.now());
    const bytes = 1000 * GIB * weight;
    const levels = new Map([[9, { plainBytes: bytes, sentBytes: bytes, cpuSeconds: 5000 * weight }]]);
    await storeOf("rule").add({ cell: "in/#text", epoch: now, levels });
    const worker = await start();
    const stored = () =>
      worker.events("archive.levels").some(({ frames }) => Object.keys(frames as object).includes("0"));
    const stores = async () => {
      await upload("a line\n".repeat(5000), "txt");
      return stored();
    };
    await until("a text is stored", stores, 60);
    await worker.stop();
  }, 120_000);

  test("a table that fails does not hold up a single object", async () => {
    const worker = await start({ SALLYPORT_LEVELS_TABLE: "none-such" });
    await upload(randomBytes(100_000), "bin");
    const done = () => worker.events("archive.levels").length > 0 && worker.events("levels.not-shared").length > 0;
    await until("the archive is staged and the failure told", done, 60);
    expect(worker.events("archive.levels")).toHaveLength(1);
    expect(metrics(worker)).toContain("LevelTableFailures");
    expect(await worker.stop()).toBe(0);
  }, 120_000);
});
