import { computeDollars, netBenefit, type Prices, transferDollarsPerGb } from "@sallyport/transfer-economics";
import { AdaptiveLevel, SharedSums } from "@sallyport/worker-compressor/levels";
import { seededRandom } from "sallyport/random";
import type { ClassData, ClassName } from "./ClassData.js";
import { FRAME_BYTES } from "./makeClassData.js";
import { HIGHEST, type Measured } from "./measureLevels.js";
import { OriginalRule } from "./OriginalRule.js";
import type { Step, Trace } from "./traces.js";

const GIB = 2 ** 30;
const route = { from: "eu-west-1", to: ["eu-central-1"] };

/** What a way of choosing came to on a trace. */
interface Played {
  readonly netDollars: number;
  readonly cpuSeconds: number;
}

export interface Comparison {
  /** Price of sending everything uncompressed. */
  readonly sendingDollars: number;
  readonly bestLevel: number;
  readonly best: Played;
  readonly adaptive: Played;
  readonly original: Played;
}

export interface World {
  readonly classes: ReadonlyMap<ClassName, ClassData>;
  readonly outcomes: Outcomes;
  readonly prices: Prices;
}

/** What each frame comes to at each level. */
type Outcomes = ReadonlyMap<ClassName, readonly (readonly Outcome[])[]>;

interface Outcome extends Played {
  readonly sentBytes: number;
  readonly savedDollars: number;
}

/** The measured frames at some prices. */
export function worldOf(classes: World["classes"], measured: Measured, prices: Prices): World {
  const plainBytes = FRAME_BYTES;
  const outcomes = [...measured].map(([name, levels]) => {
    const priced = levels.map(({ sentBytes, cpuSecondsPerGib }) => {
      const cpuSeconds = (plainBytes / GIB) * cpuSecondsPerGib;
      return sentBytes.map((bytes) => {
        const { netDollars, savedDollars } = netBenefit({ ...route, plainBytes, sentBytes: bytes, cpuSeconds }, prices);
        return { sentBytes: bytes, cpuSeconds, netDollars, savedDollars };
      });
    });
    return [name, priced] as const;
  });
  return { classes, outcomes: new Map(outcomes), prices };
}

/** Plays a trace at every fixed level, by our choice, and by the original's. */
export function playTrace({ steps, judgedFrom }: Trace, world: World, seed: number): Comparison {
  const judged = steps.slice(judgedFrom);
  const fixed = Array.from({ length: HIGHEST + 1 }, (_, level) =>
    sum(judged.map((step) => outcome(step, level, world))),
  );
  const bestLevel = fixed.reduce(
    (a, { netDollars }, level) => (netDollars > (fixed[a]?.netDollars ?? 0) ? level : a),
    0,
  );
  return {
    sendingDollars: ((judged.length * FRAME_BYTES) / GIB) * transferDollarsPerGb(route.from, route.to, world.prices),
    bestLevel,
    best: fixed[bestLevel] ?? { netDollars: 0, cpuSeconds: 0 },
    adaptive: sum(playAdaptive(steps, world).slice(judgedFrom)),
    original: sum(playOriginal(steps, world, seed).slice(judgedFrom)),
  };
}

function outcome({ holds, frame }: Step, level: number, { outcomes }: World): Outcome {
  const found = outcomes.get(holds)?.[level]?.[frame];
  if (!found) throw new Error(`frame ${frame} of ${holds} was not measured at level ${level}`);
  return found;
}

function playAdaptive(steps: readonly Step[], world: World): Played[] {
  const { classes, prices } = world;
  let now = 0;
  const rates = {
    dollarsPerGib: transferDollarsPerGb(route.from, route.to, prices),
    dollarsPerCpuSecond: computeDollars(1, prices),
  };
  const sums = new SharedSums({ logger: { warn: () => undefined }, now: () => now });
  const levels = new AdaptiveLevel({ rates, sums, prefix: "in/" });
  return steps.map((step, index) => {
    now = step.time;
    const { key, contentType } = classOf(classes, step.claims);
    const plain = classOf(classes, step.holds).frames[step.frame] ?? Buffer.alloc(0);
    const context = { index, key, contentType, plainBytes: FRAME_BYTES };
    const decision = levels.decide(context, plain);
    const one = outcome(step, decision.level, world);
    const { sentBytes: compressedBytes, cpuSeconds } = one;
    levels.learn(decision, { ...context, level: decision.level, compressedBytes, cpuSeconds });
    return one;
  });
}

function playOriginal(steps: readonly Step[], world: World, seed: number): Played[] {
  const rule = new OriginalRule(seededRandom(seed));
  return steps.map((step) => {
    const level = rule.choose();
    const one = outcome(step, level, world);
    const benefit = one.savedDollars - 1.025 * computeDollars(one.cpuSeconds, world.prices);
    rule.learn(level, classOf(world.classes, step.holds).objectsPerFrame, benefit);
    return one;
  });
}

function classOf(classes: ReadonlyMap<ClassName, ClassData>, name: ClassName): ClassData {
  const data = classes.get(name);
  if (!data) throw new Error(`there is no data ${name}`);
  return data;
}

function sum(outcomes: readonly Played[]): Played {
  return outcomes.reduce(
    (total, { netDollars, cpuSeconds }) => ({
      netDollars: total.netDollars + netDollars,
      cpuSeconds: total.cpuSeconds + cpuSeconds,
    }),
    { netDollars: 0, cpuSeconds: 0 },
  );
}
