import type { FrameContext, FrameOutcome } from "../archive/index.js";

/** The level of a frame, and why. */
export interface LevelDecision {
  readonly level: number;
  /**
   * - `fixed`: the settings say so.
   * - `best`: worth most, or so nearly as much that the lower level is taken.
   * - `nothing-pays`: no level is worth its work, so that the frame is stored.
   * - `explore`: tried, to know it better.
   */
  readonly reason: "fixed" | "best" | "nothing-pays" | "explore";
  /** What the decision rests on, for the log: numbers and names that are no customer's data. */
  readonly grounds?: Readonly<Record<string, unknown>>;
}

/** Decides on the level of each frame of all archives of a worker. */
export interface LevelDecider<Decision extends LevelDecision = LevelDecision> {
  decide(frame: FrameContext, plain: Uint8Array): Decision;
  /** Told what came of a decision; never, where its archive failed. */
  learn(decision: Decision, outcome: FrameOutcome): void;
  /** Told after each archive. Returns at once. */
  archived(): void;
  /** Keeps what is not kept yet, for a worker that stops. Never rejects. */
  close(): Promise<void>;
}
