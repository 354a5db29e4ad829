import { computeDollars } from "./computeDollars.js";
import type { Prices } from "./Prices.js";
import { transferDollars } from "./transferDollars.js";

/** Bytes that were compressed, where they go and what work it took. */
export interface CompressionWork {
  /** Region that the archive leaves. */
  readonly from: string;
  /** Regions that it is replicated to, each once, however many buckets it is unpacked into there. */
  readonly to: readonly string[];
  /** Bytes that would have been sent without compression. */
  readonly plainBytes: number;
  /** Bytes that are sent. */
  readonly sentBytes: number;
  /** Seconds of one busy thread (CPU seconds), all threads summed up. */
  readonly cpuSeconds: number;
}

/** All in US dollars. */
export interface NetBenefit {
  /** Transfer that was not paid for; never below 0. */
  readonly savedDollars: number;
  readonly computeDollars: number;
  /** `savedDollars − computeDollars`: below 0 where the work cost more than it saved. */
  readonly netDollars: number;
}

/**
 * What compression is worth:
 *
 *     net = Σ over target regions max(0, (plainBytes − sentBytes) ÷ 2^30) × $/GB(from, to)
 *           − cpuSeconds ÷ taskVcpus × $/h ÷ 3600
 *
 * Not counted: what does not depend on the level (requests, reading and sending, the target's work) and the hours in
 * which a task waits.
 */
export function netBenefit(
  { from, to, plainBytes, sentBytes, cpuSeconds }: CompressionWork,
  prices: Prices,
): NetBenefit {
  const savedDollars = transferDollars({ from, to, bytes: Math.max(0, plainBytes - sentBytes) }, prices);
  const compute = computeDollars(cpuSeconds, prices);
  return { savedDollars, computeDollars: compute, netDollars: savedDollars - compute };
}
