import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { makeBucket, type SandboxClients, sandboxClients } from "@sallyport/worker-kit/testing";
import { runBin } from "../../../testing/runBin.js";
import type { Estimate } from "./Estimate.js";

/** Rows that compress about four times, never the same twice. */
function rows(seed: number, count: number): string {
  return Array.from({ length: count }, (_, row) => {
    const digits = createHash("sha256").update(`${seed}/${row}`).digest("hex");
    return `${row},customer-${digits.slice(0, 4)},delivered,2026-03-${(row % 28) + 1},EUR\n`;
  }).join("");
}

/** Bytes that do not compress. */
function dense(seed: number, size: number): Buffer {
  const block = (part: number) => createHash("sha512").update(`${seed}/${part}`).digest();
  return Buffer.concat(Array.from({ length: Math.ceil(size / 64) }, (_, part) => block(part))).subarray(0, size);
}

describe("`sallyport compressor estimate`", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
    folder = mkdtempSync(join(tmpdir(), "sallyport-estimate-"));
    await makeBucket(clients, "orders");
    await makeBucket(clients, "nothing");
    const put = async (Key: string, Body: string | Buffer, StorageClass?: "GLACIER") =>
      await clients.s3.send(new PutObjectCommand({ Bucket: "orders", Key, Body, StorageClass }));
    for (let index = 0; index < 30; index++) await put(`in/${index}.csv`, rows(index, 400 + 20 * index));
    for (let index = 0; index < 10; index++) await put(`in/${index}.jpg`, dense(index, 40_000));
    await put("in/large.csv", rows(99, 200_000));
    await put("in/empty.csv", Buffer.alloc(0));
    await put("in/cold.csv", rows(1, 10), "GLACIER");
  }, 60_000);
  afterAll(async () => {
    clients?.close();
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const variables = () => ({ ...sandbox.environment, AWS_REGION: "eu-west-1" });
  const run = async (...args: string[]) => await runBin(["compressor", "estimate", ...args], variables());
  const estimate = async (...args: string[]): Promise<Estimate> => {
    const { code, stdout, stderr } = await run("--bucket", "orders", "--levels", "0,3,9", "--json", ...args);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Estimate;
  };

  it("tells content that compresses from content that does not, and weighs all of the bucket", async () => {
    const found = await estimate("--to", "eu-central-1", "us-east-1");
    expect(found).toMatchObject({
      objects: 42,
      archivedObjects: 1,
      from: "eu-west-1",
      to: ["eu-central-1", "us-east-1"],
    });
    const [csv, packed] = ["csv", "packed"].map((name) =>
      found.classes.find(({ contentClass }) => contentClass === name),
    );
    expect(csv?.ratio).toBeGreaterThan(3);
    expect(packed?.ratio).toBeLessThan(1.05);
    expect(found.levels.map(({ level }) => level)).toEqual([0, 3, 9]);
    const [stored, quick, thorough] = found.levels;
    expect(stored?.ratio).toBeLessThan(1);
    expect(quick?.ratio).toBeGreaterThan(stored?.ratio ?? 0);
    expect(thorough?.ratio).toBeGreaterThan(quick?.ratio ?? 0);
    const { low, ratio, high } = found.recommended;
    expect(low).toBeLessThanOrEqual(ratio);
    expect(high).toBeGreaterThanOrEqual(ratio);
    expect(found.plainTransferDollars).toBeCloseTo((found.bytes / 2 ** 30) * 0.04, 9);
    expect(found.breakEven.fixedDollarsPerMonth).toBeGreaterThan(100);
  }, 60_000);

  it("draws the same sample for the same seed, and has the true ratio between the bounds of a small one", async () => {
    const whole = await estimate("--sample", "600");
    const small = ["--sample", "16", "--seed", "5"];
    const [one, other] = [await estimate(...small), await estimate(...small)];
    expect(other.levels.map(({ ratio }) => ratio)).toEqual(one.levels.map(({ ratio }) => ratio));
    expect(one.sampledObjects).toBeLessThan(whole.sampledObjects);
    const [truth, guess] = [whole, one].map(({ levels }) => levels.find(({ level }) => level === 9));
    expect(guess?.low).toBeLessThan(truth?.ratio ?? 0);
    expect(guess?.high).toBeGreaterThan((truth?.ratio ?? 0) * 0.95);
  }, 60_000);

  it("goes by the prices that it is given, and scales what it lists to the bytes that are known", async () => {
    const prices = join(folder, "prices.json");
    writeFileSync(prices, JSON.stringify({ defaultTransferDollarsPerGb: 1 }));
    const dear = await estimate("--prices", prices, "--list", "42", "--bytes", String(2 ** 40), "--targets", "3");
    expect(dear).toMatchObject({ bytes: 2 ** 40, to: ["region-1", "region-2", "region-3"], pays: true });
    expect(dear.plainTransferDollars).toBeCloseTo(3 * 1024, 0);
  }, 60_000);

  it("says to a person what it found", async () => {
    const { code, stdout } = await run("--bucket", "orders", "--prefix", "in/", "--levels", "1,6", "--to", "us-east-1");
    expect(code).toBe(0);
    expect(stdout).toContain("s3://orders/in/: 42 objects");
    expect(stdout).toContain("it would stop paying");
  }, 60_000);

  it.each([
    ["no bucket", [], /--bucket/],
    ["a bucket that is not there", ["--bucket", "no-such-bucket"], /^error: .+\nfix: .+\n$/],
    ["a bucket without content", ["--bucket", "nothing"], /^error: .+\nfix: .+\n$/],
    ["a level that is none", ["--bucket", "orders", "--levels", "3,20"], /^error: .+\nfix: .+\n$/],
    ["regions twice", ["--bucket", "orders", "--targets", "2", "--to", "us-east-1"], /^error: .+\nfix: .+\n$/],
    ["the bucket's own region", ["--bucket", "orders", "--to", "eu-west-1"], /^error: .+\nfix: .+\n$/],
    ["prices that are not there", ["--bucket", "orders", "--prices", "/nowhere.json"], /^error: .+\nfix: .+\n$/],
  ])("refuses %s with one clear error", async (_, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
