import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import fc from "fast-check";
import { type Outcome, runSchedule, type Schedule, schedules } from "../testing/schedules/index.js";

/** `full` by `npm run schedules`, or a number of them; a few with every other test. */
const { SALLYPORT_SCHEDULES: wanted = "4" } = process.env;
const total = wanted === "full" ? 300 : Number(wanted);
/** Sandboxes that schedules are played in at the same time: they wait for leases most of the time. */
const LANES = Math.min(6, Math.ceil(total / 4));
/** Further schedules that are tried in order to make a failing one smaller. */
const SHRINKS = total > 10 ? 12 : 0;

describe("objects under crashes, failing calls, restarts, repeated, late and reordered events, and damaged archives", () => {
  let lanes: TestSandbox[] = [];
  beforeAll(async () => {
    lanes = await Promise.all(Array.from({ length: LANES }, async () => await startTestSandbox({ keepState: true })));
  }, 120_000);
  afterAll(async () => await Promise.all(lanes.map(async (sandbox) => await sandbox.stop())));

  test("are all at the target in the end: none lost, none wrong, none stale, and the staging buckets are empty", async () => {
    const seed = fc.readConfigureGlobal().seed ?? Date.now() % 2 ** 31;
    const told: Outcome[] = [];
    const results = await Promise.allSettled(
      lanes.map(async (sandbox, lane) => {
        const runs = Math.floor((total + lane) / lanes.length);
        const property = fc.asyncProperty(fc.limitShrink(schedules, SHRINKS), async (schedule: Schedule) => {
          told.push(await runSchedule(sandbox, schedule));
        });
        await fc.assert(property, { seed: seed + lane, numRuns: runs });
      }),
    );
    if (total > 10) console.info(JSON.stringify({ seed, ...summaryOf(told) }));
    for (const result of results) if (result.status === "rejected") throw result.reason;
    expect(told.flatMap(({ faults }) => faults).length).toBeGreaterThan(0);
  }, 7_200_000);
});

function summaryOf(told: readonly Outcome[]) {
  const sum = (of: (outcome: Outcome) => number) => told.reduce((all, outcome) => all + of(outcome), 0);
  const faults: Record<string, number> = {};
  for (const kind of told.flatMap((outcome) => outcome.faults)) faults[kind] = (faults[kind] ?? 0) + 1;
  return {
    schedules: told.length,
    faults,
    versions: sum(({ versions }) => versions),
    objects: sum(({ objects }) => objects),
    mebibytes: Math.round(sum(({ bytes }) => bytes) / 2 ** 20),
    rewrites: sum(({ rewrites }) => rewrites),
    setAsideDamaged: sum(({ setAside }) => setAside.damaged),
    setAsideExhausted: sum(({ setAside }) => setAside.exhausted),
    events: sum(({ courier }) => courier.events),
    repeatedEvents: sum(({ courier }) => courier.repeatedEvents),
    heldEvents: sum(({ courier }) => courier.heldEvents),
    carriedArchives: sum(({ courier }) => courier.archives),
    repeatedArchives: sum(({ courier }) => courier.repeatedArchives),
    damagedArchives: sum(({ courier }) => courier.damagedArchives),
  };
}
