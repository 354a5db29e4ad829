import { availableParallelism } from "node:os";
import { Semaphore } from "@sallyport/worker-kit";
import { FrameCompressor } from "./FrameCompressor.js";
import { storedFrame } from "./storedFrame.js";

/** A frame, and the seconds that a thread worked on it. */
export interface CompressedFrame {
  readonly frame: Buffer;
  readonly cpuSeconds: number;
}

/**
 * Compresses frames of all archives of a process, as many at a time as there are processors: more would only take turns, each
 * with some 60 MiB of memory, and what a frame cost could not be told.
 */
export class FrameCompressors {
  readonly #most: number;
  readonly #places: Semaphore;
  /** The one that was used last comes last. */
  readonly #idle: FrameCompressor[] = [];
  #busy = 0;

  constructor(most: number) {
    this.#most = most;
    this.#places = new Semaphore(most);
  }

  /**
   * Waits for a processor. Level 0 stores (see {@link storedFrame}). The time that a thread spends while others have its
   * processor is counted in `cpuSeconds`: the figure is high rather than low.
   */
  async compress(plain: Uint8Array, level: number): Promise<CompressedFrame> {
    await this.#places.acquire();
    try {
      const startedAt = performance.now();
      const frame = level === 0 ? storedFrame(plain) : await this.#compress(plain, level);
      return { frame, cpuSeconds: (performance.now() - startedAt) / 1000 };
    } finally {
      this.#places.release();
    }
  }

  async #compress(plain: Uint8Array, level: number): Promise<Buffer> {
    const compressor = this.#take(level, plain.length);
    this.#busy += 1;
    try {
      const frame = await compressor.compress(plain);
      this.#idle.push(compressor);
      return frame;
    } catch (error) {
      await compressor.close();
      throw error;
    } finally {
      this.#busy -= 1;
    }
  }

  /** The one of this level that was used last, or a new one in place of the one that was used longest ago. */
  #take(level: number, plainBytes: number): FrameCompressor {
    const at = this.#idle.findLastIndex((each) => each.level === level && each.fits(plainBytes));
    const [known] = at < 0 ? [] : this.#idle.splice(at, 1);
    if (known) return known;
    if (this.#idle.length + this.#busy >= this.#most) void this.#idle.shift()?.close();
    return new FrameCompressor(level, plainBytes);
  }
}

/** Of this process. */
export const frameCompressors = new FrameCompressors(availableParallelism());
