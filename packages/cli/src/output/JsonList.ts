/** A JSON list that is written row by row, however long it gets: one document on one line. */
export class JsonList {
  readonly #stream: NodeJS.WritableStream;
  #rows = 0;

  private constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  /**
   * Runs work that adds the rows, and ends the list after it. Where the work fails, the rows that it has written are still a document; without
   * any there is none.
   */
  static async write(
    work: (list: JsonList) => Promise<void>,
    stream: NodeJS.WritableStream = process.stdout,
  ): Promise<void> {
    const list = new JsonList(stream);
    let failed = true;
    try {
      await work(list);
      failed = false;
    } finally {
      if (list.#rows > 0) stream.write("]\n");
      else if (!failed) stream.write("[]\n");
    }
  }

  add(row: unknown): void {
    this.#stream.write(`${this.#rows === 0 ? "[" : ","}${JSON.stringify(row)}`);
    this.#rows += 1;
  }
}
