import { once } from "node:events";
import zlib from "node:zlib";
import { compressBound, frameParameters } from "./zstd.js";

/** Frames of the largest kind that it has room for, each of which can be longer than what is in it. */
const FRAMES_AT_LEAST = 2;

/**
 * A zstd context that makes one frame after the other, at one level. Node's own `zstdCompress` makes a new one for each: its
 * tables, some 50 MiB at level 12, are asked of the system, cleared and given back every time, which takes a fifth of the
 * processor time of a frame of 8 MiB.
 *
 * A frame's bytes are the same as those of a new context: zstd gets all of a frame in one call with room for the worst case,
 * and so always goes the same way, straight from input to output. That room is what Node has left of the buffer that it
 * fills, so that a compressor is used up with it.
 */
export class FrameCompressor {
  readonly level: number;
  readonly #stream: zlib.ZstdCompress;
  #pieces: Buffer[] = [];
  /** Bytes that are left of Node's buffer. */
  #room: number;

  /** `plainBytes`: of the largest frame that it is for. */
  constructor(level: number, plainBytes: number) {
    this.level = level;
    this.#room = FRAMES_AT_LEAST * compressBound(plainBytes);
    this.#stream = zlib.createZstdCompress({
      // Every write ends a frame, whose length zstd knows by then, and writes into its header.
      flush: zlib.constants.ZSTD_e_end,
      chunkSize: this.#room,
      params: frameParameters(level),
    });
    this.#stream.on("data", (piece: Buffer) => this.#pieces.push(piece));
    // Each write rejects with its own error.
    this.#stream.on("error", () => undefined);
  }

  /** Whether it can make a frame of so many bytes. */
  fits(plainBytes: number): boolean {
    return this.#room > compressBound(plainBytes);
  }

  /** One whole zstd frame with a content checksum, made on libuv's thread pool. One at a time; useless after a rejection. */
  async compress(plain: Uint8Array): Promise<Buffer> {
    if (!this.fits(plain.length)) throw new RangeError(`${plain.length} bytes are too many for what is left.`);
    await new Promise<void>((resolve, reject) =>
      this.#stream.write(plain, (error) => (error ? reject(error) : resolve())),
    );
    while (this.#stream.readableLength > 0) this.#stream.read();
    const frame = joined(this.#pieces.splice(0));
    this.#room -= frame.length;
    return frame;
  }

  /** Gives its memory back. */
  async close(): Promise<void> {
    if (this.#stream.closed) return;
    const closed = once(this.#stream, "close");
    this.#stream.destroy();
    await closed;
  }
}

/** In memory of its own, which nobody else's piece is in. */
function joined(pieces: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(pieces.reduce((bytes, { length }) => bytes + length, 0));
  let at = 0;
  for (const piece of pieces) at += piece.copy(whole, at);
  return whole;
}
