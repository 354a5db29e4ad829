import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { RangeSource } from "./RangeSource.js";

/** An archive in a local file. Rejects with Node's own errors (ENOENT, EACCES, EISDIR, …). */
export class FileRangeSource implements RangeSource {
  private constructor(
    readonly name: string,
    readonly handle: FileHandle,
  ) {}

  static async open(path: string): Promise<FileRangeSource> {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    return new FileRangeSource(path, await open(path, constants.O_RDONLY | constants.O_NONBLOCK));
  }

  async size(): Promise<number> {
    return (await this.handle.stat()).size;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafeSlow(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
