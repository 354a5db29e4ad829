import {
  computeDollars,
  type Prices,
  requestDollars,
  transferDollars,
  transferDollarsPerGb,
} from "@sallyport/transfer-economics";
import type { ClassEstimate, Estimate, LevelEstimate, RatioEstimate } from "./Estimate.js";
import { fixedDollars } from "./fixedDollars.js";
import type { LevelMeasure } from "./measureStrata.js";
import { movingSeconds } from "./movingWork.js";
import { estimateSent } from "./ratioEstimate.js";

/** Where objects go, and by which prices. */
export interface Route {
  readonly from: string;
  readonly to: readonly string[];
  readonly prices: Prices;
}

/** All that depends on the measures. */
export type Worth = Pick<
  Estimate,
  "plainTransferDollars" | "requestDollars" | "levels" | "recommended" | "pays" | "classes" | "breakEven"
>;

/** What the measures of the levels are worth on a route. @param measures at least one level */
export function economicsOf(measures: ReadonlyMap<number, readonly LevelMeasure[]>, route: Route): Worth {
  const { from, to, prices } = route;
  const [any = []] = measures.values();
  const [objects, bytes] = [sum(any, "objects"), sum(any, "bytes")];
  const levels = [...measures].map(([level, strata]) => levelOf(level, strata, route));
  const recommended = best(levels);
  const requests = extraRequests(objects, to.length, prices);
  return {
    plainTransferDollars: transferDollars({ from, to, bytes }, prices),
    requestDollars: requests,
    levels,
    recommended,
    pays: recommended.netDollars > 0,
    classes: classesOf(measures, route),
    breakEven: breakEvenOf(recommended, { objects, bytes, requests }, route),
  };
}

function levelOf(level: number, strata: readonly LevelMeasure[], { from, to, prices }: Route): LevelEstimate {
  const [objects, bytes] = [sum(strata, "objects"), sum(strata, "bytes")];
  const sent = estimateSent(strata);
  const seconds = sum(strata, "cpuSeconds") + movingSeconds(objects, bytes, to.length);
  const saved = transferDollars({ from, to, bytes: Math.max(0, bytes - sent.bytes) }, prices);
  const compute = computeDollars(seconds, prices);
  return {
    level,
    ...ratioOf(bytes, sent),
    sentBytes: Math.round(sent.bytes),
    transferDollars: transferDollars({ from, to, bytes: sent.bytes }, prices),
    savedDollars: saved,
    computeDollars: compute,
    netDollars: saved - compute - extraRequests(objects, to.length, prices),
  };
}

function ratioOf(bytes: number, sent: ReturnType<typeof estimateSent>): RatioEstimate {
  const of = (sentBytes: number): number => bytes / Math.max(1, sentBytes);
  return { ratio: of(sent.bytes), low: of(sent.high), high: of(sent.low) };
}

function classesOf(measures: ReadonlyMap<number, readonly LevelMeasure[]>, route: Route): readonly ClassEstimate[] {
  const [any = []] = measures.values();
  const names = [...new Set(any.map(({ contentClass }) => contentClass))];
  const classes = names.map((contentClass): ClassEstimate => {
    const own = any.filter((stratum) => stratum.contentClass === contentClass);
    const levels = [...measures].map(([level, strata]) =>
      levelOf(
        level,
        strata.filter((stratum) => stratum.contentClass === contentClass),
        route,
      ),
    );
    const { level, ratio, low, high, savedDollars, netDollars } = best(levels);
    const [objects, bytes] = [Math.round(sum(own, "objects")), Math.round(sum(own, "bytes"))];
    const sampled = sum(own, "sampled");
    return { contentClass, objects, bytes, sampled, level, ratio, low, high, savedDollars, netDollars };
  });
  return classes.toSorted((one, other) => other.bytes - one.bytes);
}

/**
 * What compression asks for beyond plain replication, which writes each object once too: one GET of each object, its message, and the two
 * writes by which DynamoDB counts a claim in a transaction, at each target. Archives are few beside them.
 */
function extraRequests(objects: number, targets: number, prices: Prices): number {
  return requestDollars({ get: objects, queue: 0.3 * objects, tableWrite: 2 * objects * targets }, prices);
}

interface Amount {
  readonly objects: number;
  readonly bytes: number;
  readonly requests: number;
}

function breakEvenOf(
  { ratio, computeDollars: compute, netDollars }: LevelEstimate,
  { objects, bytes, requests }: Amount,
  { from, to, prices }: Route,
): Estimate["breakEven"] {
  const gib = 2 ** 30;
  const savedShare = Math.max(0, 1 - 1 / ratio);
  const costs = compute + requests;
  const price = transferDollarsPerGb(from, to, prices);
  const needed = costs / ((bytes / gib) * price);
  const fixed = fixedDollars(to.length);
  // What each object costs by itself, and what each of its bytes brings: where they meet is the size that pays.
  const perObject = extraRequests(1, to.length, prices) + computeDollars(movingSeconds(1, 0, to.length), prices);
  const perByte =
    savedShare * (price / gib) - (compute - objects * computeDollars(movingSeconds(1, 0, to.length), prices)) / bytes;
  return {
    transferDollarsPerGb: savedShare > 0 ? costs / ((bytes / gib) * savedShare) : null,
    ratio: needed < 1 ? 1 / (1 - needed) : null,
    objectBytes: perByte > 0 ? Math.ceil(perObject / perByte) : null,
    bytesPerMonth: netDollars > 0 ? Math.ceil((fixed / netDollars) * bytes) : null,
    fixedDollarsPerMonth: fixed,
  };
}

function best(levels: readonly LevelEstimate[]): LevelEstimate {
  const [first, ...others] = levels;
  if (first === undefined) throw new Error("No level was measured.");
  return others.reduce((winner, level) => (level.netDollars > winner.netDollars ? level : winner), first);
}

function sum(strata: readonly LevelMeasure[], field: "objects" | "bytes" | "cpuSeconds" | "sampled"): number {
  return strata.reduce((total, stratum) => total + stratum[field], 0);
}
