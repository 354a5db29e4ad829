import { createHash } from "node:crypto";
import type { FrameContext, FrameOutcome } from "../archive/index.js";
import { chooseLevel } from "./chooseLevel.js";
import { type ContentClass, contentClassOf } from "./contentClassOf.js";
import { ExplorationAccount } from "./ExplorationAccount.js";
import type { LevelDecider, LevelDecision } from "./LevelDecider.js";
import { levelToExplore } from "./levelToExplore.js";
import { prefixOf } from "./prefixOf.js";
import type { SharedSums } from "./SharedSums.js";
import { type LevelScore, type Rates, scoreLevels } from "./scoreLevels.js";

/** Prefixes that are told apart; what comes later shares the figures of its content class. */
const MOST_CELLS = 256;

/** Of a cell's frames one in so many is explored at most. */
const EXPLORED = 4;

export interface AdaptiveLevelOptions {
  readonly rates: Rates;
  /** What was seen, by this worker and by others. */
  readonly sums: SharedSums;
  /** The rule's prefix; cells are told apart below it. Default: none. */
  readonly prefix?: string | undefined;
}

interface AdaptiveDecision extends LevelDecision {
  readonly cell: string;
  /** What is charged for exploring, in dollars. */
  readonly charge?: number | undefined;
}

/**
 * Chooses for each frame the zstd level that is worth most, in dollars a GiB, for its prefix and content class: see
 * `scoreLevels`, `chooseLevel`, `levelToExplore` and `ExplorationAccount`. The same data, in the same order, makes the
 * same choices; nothing is left to chance.
 */
export class AdaptiveLevel implements LevelDecider<AdaptiveDecision> {
  readonly #options: AdaptiveLevelOptions;
  readonly #account: ExplorationAccount;
  /** Frames of each cell since one was explored. */
  readonly #cells = new Map<string, number>();

  constructor(options: AdaptiveLevelOptions) {
    this.#options = options;
    this.#account = new ExplorationAccount(options.rates);
  }

  decide({ key, contentType, plainBytes }: FrameContext, plain: Uint8Array): AdaptiveDecision {
    const { rates, sums } = this.#options;
    const contentClass = contentClassOf(key, contentType, plain);
    const cell = this.#cellOf(key, contentClass);
    const scores = scoreLevels(contentClass, sums.of(cell), rates);
    const chosen = chooseLevel(scores, rates);
    this.#account.earn(plainBytes);
    const since = (this.#cells.get(cell) ?? 0) + 1;
    const explored = since < EXPLORED ? undefined : levelToExplore(scores, chosen);
    const charge = explored && this.#account.charge(plainBytes, explored.level);
    this.#cells.set(cell, charge === undefined ? since : 0);
    const grounds = { cell: nameless(cell), contentClass, chosen: rounded(chosen) };
    if (explored && charge !== undefined) {
      return {
        level: explored.level,
        reason: "explore",
        cell,
        charge,
        grounds: { ...grounds, tried: rounded(explored) },
      };
    }
    return { level: chosen.level, reason: chosen.level === 0 ? "nothing-pays" : "best", cell, grounds };
  }

  learn({ cell, charge }: AdaptiveDecision, outcome: FrameOutcome): void {
    const { level, plainBytes, compressedBytes: sentBytes, cpuSeconds } = outcome;
    if (charge !== undefined) this.#account.settle(charge, { sentBytes, cpuSeconds });
    this.#options.sums.record(cell, level, { plainBytes, sentBytes, cpuSeconds });
  }

  archived(): void {
    this.#options.sums.syncWhenDue();
  }

  async close(): Promise<void> {
    await this.#options.sums.close();
  }

  #cellOf(key: string, contentClass: ContentClass): string {
    const own = `${prefixOf(key, this.#options.prefix ?? "")}#${contentClass}`;
    if (this.#cells.has(own)) return own;
    return this.#cells.size < MOST_CELLS ? own : `#${contentClass}`;
  }
}

/** Names a cell without the customer's words: a prefix is a part of keys, which no log line holds. */
function nameless(cell: string): string {
  return createHash("sha256").update(cell).digest("hex").slice(0, 12);
}

function rounded({ level, dollarsPerGib, seenBytes }: LevelScore): LevelScore {
  return { level, dollarsPerGib: Number(dollarsPerGib.toPrecision(4)), seenBytes: Math.round(seenBytes) };
}
