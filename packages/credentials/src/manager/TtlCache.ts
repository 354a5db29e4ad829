/** Keeps what was loaded for a while; loads once for all who ask at the same time, and keeps no failure. */
export class TtlCache<Value> {
  readonly #entries = new Map<string, { readonly value: Promise<Value>; ends: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * @param lifetime milliseconds for which a value is kept, by the value
   */
  async get(key: string, load: () => Promise<Value>, lifetime: (value: Value) => number): Promise<Value> {
    const entry = this.#entries.get(key);
    if (entry !== undefined && this.#now() < entry.ends) return await entry.value;
    const fresh = { value: load(), ends: Number.POSITIVE_INFINITY };
    this.#entries.set(key, fresh);
    try {
      const value = await fresh.value;
      fresh.ends = this.#now() + lifetime(value);
      return value;
    } catch (error) {
      if (this.#entries.get(key) === fresh) this.#entries.delete(key);
      throw error;
    }
  }

  /** Forgets one value, or, where `seen` is given, only if it is still that one: somebody else may have renewed it. */
  async drop(key: string, seen?: Value): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    if (seen !== undefined && (await entry.value.catch(() => seen)) !== seen) return;
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
