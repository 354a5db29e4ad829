import { ArchiveError } from "./ArchiveError.js";
import { MAX_FRAME_BYTES } from "./format.js";
import type { ManifestFrame } from "./Manifest.js";
import type { RangeSource } from "./RangeSource.js";
import { readExactly } from "./readExactly.js";
import { reclaimMemory } from "./reclaimMemory.js";
import { decompressFrame } from "./zstd.js";

/** A frame, read and decompressed. */
export interface PlainFrame {
  readonly range: ManifestFrame;
  readonly plain: Buffer;
}

interface ReadFrame extends PlainFrame {
  readonly compressed: Buffer;
}

export interface PlainFramesOptions {
  readonly source: RangeSource;
  readonly frames: readonly ManifestFrame[];
  /** Frames read and decompressed ahead of the one in use, each on a thread of libuv's pool. */
  readonly concurrency: number;
  /** Whether a frame's memory is given back once the next one is asked for. */
  readonly reclaim: boolean;
  /** The object that errors name for a frame. */
  readonly keyOf: (frame: ManifestFrame) => string | undefined;
  /** Given the compressed bytes of each frame, in order. */
  readonly onBytes?: ((compressed: Buffer) => void) | undefined;
}

/**
 * Frames in their order, several read and decompressed ahead. Holds at most `concurrency` frames and 64 MiB of plain
 * bytes ahead, whatever the archive claims.
 *
 * @throws ArchiveError `TRUNCATED`, `CHECKSUM_MISMATCH` or `TOO_LARGE`, naming the frame's offset and object
 */
export async function* plainFrames(options: PlainFramesOptions): AsyncGenerator<PlainFrame, void> {
  const { frames, concurrency } = options;
  const ahead: Promise<ReadFrame>[] = [];
  let next = 0;
  let bytesAhead = 0;
  const fill = () => {
    for (let range = frames[next]; range && ahead.length < concurrency; range = frames[next]) {
      if (ahead.length > 0 && bytesAhead + range.plainLength > MAX_FRAME_BYTES) return;
      const frame = plainFrame(options, range);
      // Awaited in its turn; until then a rejection must not count as unhandled.
      frame.catch(() => undefined);
      ahead.push(frame);
      bytesAhead += range.plainLength;
      next += 1;
    }
  };
  try {
    for (fill(); ahead.length > 0; fill()) {
      const frame = await ahead[0];
      ahead.shift();
      if (!frame) return;
      bytesAhead -= frame.range.plainLength;
      fill();
      options.onBytes?.(frame.compressed);
      yield { range: frame.range, plain: frame.plain };
      if (options.reclaim) reclaimMemory(frame.plain);
    }
  } finally {
    // The source may be closed once this ends, so nothing may be reading it any more.
    await Promise.allSettled(ahead);
  }
}

async function plainFrame({ source, keyOf }: PlainFramesOptions, range: ManifestFrame): Promise<ReadFrame> {
  const compressed = await readExactly(source, range.offset, range.length);
  const where = () => `${source.name}, the frame at byte ${range.offset} with object ${keyOf(range) ?? "(none)"}`;
  const plain = await decompressFrame(compressed, range.plainLength).catch((cause: unknown) => {
    throw isTooLarge(cause)
      ? new ArchiveError("TOO_LARGE", {
          what: `A frame decompresses to more than the ${range.plainLength} bytes that the manifest claims, or wants more memory`,
          where: where(),
          fix: "The archive was changed, or made to harm: fetch it again from where it was made, and do not raise the limit.",
          cause,
        })
      : changed(where(), cause);
  });
  if (plain.length !== range.plainLength) throw changed(where());
  return { range, compressed, plain };
}

function isTooLarge(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ERR_BUFFER_TOO_LARGE" || code === "ZSTD_error_frameParameter_windowTooLarge";
}

function changed(where: string, cause?: unknown): ArchiveError {
  return new ArchiveError("CHECKSUM_MISMATCH", {
    what: "Bytes of the archive were changed after it was written",
    where,
    fix: "Fetch it again from where it was made, or from a replica.",
    cause,
  });
}
