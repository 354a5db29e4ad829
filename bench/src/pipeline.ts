import type { Benchmark, Figure } from "./Figure.js";
import { findSample } from "./pipeline/findSample.js";
import { ours } from "./pipeline/ours.js";
import { figuresOf, ratiosOf } from "./pipeline/pipelineFigures.js";
import { runContender } from "./pipeline/runContender.js";
import { sampleContender } from "./pipeline/sampleContender.js";
import { type Workload, workloads } from "./pipeline/Workload.js";

/** The sample's level, so that both do the same work. */
const LEVEL = 12;
/** Keeps nearly all of level 12's net benefit at half of its work. */
const CHEAPER_LEVEL = 9;

/**
 * Objects through both workers, as processes of their own under their task roles, against the emulator; and through the public Python
 * sample's services likewise, on the same machine, with the same objects. Each side works off a full queue alone. One benchmark a
 * workload, so that each can have a few idle minutes.
 */
export const pipelineBenchmarks: readonly Benchmark[] = workloads.map((workload) => ({
  name: `pipeline:${workload.name}`,
  run: async (_folder, say) => await runWorkload(workload, say),
}));

async function runWorkload(workload: Workload, say: (line: string) => void): Promise<Figure[]> {
  const same = await runContender(ours, workload, LEVEL, say);
  const cheaper = await runContender(ours, workload, CHEAPER_LEVEL, say);
  const own = [
    ...figuresOf(`ours at level ${LEVEL}`, workload, same, true),
    ...figuresOf(`ours at level ${CHEAPER_LEVEL}`, workload, cheaper, true),
  ];
  const sample = await findSample(say);
  if ("skipped" in sample) {
    const measure = `end to end: throughput ÷ the public sample, level ${LEVEL}`;
    const goal = { atLeast: workload.goal };
    return [{ benchmark: `pipeline:${workload.name}`, measure, goal, skipped: sample.skipped }, ...own];
  }
  const contender = sampleContender(sample);
  const peer = await runContender(contender, workload, LEVEL, say);
  const compared = {
    ours: same,
    oursCheaper: cheaper,
    sample: peer,
    cheaperLevel: CHEAPER_LEVEL,
    peer: contender.title,
  };
  return [...ratiosOf(workload, compared), ...own, ...figuresOf(contender.title, workload, peer, false)];
}
