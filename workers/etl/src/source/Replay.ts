/** A stream of bytes whose beginning can be looked at before it is read. */
export class Replay {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #head: Uint8Array[] = [];
  #headBytes = 0;
  #ended = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The first bytes: at least so many, or all that there are. */
  async head(bytes: number): Promise<{ readonly chunks: readonly Uint8Array[]; readonly whole: boolean }> {
    while (this.#headBytes < bytes && !this.#ended) {
      const next = await this.#chunks.next();
      if (next.done) this.#ended = true;
      else {
        this.#head.push(next.value);
        this.#headBytes += next.value.length;
      }
    }
    return { chunks: this.#head, whole: this.#ended };
  }

  /** All bytes from the beginning, once. */
  async *all(): AsyncGenerator<Uint8Array, void> {
    for (let chunk = this.#head.shift(); chunk; chunk = this.#head.shift()) yield chunk;
    while (!this.#ended) {
      const next = await this.#chunks.next();
      if (next.done) this.#ended = true;
      else yield next.value;
    }
  }
}
