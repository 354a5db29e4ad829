import type { LevelChooser } from "./LevelChooser.js";

/** The highest level whose memory the format's bounds allow. */
export const HIGHEST_LEVEL = 19;

/** The same level for every frame. */
export class FixedLevel implements LevelChooser {
  constructor(readonly level: number) {
    if (!Number.isInteger(level) || level < 0 || level > HIGHEST_LEVEL) {
      throw new RangeError(
        `Compression level ${level} is out of range. Give a whole number from 0 to ${HIGHEST_LEVEL}.`,
      );
    }
  }

  choose(): number {
    return this.level;
  }
}
