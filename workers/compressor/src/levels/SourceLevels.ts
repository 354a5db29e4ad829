import { ArchiveLevels, type ArchiveLevelsOptions } from "./ArchiveLevels.js";

/** The levels of a source's archives. */
export class SourceLevels {
  readonly #options: ArchiveLevelsOptions;

  constructor(options: ArchiveLevelsOptions) {
    this.#options = options;
  }

  /** Those of one archive, of which several may be in work. */
  open(): ArchiveLevels {
    return new ArchiveLevels(this.#options);
  }

  /** Shares what was seen, for a worker that stops. Never rejects. */
  async close(): Promise<void> {
    await this.#options.decider.close();
  }
}
