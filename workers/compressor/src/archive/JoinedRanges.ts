import { FRAME_BYTES } from "./format.js";
import type { FrameRange } from "./Manifest.js";
import type { RangeSource } from "./RangeSource.js";

/** Bytes of a file that are known already. */
export interface KnownBytes {
  readonly offset: number;
  readonly bytes: Buffer;
}

interface Run {
  readonly offset: number;
  length: number;
  /** Ranges of it that have not been asked for yet. */
  left: number;
  bytes: Promise<Buffer> | undefined;
}

/**
 * Ranges that are known beforehand, and read once each in about their order: those that follow each other without a gap
 * come by one read of at most 8 MiB (a larger one comes alone), those among known bytes by none. A request takes
 * longer than most frames take to transfer. Memory: the runs of the ranges that are being read.
 */
export class JoinedRanges implements RangeSource {
  readonly name: string;
  readonly #source: RangeSource;
  readonly #known: KnownBytes | undefined;
  readonly #runs = new Map<number, Run>();

  constructor(source: RangeSource, ranges: readonly FrameRange[], known?: KnownBytes) {
    this.name = source.name;
    this.#source = source;
    this.#known = known;
    let last: Run | undefined;
    for (const { offset, length } of ranges) {
      if (this.#from(offset, length)) continue;
      const follows = last?.offset !== undefined && last.offset + last.length === offset;
      if (last && follows && last.length + length <= FRAME_BYTES) {
        last.length += length;
        last.left += 1;
      } else last = { offset, length, left: 1, bytes: undefined };
      this.#runs.set(offset, last);
    }
  }

  async size(): Promise<number> {
    return await this.#source.size();
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const known = this.#from(offset, length);
    if (known) return known;
    const run = this.#runs.get(offset);
    if (!run) return await this.#source.read(offset, length);
    run.bytes ??= this.#source.read(run.offset, run.length);
    const { bytes } = run;
    run.left -= 1;
    if (run.left === 0) run.bytes = undefined;
    this.#runs.delete(offset);
    const start = offset - run.offset;
    return (await bytes).subarray(start, start + length);
  }

  #from(offset: number, length: number): Buffer | undefined {
    if (!this.#known || offset < this.#known.offset) return undefined;
    const start = offset - this.#known.offset;
    return start + length <= this.#known.bytes.length ? this.#known.bytes.subarray(start, start + length) : undefined;
  }
}
