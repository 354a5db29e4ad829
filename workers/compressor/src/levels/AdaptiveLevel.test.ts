import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { FrameContext } from "../archive/index.js";
import { AdaptiveLevel } from "./AdaptiveLevel.js";
import type { LevelDecision } from "./LevelDecider.js";
import { levelPriors } from "./priors.js";
import { SharedSums } from "./SharedSums.js";

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const rates = { dollarsPerGib: 0.02, dollarsPerCpuSecond: 3.4e-6 };
const logger = { warn: () => undefined };
const text = Buffer.from("a line of text\n".repeat(1000));

/** What a level would make of a kind of data. */
interface Truth {
  readonly ratio: number;
  readonly cpuSecondsPerGib: number;
}
type Kind = ReadonlyMap<number, Truth>;

const like = (ratio: number): Kind =>
  new Map(
    levelPriors.map(({ level, exponent, cpuSecondsPerGib }) => [level, { ratio: ratio ** exponent, cpuSecondsPerGib }]),
  );

const net = (kind: Kind, level: number, plainBytes: number): number => {
  const { ratio, cpuSecondsPerGib } = kind.get(level) ?? { ratio: 1, cpuSecondsPerGib: 0 };
  const gib = plainBytes / GIB;
  return Math.max(0, 1 - ratio) * gib * rates.dollarsPerGib - cpuSecondsPerGib * gib * rates.dollarsPerCpuSecond;
};

const outcomeOf = (frame: FrameContext, level: number, kind: Kind) => {
  const { ratio, cpuSecondsPerGib } = kind.get(level) ?? { ratio: 1, cpuSecondsPerGib: 0 };
  const cpuSeconds = (frame.plainBytes / GIB) * cpuSecondsPerGib;
  return { ...frame, level, compressedBytes: Math.round(frame.plainBytes * ratio), seconds: cpuSeconds, cpuSeconds };
};

const frameOf = (index: number, key = "in/a.bin", plainBytes = 8 * MIB): FrameContext => ({ index, key, plainBytes });

/** Sends frames through and gives the levels that were not explored. */
function run(levels: AdaptiveLevel, kind: Kind, frames: number, plain: Buffer = text, key?: string): number[] {
  const chosen: number[] = [];
  for (let index = 0; index < frames; index++) {
    const frame = frameOf(index, key);
    const decision = levels.decide(frame, plain);
    if (decision.reason !== "explore") chosen.push(decision.level);
    levels.learn(decision, outcomeOf(frame, decision.level, kind));
  }
  return chosen;
}

const adaptive = (now: () => number = () => 1e12) =>
  new AdaptiveLevel({ rates, sums: new SharedSums({ logger, now }) });

describe("the adaptive level", () => {
  test("stores what does not compress after a few frames, though it looks as if it did", () => {
    const chosen = run(adaptive(), like(1), 60);
    expect(chosen[0]).toBeGreaterThan(0);
    expect(chosen.slice(-20).every((level) => level === 0)).toBe(true);
  });

  test("stores what looks compressed from the first frame on, and finds out where it is not", () => {
    const dense = randomBytes(65_536);
    expect(run(adaptive(), like(1), 1000, dense).every((level) => level === 0)).toBe(true);
    expect(run(adaptive(), like(0.8), 20, dense).at(-1)).toBeGreaterThan(0);
  });

  test("finds the level that is worth most where the beliefs are wrong", () => {
    // Level 5 leaves a tenth of the bytes that any other does.
    const odd = new Map([...like(0.5)].map(([level, truth]) => [level, { ...truth, ratio: level === 5 ? 0.05 : 0.5 }]));
    odd.set(0, { ratio: 1, cpuSecondsPerGib: 0.3 });
    expect(run(adaptive(), odd, 3000).at(-1)).toBe(5);
  });

  test("follows data that changes, once the old has faded", () => {
    let now = 1e12;
    const levels = adaptive(() => now);
    run(levels, like(0.2), 500);
    now += 24 * 3600 * 1000;
    expect(run(levels, like(1), 60).at(-1)).toBe(0);
    now += 24 * 3600 * 1000;
    expect(run(levels, like(0.2), 200).at(-1)).toBeGreaterThan(0);
  });

  test("keeps the figures of prefixes and of content classes apart", () => {
    const levels = adaptive();
    run(levels, like(1), 100, text, "packed/a.bin");
    run(levels, like(0.2), 100, text, "plain/a.bin");
    expect(run(levels, like(1), 3, text, "packed/a.bin").at(-1)).toBe(0);
    expect(run(levels, like(0.2), 3, text, "plain/a.bin").at(-1)).toBeGreaterThan(0);
  });

  test("says on what each decision rests, without a word of the key", () => {
    const { grounds } = adaptive().decide(frameOf(0, "customer-smith/a.json"), text);
    expect(grounds).toMatchObject({ contentClass: "json", chosen: { dollarsPerGib: expect.any(Number) } });
    expect(JSON.stringify(grounds)).not.toContain("smith");
  });
});

function chosenBy({ grounds = {} }: LevelDecision): { level: number } {
  return grounds.chosen as { level: number };
}

describe("exploration", () => {
  const slowest = 4;
  const truth = (believed: number) =>
    fc.record({
      ratio: fc.double({ min: 0, max: 1, noNaN: true }),
      cpuSecondsPerGib: fc.double({ min: 0, max: slowest * believed, noNaN: true }),
    });
  const kind: fc.Arbitrary<Kind> = fc
    .tuple(...levelPriors.map(({ cpuSecondsPerGib }) => truth(cpuSecondsPerGib)))
    .map(
      (truths) =>
        new Map(levelPriors.map(({ level }, index) => [level, truths[index] ?? { ratio: 1, cpuSecondsPerGib: 0 }])),
    )
    .map((levels) => levels.set(0, { ratio: 1, cpuSecondsPerGib: 0.3 }));
  const frame = fc.record({
    kind: fc.nat(3),
    plainBytes: fc.integer({ min: 1024, max: 8 * MIB }),
    minutes: fc.oneof(fc.constant(0), fc.nat(30)),
    lost: fc.integer({ min: 0, max: 20 }).map((number) => number === 0),
  });
  const trace = fc.record({
    kinds: fc.tuple(kind, kind, kind, kind),
    frames: fc.array(frame, { minLength: 50, maxLength: 600, size: "max" }),
    inFlight: fc.integer({ min: 1, max: 8 }),
    dollarsPerGib: fc.double({ min: 0, max: 0.3, noNaN: true }),
  });

  test("never loses more than 1 % of what sending the bytes uncompressed costs, and the price of 16 MiB", () => {
    let explored = 0;
    fc.assert(
      fc.property(trace, ({ kinds, frames, inFlight, dollarsPerGib }) => {
        let now = 1e12;
        const worth = { ...rates, dollarsPerGib };
        const levels = new AdaptiveLevel({ rates: worth, sums: new SharedSums({ logger, now: () => now }) });
        const waiting: (() => void)[] = [];
        let lost = 0;
        let bytes = 0;
        for (const [index, one] of frames.entries()) {
          now += one.minutes * 60_000;
          const truths = kinds[one.kind] ?? new Map();
          const context = frameOf(index, `kind-${"abcd"[one.kind]}/a.bin`, one.plainBytes);
          const decision = levels.decide(context, text);
          bytes += one.plainBytes;
          if (decision.reason === "explore") {
            explored += 1;
            const instead = chosenBy(decision).level;
            const of = (level: number): number => {
              const { ratio, cpuSecondsPerGib } = truths.get(level) ?? { ratio: 1, cpuSecondsPerGib: 0 };
              return (
                (one.plainBytes / GIB) * ((1 - ratio) * dollarsPerGib - cpuSecondsPerGib * rates.dollarsPerCpuSecond)
              );
            };
            lost += of(instead) - of(decision.level);
          }
          if (!one.lost) waiting.push(() => levels.learn(decision, outcomeOf(context, decision.level, truths)));
          if (waiting.length >= inFlight) waiting.shift()?.();
        }
        // Sizes are whole bytes, so that each frame may be off by half a byte.
        const rounding = (frames.length / GIB) * dollarsPerGib;
        expect(lost).toBeLessThanOrEqual(((0.01 * bytes + 16 * MIB) / GIB) * dollarsPerGib + rounding);
      }),
      { numRuns: 150 },
    );
    expect(explored).toBeGreaterThan(1000);
  });

  test("goes on where nothing pays, for next to nothing, so that it is seen when something does", () => {
    const levels = adaptive();
    let explored = 0;
    let cost = 0;
    const bytes = 2000 * 8 * MIB;
    for (let index = 0; index < 2000; index++) {
      const decision = levels.decide(frameOf(index), text);
      if (decision.reason === "explore") {
        explored += 1;
        cost -= net(like(1), decision.level, 8 * MIB);
      }
      levels.learn(decision, outcomeOf(frameOf(index), decision.level, like(1)));
    }
    expect(explored).toBeGreaterThan(10);
    expect(cost).toBeLessThan(0.0001 * (bytes / GIB) * rates.dollarsPerGib);
  });
});
