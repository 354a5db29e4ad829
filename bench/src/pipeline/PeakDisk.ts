import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";

const EVERY_MILLISECONDS = 100;

/** The most bytes that a folder held, looked at ten times a second. */
export class PeakDisk {
  readonly #folder: string;
  readonly #timer: NodeJS.Timeout;
  #looking = Promise.resolve();
  #most = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(async () => {
        this.#most = Math.max(this.#most, await bytesBelow(this.#folder));
      });
    }, EVERY_MILLISECONDS);
  }

  /** Ends the watch. MiB. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    await this.#looking;
    return this.#most / 1024 ** 2;
  }
}

/** What comes and goes meanwhile counts as not there. */
async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  try {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      // Blocks, not the length: a file of zeros may take none.
      bytes += entry.isDirectory()
        ? await bytesBelow(path)
        : (await stat(path).catch(() => ({ blocks: 0 }))).blocks * 512;
    }
  } catch {
    return bytes;
  }
  return bytes;
}
