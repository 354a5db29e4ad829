import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { attemptRotation } from "./testing/attemptRotation.js";
import { CrashPlan, type CrashPoint } from "./testing/CrashPlan.js";
import { type EngineBed, engineBeds } from "./testing/engineBeds.js";
import { RetryingClient } from "./testing/RetryingClient.js";
import { type RotationBed, startRotationBed } from "./testing/RotationBed.js";

/** All of them by `npm run schedules`; a few with every other test. */
const full = process.env.SALLYPORT_SCHEDULES === "full";
const numRuns = full ? 100 : 3;

/** A rotation: where its attempts end, and whether Lambda calls the function twice at the same time. */
interface RotationPlan {
  readonly crashes: readonly CrashPoint[];
  readonly twice: boolean;
}

const rotationPlan: fc.Arbitrary<RotationPlan> = fc.record({
  // An undisturbed rotation does some 40 things outside.
  crashes: fc.array(fc.record({ at: fc.integer({ min: 1, max: 90 }), answered: fc.boolean() }), { maxLength: 4 }),
  twice: fc.boolean(),
});

/** What a run of the schedules of one engine did. */
interface Told {
  schedules: number;
  rotations: number;
  crashes: number;
  steps: number;
  logins: number;
  retries: number;
}

describe("rotations that end anywhere and are repeated", () => {
  let bed: RotationBed;
  let beds: readonly EngineBed[];

  beforeAll(async () => {
    bed = await startRotationBed();
    beds = await engineBeds(bed);
  }, 120_000);

  afterAll(async () => {
    await bed?.stop();
  });

  test.each(["postgres", "clickhouse"])(
    "leave at every moment a login of %s that works, and a client that reads AWSCURRENT again is never shut out",
    async (engine) => {
      const told: Told = { schedules: 0, rotations: 0, crashes: 0, steps: 0, logins: 0, retries: 0 };
      const of = beds.find((found) => found.engine === engine) as EngineBed;
      let user = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(rotationPlan, { minLength: 1, maxLength: 3 }), async (plans) => {
          user += 1;
          await runSchedule(of, await of.makeLogin(`shop_${user}`), plans, told);
          told.schedules += 1;
        }),
        { numRuns, endOnFailure: true },
      );
      if (full) console.info(JSON.stringify({ engine, seed: fc.readConfigureGlobal().seed, ...told }));
      expect(told.retries).toBeGreaterThan(0);
      expect(told.crashes).toBeGreaterThan(0);
    },
    3_600_000,
  );

  async function runSchedule(
    of: EngineBed,
    secretId: string,
    plans: readonly RotationPlan[],
    told: Told,
  ): Promise<void> {
    const { store } = bed.ports;
    const { target } = of;
    const observe = async (): Promise<void> => {
      const login = async (stage: string): Promise<boolean> => {
        const value = await store.read(secretId, stage);
        return value !== undefined && (await target.logsIn(target.parse(value, secretId)));
      };
      if (!(await login("AWSCURRENT")) && !(await login("AWSPREVIOUS"))) throw new Error("nobody can log in");
    };
    // One that keeps the login that it has for as long as it can, and ones that have just started.
    const client = new RetryingClient(store, of.attempt, secretId);
    const fresh = () => new RetryingClient(store, of.attempt, secretId);
    for (const { crashes, twice } of plans) {
      const versionId = randomUUID();
      const plan = new CrashPlan(crashes, observe);
      const stop = new AbortController();
      const clientEnd = keepLoggingIn(() => [client, fresh()], stop.signal);
      const attempts = Array.from({ length: twice ? 2 : 1 }, () => untilDone(of, secretId, versionId, plan));
      await Promise.all(attempts).finally(() => stop.abort());
      // The next rotation is days away: no login of the client is under way then.
      await clientEnd;
      const { stages } = await store.describe(secretId);
      expect(stages.get(versionId)).toContain("AWSCURRENT");
      expect([...stages.values()].flat().filter((stage) => stage === "AWSPREVIOUS")).toHaveLength(1);
      await client.logIn();
      await fresh().logIn();
      await expectEqualRights(of, secretId);
      told.rotations += 1;
      told.crashes += plan.crashes;
      told.steps += plan.steps;
    }
    told.logins += client.logins;
    told.retries += client.retries;
  }

  /** Secrets Manager repeats a rotation as a whole; any end that the plan did not make is a failure of the test. */
  async function untilDone(of: EngineBed, secretId: string, versionId: string, plan: CrashPlan): Promise<void> {
    const ports = { store: plan.store(bed.ports.store), targets: { [of.engine]: of.crashing(plan) } };
    for (;;) {
      const before = plan.crashes;
      try {
        return await attemptRotation(secretId, versionId, ports);
      } catch (error) {
        if (plan.crashes === before) throw error;
      }
    }
  }

  async function keepLoggingIn(clients: () => readonly RetryingClient[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const client of clients()) await client.logIn();
      await delay(2);
    }
  }

  async function expectEqualRights(of: EngineBed, secretId: string): Promise<void> {
    const { username = "" } = JSON.parse((await bed.ports.store.read(secretId, "AWSCURRENT")) ?? "{}");
    expect(await of.rolesOf(username)).toEqual(["shop_owner"]);
  }
});
