import { levelPriors } from "./priors.js";
import type { Rates } from "./scoreLevels.js";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** Of the price of sending all bytes uncompressed. */
const SHARE = 0.01;

/**
 * Bytes whose price may be spent before anything has been sent: with one target region less than the first minute of a
 * task, which is the least that is paid for one.
 */
const ALLOWANCE_BYTES = 16 * MIB;

/** A level takes at most this many times its believed processor time. */
const SLOWEST = 4;

/**
 * Bounds what exploration costs. However wrong every belief is, the frames that a task explores lose, against the level
 * that would have been chosen instead, at most
 *
 *     1 % of the price of sending all its bytes uncompressed + the price of sending 16 MiB so.
 *
 * No level can be worth more than sending nothing for no work. A frame is therefore charged, before it is explored, with
 * its whole price and the most work that its level may take, and afterwards with what was paid for it in fact: what was
 * sent, and the work. A frame whose charge is not covered is not explored. (A processor more than four times slower than
 * the believed one can exceed the bound by the frames in flight; what they took is charged, so that it is made good.)
 */
export class ExplorationAccount {
  readonly #rates: Rates;
  #dollars: number;

  constructor(rates: Rates) {
    this.#rates = rates;
    this.#dollars = (ALLOWANCE_BYTES / GIB) * rates.dollarsPerGib;
  }

  /** Counts a frame that is compressed, at whatever level. */
  earn(plainBytes: number): void {
    this.#dollars += SHARE * (plainBytes / GIB) * this.#rates.dollarsPerGib;
  }

  /** The charge for exploring a frame, taken from the account; undefined where it is not covered. */
  charge(plainBytes: number, level: number): number | undefined {
    const believed = levelPriors.find((prior) => prior.level === level)?.cpuSecondsPerGib ?? Number.POSITIVE_INFINITY;
    const { dollarsPerGib, dollarsPerCpuSecond } = this.#rates;
    const dollars = (plainBytes / GIB) * (dollarsPerGib + SLOWEST * believed * dollarsPerCpuSecond);
    if (!(dollars <= this.#dollars)) return undefined;
    this.#dollars -= dollars;
    return dollars;
  }

  /** Replaces a charge by what was paid. A frame of which nothing is heard keeps its charge. */
  settle(charge: number, paid: { readonly sentBytes: number; readonly cpuSeconds: number }): void {
    const { dollarsPerGib, dollarsPerCpuSecond } = this.#rates;
    this.#dollars += charge - (paid.sentBytes / GIB) * dollarsPerGib - paid.cpuSeconds * dollarsPerCpuSecond;
  }
}
