import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import fc from "fast-check";
import { type FaultKind, FaultRounds, type Load, type RoundFault } from "../testing/schedules/index.js";

/** All of them by `npm run schedules`; with every other test some, others for another seed. */
const full = process.env.SALLYPORT_SCHEDULES !== undefined;
const SOME = 8;
const LANES = full ? 4 : 1;

const kinds: readonly FaultKind[] = ["error", "throttled", "cut after", "silent after", "kill before", "kill after"];
/** What each side cannot do without, and therefore calls in every round. */
const certain = {
  source: ["ReceiveMessage", "GetObject", "GetObjectTagging", "UpdateItem", "DeleteMessageBatch", "DeleteObject"],
  target: ["ReceiveMessage", "GetItem", "GetObject", "TransactWriteItems", "UpdateItem", "PutEvents", "DeleteObject"],
};

interface Case {
  readonly load: Load;
  readonly fault: RoundFault;
}

describe("an object whose carriage meets one fault", () => {
  let lanes: { readonly sandbox: TestSandbox; readonly rounds: FaultRounds }[] = [];
  beforeAll(async () => {
    const start = async () => {
      const sandbox = await startTestSandbox();
      return { sandbox, rounds: await FaultRounds.start(sandbox) };
    };
    lanes = await Promise.all(Array.from({ length: LANES }, start));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(
      lanes.map(async ({ sandbox, rounds }) => {
        await rounds.close();
        await sandbox.stop();
      }),
    );
  }, 60_000);

  test("arrives whole, whichever call of whichever side fails, is throttled, cut off, left without an answer, or the worker's last", async () => {
    const cases = await everyCase();
    const chosen = full ? cases : some(cases);
    const failures: string[] = [];
    let [next, rewrites] = [0, 0];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let each = chosen[next++]; each; each = chosen[next++]) {
          try {
            rewrites += await playUntilMet(lane.rounds, each);
          } catch (error) {
            const { load, fault } = each;
            const { side, operation, nth, kind } = fault;
            failures.push(`${kind} at ${operation} ${nth} of the ${side} (${load}): ${(error as Error).message}`);
            await lane.rounds.close();
            await lane.sandbox.reset();
            Object.assign(lane, { rounds: await FaultRounds.start(lane.sandbox) });
          }
        }
      }),
    );
    if (full) console.info(JSON.stringify({ calls: cases.length / kinds.length, rounds: chosen.length, rewrites }));
    expect(failures).toEqual([]);
  }, 7_200_000);

  /** Each call of a round without a fault, with each kind of fault. */
  async function everyCase(): Promise<readonly Case[]> {
    const [{ rounds } = { rounds: undefined }] = lanes;
    const cases: Case[] = [];
    for (const load of full ? (["small", "large"] as const) : (["small"] as const)) {
      const calls = (await rounds?.callsOf(load)) ?? [];
      for (const side of ["source", "target"] as const) {
        const made = new Set(calls.filter((call) => call.side === side).map(({ operation }) => operation));
        expect([...made]).toEqual(expect.arrayContaining(certain[side]));
      }
      // How many polls there are depends on how long the other side takes.
      const numbered = calls.filter(({ operation, nth }) => operation !== "ReceiveMessage" || nth <= 3);
      for (const call of numbered) for (const kind of kinds) cases.push({ load, fault: { ...call, kind } });
    }
    return cases;
  }
});

/** How many calls of an operation there are depends on what comes together: a round whose fault found no call is played again. */
async function playUntilMet(rounds: FaultRounds, { load, fault }: Case): Promise<number> {
  let rewrites = 0;
  for (let round = 1; round <= 5; round++) {
    const played = await rounds.play(load, fault);
    rewrites += played.rewrites;
    if (played.met) return rewrites;
  }
  throw new Error("the call was not made");
}

function some(cases: readonly Case[]): readonly Case[] {
  const [drawn = []] = fc.sample(fc.shuffledSubarray([...cases], { minLength: SOME, maxLength: SOME }), 1);
  return drawn;
}
