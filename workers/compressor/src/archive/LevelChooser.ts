/** What is known about a frame before it is compressed. */
export interface FrameContext {
  /** Its number in the archive, from 0. */
  readonly index: number;
  /** Bytes of tar stream. */
  readonly plainBytes: number;
  /** Key and content type of the first object that starts in the frame, else of the object that it continues. */
  readonly key: string;
  readonly contentType?: string | undefined;
}

/** What a frame cost and gave. */
export interface FrameOutcome extends FrameContext {
  readonly level: number;
  readonly compressedBytes: number;
  /** Wall-clock seconds of the compression alone. */
  readonly seconds: number;
}

/**
 * Chooses the zstd level of each frame.
 *
 * Levels run from 0 to 19. 0 is the cheapest that the format has: zstd level 1, which passes blocks that do not shrink
 * through unchanged. 20 to 22 are refused for their memory (up to 800 MiB for each frame in flight).
 */
export interface LevelChooser {
  choose(frame: FrameContext): number;
  /** Told after each frame, in order of the archive. */
  observe?(outcome: FrameOutcome): void;
}
