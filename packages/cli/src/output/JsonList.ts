/** A JSON list that is written row by row, however long it gets: one document on one line. */
export class JsonList {
  readonly #stream: NodeJS.WritableStream;
  #rows = 0;

  constructor(stream: NodeJS.WritableStream = process.stdout) {
    this.#stream = stream;
  }

  add(row: unknown): void {
    this.#stream.write(`${this.#rows === 0 ? "[" : ","}${JSON.stringify(row)}`);
    this.#rows += 1;
  }

  end(): void {
    this.#stream.write(this.#rows === 0 ? "[]\n" : "]\n");
  }
}
