import { fargateDollarsPerHour, type Prices, pricesSchema } from "@sallyport/transfer-economics";
import type { Benchmark, Figure } from "./Figure.js";
import { makeClassData } from "./levels/makeClassData.js";
import { measureLevels } from "./levels/measureLevels.js";
import { type Comparison, playTrace, worldOf } from "./levels/playTrace.js";
import { makeTraces } from "./levels/traces.js";
import { median } from "./median.js";

const SEEDS = [1, 2, 3];
const onDemand = fargateDollarsPerHour({ vcpus: 2, memoryGib: 4, capacity: "on-demand" });

/** Where work is cheap against transfer, and where it is dear. */
const priceLists: Readonly<Record<string, Prices>> = {
  "Spot, 2 cents a GB": pricesSchema.parse({}),
  "on demand, 1 cent a GB": pricesSchema.parse({ computeDollarsPerHour: onDemand, defaultTransferDollarsPerGb: 0.01 }),
};

/** Below this part of the price of sending, a net benefit is none, and a ratio of two of them says nothing. */
const WORTH_HAVING = 0.01;

/**
 * The adaptive level against the best fixed level in hindsight, in dollars, and beside it the original's rule. Sizes are
 * those of real frames; the CPU seconds of each kind of data and level are measured once, and the same for all.
 */
export const levelsBenchmark: Benchmark = {
  name: "levels",
  run: async (folder, say) => {
    const classes = await makeClassData(folder);
    const measured = measureLevels(classes, say);
    return Object.entries(priceLists).flatMap(([list, prices]) => {
      const world = worldOf(classes, measured, prices);
      const runs = SEEDS.map((seed) =>
        makeTraces(seed).map((trace) => ({
          name: trace.name,
          ...playTrace(trace, world, seed),
        })),
      );
      return (runs[0] ?? []).flatMap(({ name }, at) => {
        say(`levels: ${list}, ${name}`);
        return figuresOf(
          `${list}, ${name}`,
          runs.flatMap((run) => run[at] ?? []),
        );
      });
    });
  },
};

function figuresOf(name: string, comparisons: readonly Comparison[]): Figure[] {
  const of = (measure: string, value: (one: Comparison) => number, goal?: Figure["goal"]): Figure => {
    const samples = comparisons.map(value);
    return {
      benchmark: "levels",
      measure: `${name}: ${measure}`,
      value: median(samples),
      samples,
      ...(goal && { goal }),
    };
  };
  const pays = comparisons.every(({ best, sendingDollars }) => best.netDollars > WORTH_HAVING * sendingDollars);
  const against = (by: "adaptive" | "original") => (one: Comparison) =>
    pays
      ? one[by].netDollars / one.best.netDollars
      : (100 * (one.best.netDollars - one[by].netDollars)) / one.sendingDollars;
  const measure = pays
    ? "net benefit ÷ best fixed level's"
    : "short of the best fixed level, % of the price of sending";
  return [
    of(measure, against("adaptive"), pays ? { atLeast: 0.95 } : { atMost: 0.5 }),
    of(`${measure}, the original's rule`, against("original")),
    of("best fixed level in hindsight", ({ bestLevel }) => bestLevel),
    of("CPU seconds ÷ the original's", ({ adaptive, original }) => adaptive.cpuSeconds / original.cpuSeconds),
  ];
}
