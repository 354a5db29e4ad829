import { fadedAt } from "./fading.js";
import type { CellSums } from "./LevelStore.js";
import { addSums, type LevelSums } from "./LevelSums.js";

/** Sums by cell, epoch and level. */
export class SumsBook {
  readonly #cells = new Map<string, Map<number, Map<number, LevelSums>>>();

  constructor(sums: Iterable<CellSums> = []) {
    for (const one of sums) this.add(one);
  }

  add({ cell, epoch, levels }: CellSums): void {
    const epochs = this.#cells.get(cell) ?? new Map<number, Map<number, LevelSums>>();
    this.#cells.set(cell, epochs);
    const sums = epochs.get(epoch) ?? new Map<number, LevelSums>();
    epochs.set(epoch, sums);
    for (const [level, more] of levels) sums.set(level, addSums(sums.get(level), more));
  }

  *entries(): Generator<CellSums> {
    for (const [cell, epochs] of this.#cells) for (const [epoch, levels] of epochs) yield { cell, epoch, levels };
  }

  /** Adds what a cell's sums count for at `time` to others. */
  addFaded(to: Map<number, LevelSums>, cell: string, time: number): void {
    for (const [epoch, levels] of this.#cells.get(cell) ?? []) {
      const factor = fadedAt(time, epoch);
      for (const [level, sums] of levels) to.set(level, addSums(to.get(level), sums, factor));
    }
  }
}
