import { FixedLevel } from "../archive/index.js";
import type { LevelDecider, LevelDecision } from "./LevelDecider.js";

/** The same level for every frame. */
export class FixedDecider implements LevelDecider {
  readonly #decision: LevelDecision;

  constructor(level: number) {
    this.#decision = { level: new FixedLevel(level).level, reason: "fixed" };
  }

  decide(): LevelDecision {
    return this.#decision;
  }

  learn(): void {}

  archived(): void {}

  async close(): Promise<void> {}
}
