import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { WorkerProcess, WorkerUnderTest } from "./WorkerUnderTest.js";

export type { WorkerProcess, WorkerUnderTest } from "./WorkerUnderTest.js";

const MIB = 1024 * 1024;

/**
 * The five laws that every worker obeys (docs: design, "Workers"), as tests against the worker's own process.
 * `prepare` makes the surroundings once; `dispose` takes them away.
 */
export function describeWorkerLaws(
  name: string,
  prepare: () => Promise<{ readonly subject: WorkerUnderTest; readonly dispose: () => Promise<void> }>,
): void {
  describe(`${name} obeys the laws of workers`, () => {
    let subject: WorkerUnderTest;
    let dispose: () => Promise<void> = async () => undefined;
    const running: WorkerProcess[] = [];

    beforeAll(async () => {
      ({ subject, dispose } = await prepare());
    }, 60_000);
    afterEach(async () => {
      await Promise.all(running.splice(0).map((worker) => worker.stop()));
    }, 60_000);
    afterAll(async () => await dispose(), 60_000);

    const start = async (overrides?: Record<string, string>): Promise<WorkerProcess> => {
      const worker = await subject.start(overrides);
      running.push(worker);
      return worker;
    };
    const resulting = async (input: string, content: Buffer): Promise<void> =>
      await until(`the result of ${input}`, async () => (await subject.result(input))?.equals(content) ?? false);
    const finished = async (): Promise<void> =>
      await until("no input is left", async () => {
        const { waiting, leased } = await subject.inputs();
        return waiting + leased === 0;
      });

    test("1: it acknowledges an input only after its result is durable", async () => {
      const content = Buffer.from("first law");
      await subject.refuseResults(true);
      await subject.give("law-1", content, 1);
      const worker = await start({ SALLYPORT_RETRY_SECONDS: "3" });
      await until("a write is refused", () => JSON.stringify(worker.lines).includes("security.access_denied"));
      const { waiting, leased, setAside } = await subject.inputs();
      expect(waiting + leased + setAside).toBeGreaterThanOrEqual(1);
      expect(await subject.result("law-1")).toBeUndefined();
      await subject.refuseResults(false);
      await resulting("law-1", content);
      await finished();
    }, 60_000);

    test("2: the same event twice changes nothing, and an older event never overwrites a newer result", async () => {
      const content = Buffer.from("newer");
      await subject.give("law-2", content, 20);
      await start();
      await resulting("law-2", content);
      await finished();
      const changes = await subject.changes("law-2");
      await subject.repeat("law-2");
      await finished();
      expect(await subject.changes("law-2")).toBe(changes);
      if (subject.orders === false) return;
      await subject.give("law-2", Buffer.from("older"), 19);
      await finished();
      expect(await subject.result("law-2")).toEqual(content);
      expect(await subject.changes("law-2")).toBe(changes);
    }, 60_000);

    test("3: its memory does not grow with its input", async () => {
      const peaks: number[] = [];
      const sizes = [48 * MIB, 176 * MIB] as const;
      for (const size of sizes) {
        await subject.give(`law-3-${size}`, Buffer.concat([randomBytes(MIB), Buffer.alloc(size - MIB)]), 1);
        const worker = await start({ SALLYPORT_BATCH_BYTES: String(8 * MIB) });
        await until("the input is finished", async () => {
          const { waiting, leased } = await subject.inputs();
          return waiting + leased === 0 && (await subject.changes(`law-3-${size}`)) > 0;
        });
        peaks.push(await peakMemory(worker.pid));
        await worker.stop();
      }
      const [small = 0, large = 0] = peaks;
      expect(small).toBeGreaterThan(0);
      if (subject.memoryLimit !== undefined) return void expect(large).toBeLessThan(subject.memoryLimit);
      // What is collected late may add up to something; who holds the input grows by all of it, or by a multiple.
      expect(large - small).toBeLessThan(0.75 * (sizes[1] - sizes[0]));
    }, 120_000);

    test("4: on SIGTERM it finishes or gives back what it has, in time, and loses nothing", async () => {
      const names = Array.from({ length: 12 }, (_, index) => `law-4-${index}`);
      for (const input of names) await subject.give(input, Buffer.from(input), 1);
      const worker = await start();
      await until("some input is in work", async () => (await subject.inputs()).waiting < names.length);
      expect(await worker.stop("SIGTERM")).toBe(0);
      expect((await subject.inputs()).leased).toBe(0);
      await start();
      await finished();
      for (const input of names) expect((await subject.result(input))?.toString()).toBe(input);
    }, 60_000);

    test("5: it sets bad input aside with a reason, its exit code tells the truth, and its log holds no data", async () => {
      const before = (await subject.inputs()).setAside;
      const marker = `customer-${randomBytes(8).toString("hex")}`;
      await subject.giveBad(marker);
      const worker = await start();
      await until("it is set aside", async () => (await subject.inputs()).setAside === before + 1);
      const line = { level: "error", event: "message.set-aside", reason: expect.any(String), time: expect.any(String) };
      expect(worker.lines).toContainEqual(expect.objectContaining(line));
      expect(JSON.stringify(worker.lines)).not.toContain(marker);
      for (const entry of worker.lines) expect(typeof entry).toBe("object");
      expect(await worker.stop("SIGTERM")).toBe(0);
      const broken = await subject.start(subject.misconfiguration);
      expect(await broken.stop("SIGCONT")).toBe(2);
    }, 60_000);
  });
}

async function until(what: string, condition: () => Promise<boolean> | boolean, seconds = 50): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(50)) if (await condition()) return;
  throw new Error(`Not within ${seconds} s: ${what}.`);
}

/** The most memory that a process had resident, in bytes. */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
