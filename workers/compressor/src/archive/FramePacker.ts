import type { FramePipeline } from "./FramePipeline.js";
import { MAX_FRAME_BYTES } from "./format.js";

/** What the level chooser is told of a frame: the object that it starts with. */
interface Subject {
  readonly key: string;
  readonly contentType?: string | undefined;
}

/** Cuts the tar stream into frames. Its buffers are reused, as many as the pipeline has in flight and one. */
export class FramePacker {
  readonly #pipeline: FramePipeline;
  readonly #frameBytes: number;
  readonly #free: Buffer[] = [];
  #block: Buffer | undefined;
  #used = 0;
  #frame = 0;
  #subject: Subject | undefined;
  #current: Subject = { key: "" };

  constructor(pipeline: FramePipeline, frameBytes: number) {
    if (!Number.isInteger(frameBytes) || frameBytes < 1024 || frameBytes > MAX_FRAME_BYTES) {
      throw new RangeError(`frameBytes is ${frameBytes}. Give a whole number from 1024 to ${MAX_FRAME_BYTES}.`);
    }
    this.#pipeline = pipeline;
    this.#frameBytes = frameBytes;
  }

  /** The number of the frame that the next byte goes to. */
  get frame(): number {
    return this.#frame;
  }

  /** The place of the next byte in that frame. */
  get offset(): number {
    return this.#used;
  }

  /**
   * Starts a member: writes its header. A member that would cross into the next frame starts there instead when the
   * current one is at least half full, so that small objects are read from a single frame.
   */
  async open(subject: Subject, header: Buffer, memberBytes: number): Promise<void> {
    if (this.#used >= this.#frameBytes / 2 && memberBytes > this.#frameBytes - this.#used) await this.#flush();
    this.#current = subject;
    await this.append(header);
  }

  /** The free part of the current frame, to be filled from its start; never empty. */
  room(): Buffer {
    this.#block ??= this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#frameBytes);
    return this.#block.subarray(this.#used);
  }

  /** Takes the first `length` bytes of `room()` as written. The promise is for when the frame is full. */
  advance(length: number): Promise<void> | undefined {
    if (length === 0) return undefined;
    this.#subject ??= this.#current;
    this.#used += length;
    return this.#used === this.#frameBytes ? this.#flush() : undefined;
  }

  async append(bytes: Buffer): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const copied = rest.copy(this.room());
      rest = rest.subarray(copied);
      await this.advance(copied);
    }
  }

  /** Sends the last, partly filled frame. */
  async close(): Promise<void> {
    if (this.#used > 0) await this.#flush();
    this.#free.length = 0;
  }

  async #flush(): Promise<void> {
    const block = this.#block;
    if (!block) return;
    const context = { index: this.#frame, plainBytes: this.#used, ...(this.#subject ?? this.#current) };
    const plain = block.subarray(0, this.#used);
    this.#block = undefined;
    this.#subject = undefined;
    this.#used = 0;
    this.#frame += 1;
    const { key, contentType, index, plainBytes } = context;
    await this.#pipeline.submit(plain, { key, contentType, index, plainBytes }, () => this.#free.push(block));
  }
}
