import { type FileHandle, open } from "node:fs/promises";
import type { JobObserver } from "../../ports.js";
import type { Redactor } from "./Redactor.js";
import { splitLines } from "./splitLines.js";

/** UTF-8 bytes of a log file; what a program prints beyond is counted and dropped. */
const LARGEST = 256 * 1024 * 1024;

/** Writes what the program prints, redacted, to a file and to the observer as it comes (LOG-03). */
export class OutputLog {
  #bytes = 0;
  #dropped = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly observer: Pick<JobObserver, "output">,
    private readonly redactor: () => Redactor,
  ) {}

  /** @param redactor makes one for each stream, since a private key spans lines */
  static async open(path: string, observer: Pick<JobObserver, "output">, redactor: () => Redactor): Promise<OutputLog> {
    return new OutputLog(await open(path, "wx", 0o600), observer, redactor);
  }

  /** Takes a stream to its end. A slow disk slows the program, and fills no memory. */
  async take(stream: "stdout" | "stderr", content: AsyncIterable<Buffer>): Promise<void> {
    const redactor = this.redactor();
    for await (const text of splitLines(content)) {
      const line = redactor.line(text);
      const bytes = Buffer.from(`${line}\n`);
      if (this.#bytes + bytes.length > LARGEST) {
        this.#dropped += 1;
        continue;
      }
      this.#bytes += bytes.length;
      this.observer.output({ stream, line });
      await this.file.appendFile(bytes);
    }
  }

  async close(): Promise<void> {
    if (this.#dropped > 0) await this.file.appendFile(`[${this.#dropped} lines dropped: the log is full]\n`);
    await this.file.close();
  }
}
