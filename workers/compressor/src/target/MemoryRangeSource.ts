import type { RangeSource } from "../archive/index.js";

/** An archive that is in memory. */
export class MemoryRangeSource implements RangeSource {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}

  async size(): Promise<number> {
    return this.bytes.length;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    return this.bytes.subarray(offset, offset + length);
  }
}
