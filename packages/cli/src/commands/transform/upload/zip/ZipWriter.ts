import { type FileHandle, open } from "node:fs/promises";
import type { SourceFile } from "../SourceFile.js";
import type { PackedContent } from "./packContent.js";
import { packLarge } from "./packLarge.js";
import { writeAll } from "./writeAll.js";
import type { ZipEntry } from "./ZipEntry.js";
import { centralDirectory, localHeader } from "./zipHeaders.js";

/** Small files are gathered to writes of this many bytes. */
const GATHERED = 1024 * 1024;

/** A zip archive as it is written, one file after the other. */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: ZipEntry[] = [];
  readonly #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** @param path where nothing is yet; nobody else can read it */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, "wx", 0o600));
  }

  /** Bytes so far, without the listing. */
  get archiveBytes(): number {
    return this.#written + this.#waitingBytes;
  }

  async add(file: Pick<ZipEntry, "path" | "executable" | "bytes">, { body, crc, deflated }: PackedContent) {
    const entry = { ...file, crc, deflated, packedBytes: body.length, offset: this.archiveBytes };
    this.#entries.push(entry);
    const header = localHeader(entry);
    this.#waiting.push(header, body);
    this.#waitingBytes += header.length + body.length;
    if (this.#waitingBytes >= GATHERED) await this.#flush();
  }

  /** Reads the file part by part, and leaves it open. */
  async addLarge(path: string, source: SourceFile): Promise<void> {
    await this.#flush();
    const { bytes, executable } = source;
    const unknown = { path, executable, bytes, crc: 0, deflated: true, packedBytes: 0, offset: this.#written };
    const packed = await packLarge(this.#file, this.#written + localHeader(unknown).length, source, path);
    const entry = { ...unknown, ...packed };
    const header = localHeader(entry);
    await writeAll(this.#file, header, this.#written);
    this.#written += header.length + entry.packedBytes;
    this.#entries.push(entry);
  }

  /** Ends the archive. */
  async finish(): Promise<void> {
    await this.#flush();
    const listing = centralDirectory(this.#entries, this.#written);
    await writeAll(this.#file, listing, this.#written);
    this.#written += listing.length;
    // What a large file was first deflated to may be longer than what it is stored as.
    await this.#file.truncate(this.#written);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    const waiting = Buffer.concat(this.#waiting.splice(0));
    await writeAll(this.#file, waiting, this.#written);
    this.#written += waiting.length;
    this.#waitingBytes = 0;
  }
}
