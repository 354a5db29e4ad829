import { ArchiveLevels, type ArchiveLevelsOptions } from "./ArchiveLevels.js";

/** The levels of a source's archives. */
export class SourceLevels {
  readonly #options: Omit<ArchiveLevelsOptions, "archive">;

  constructor(options: Omit<ArchiveLevelsOptions, "archive">) {
    this.#options = options;
  }

  /** Those of one archive, of which several may be in work. */
  open(archive: string): ArchiveLevels {
    return new ArchiveLevels({ ...this.#options, archive });
  }

  /** Shares what was seen, for a worker that stops. Never rejects. */
  async close(): Promise<void> {
    await this.#options.decider.close();
  }
}
