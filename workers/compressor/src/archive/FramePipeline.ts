import { type CompressedFrame, frameCompressors } from "./FrameCompressors.js";
import type { FrameContext, LevelChooser } from "./LevelChooser.js";
import type { ManifestFrame } from "./Manifest.js";
import { reclaimMemory } from "./reclaimMemory.js";

/** Where an archive's bytes go, in order; the next chunk comes only after the promise of the last is fulfilled. */
export type ArchiveSink = (chunk: Buffer) => Promise<void>;

export interface FramePipelineOptions {
  readonly write: ArchiveSink;
  readonly levels: LevelChooser;
  /** Frames between submission and the end of their write. */
  readonly concurrency: number;
  /** Whether a chunk's memory is given back once it has been written. */
  readonly reclaim: boolean;
}

type LeveledFrame = CompressedFrame & { readonly level: number };

/** Compresses several frames at a time and writes them in the order in which they came. */
export class FramePipeline {
  readonly frames: ManifestFrame[] = [];
  /** Bytes written. */
  position = 0;
  readonly #options: FramePipelineOptions;
  readonly #waiting: (() => void)[] = [];
  #tail: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: FramePipelineOptions) {
    this.#options = options;
  }

  /**
   * Takes a frame as soon as there is a place for it. `release` is called once `plain` may be used again.
   * Rejects with the error of any frame or write before it.
   */
  async submit(plain: Buffer, context: FrameContext, release: () => void): Promise<void> {
    while (this.#inFlight >= this.#options.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#failure) throw this.#failure.error;
    this.#inFlight += 1;
    const compressed = this.#compress(plain, context, release);
    // The chain below handles its failure; until it gets there, the rejection must not count as unhandled.
    compressed.catch(() => undefined);
    this.#tail = this.#tail.then(() => this.#write(compressed, context)).finally(() => this.#leave());
    this.#tail.catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  /** Waits until everything is written. */
  async drain(): Promise<void> {
    await this.#tail;
  }

  /** Waits until nothing runs any more; never rejects. */
  async settle(): Promise<void> {
    this.#failure ??= { error: new Error("The archive writer was aborted.") };
    await this.#tail.catch(() => undefined);
  }

  async #compress(plain: Buffer, context: FrameContext, release: () => void): Promise<LeveledFrame> {
    const level = this.#options.levels.choose(context, plain);
    try {
      return { ...(await frameCompressors.compress(plain, level)), level };
    } finally {
      release();
    }
  }

  async #write(compressed: Promise<LeveledFrame>, context: FrameContext): Promise<void> {
    const { frame, level, cpuSeconds } = await compressed;
    if (this.#failure) return;
    await this.#options.write(frame);
    const compressedBytes = frame.length;
    if (this.#options.reclaim) reclaimMemory(frame);
    this.frames.push({ offset: this.position, length: compressedBytes, plainLength: context.plainBytes, level });
    this.position += compressedBytes;
    this.#options.levels.observe?.({ ...context, level, compressedBytes, cpuSeconds });
  }

  #leave(): void {
    this.#inFlight -= 1;
    this.#waiting.shift()?.();
  }
}
