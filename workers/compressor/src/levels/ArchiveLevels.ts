import { randomUUID } from "node:crypto";
import { netBenefit, type Prices } from "@sallyport/transfer-economics";
import type { Logger } from "@sallyport/worker-kit";
import type { ArchiveSummary, FrameContext, FrameOutcome, LevelChooser } from "../archive/index.js";
import type { SideMetrics } from "../metrics/sideMetrics.js";
import type { LevelDecider, LevelDecision } from "./LevelDecider.js";

export interface ArchiveLevelsOptions {
  readonly decider: LevelDecider;
  readonly prices: Prices;
  readonly from: string;
  /** Target regions. */
  readonly to: readonly string[];
  readonly logger: Logger;
  readonly metrics: SideMetrics<"source">;
}

/** The levels of one archive: asks the decider for each frame, and tells what was decided and what it came to. */
export class ArchiveLevels implements LevelChooser {
  readonly #options: ArchiveLevelsOptions;
  /** By which the lines about frames and the one about the archive are found together: the id is known at the end only. */
  readonly #draft = randomUUID();
  readonly #decisions = new Map<number, LevelDecision>();
  readonly #frames: Record<number, number> = {};
  #cpuSeconds = 0;
  #explored = 0;

  constructor(options: ArchiveLevelsOptions) {
    this.#options = options;
  }

  choose(frame: FrameContext, plain: Uint8Array): number {
    const { decider, logger } = this.#options;
    const decision = decider.decide(frame, plain);
    const { level, reason, grounds } = decision;
    this.#decisions.set(frame.index, decision);
    logger.debug("level.chosen", { draft: this.#draft, frame: frame.index, zstdLevel: level, reason, ...grounds });
    return level;
  }

  observe(outcome: FrameOutcome): void {
    const { index, level, cpuSeconds } = outcome;
    const decision = this.#decisions.get(index);
    this.#frames[level] = (this.#frames[level] ?? 0) + 1;
    this.#cpuSeconds += cpuSeconds;
    if (!decision) return;
    this.#decisions.delete(index);
    if (decision.reason === "explore") this.#explored += 1;
    this.#options.decider.learn(decision, outcome);
  }

  /** Tells the archive, once it is whole, to the log and to the metrics. */
  report({ manifest, bytes: plainBytes, archiveBytes: sentBytes }: ArchiveSummary): void {
    const { decider, prices, from, to, logger, metrics } = this.#options;
    const work = { from, to, plainBytes, sentBytes, cpuSeconds: this.#cpuSeconds };
    const { savedDollars, computeDollars, netDollars } = netBenefit(work, prices);
    const cpuSeconds = this.#cpuSeconds;
    const explored = this.#explored;
    const archive = manifest.id;
    const dollars = { savedDollars, computeDollars, netDollars };
    logger.info("archive.levels", {
      archive,
      draft: this.#draft,
      frames: this.#frames,
      explored,
      cpuSeconds,
      ...dollars,
    });
    metrics.emit(
      {
        DollarsSaved: savedDollars,
        ComputeDollars: computeDollars,
        NetDollars: netDollars,
        CpuSeconds: cpuSeconds,
        FramesExplored: explored,
        FramesStored: this.#frames[0] ?? 0,
      },
      { archive },
    );
    decider.archived();
  }
}
