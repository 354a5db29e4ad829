import type { ListedObject } from "./ListedObject.js";

/** A place in a listing. The next page is fetched while the current one is read. */
export class ListingCursor {
  readonly #pages: AsyncIterator<readonly ListedObject[], unknown>;
  #next: Promise<IteratorResult<readonly ListedObject[], unknown>>;
  #page: readonly ListedObject[] = [];
  #index = 0;

  private constructor(pages: AsyncIterable<readonly ListedObject[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
    this.#next = this.#fetch();
  }

  /** A cursor at the first object. */
  static async at(pages: AsyncIterable<readonly ListedObject[]>): Promise<ListingCursor> {
    const cursor = new ListingCursor(pages);
    await cursor.#turn();
    return cursor;
  }

  /** The object at this place; undefined at the end. */
  get current(): ListedObject | undefined {
    return this.#page[this.#index];
  }

  /** Moves on by one; the promise is for when that needs another page. */
  advance(): Promise<void> | undefined {
    this.#index += 1;
    return this.#index < this.#page.length ? undefined : this.#turn();
  }

  async #turn(): Promise<void> {
    this.#index = 0;
    this.#page = [];
    while (this.#page.length === 0) {
      const { done, value } = await this.#next;
      if (done) return;
      this.#page = value;
      this.#next = this.#fetch();
    }
  }

  #fetch(): Promise<IteratorResult<readonly ListedObject[], unknown>> {
    const next = this.#pages.next();
    // Awaited in its turn; until then a rejection must not count as unhandled.
    next.catch(() => undefined);
    return next;
  }
}
