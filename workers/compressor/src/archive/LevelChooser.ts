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
  /** Of the compression alone: see `FrameCompressors`. */
  readonly cpuSeconds: number;
}

/**
 * Chooses the zstd level of each frame.
 *
 * Levels run from 0 to 19. 0 stores: the frame is a copy, for data that does not shrink enough to pay for the work. 20 to
 * 22 are refused for their memory (up to 800 MiB for each frame in flight).
 */
export interface LevelChooser {
  /** `plain` are the frame's bytes, to be looked at and not to be kept. */
  choose(frame: FrameContext, plain: Uint8Array): number;
  /** Told after each frame, in order of the archive. */
  observe?(outcome: FrameOutcome): void;
}
