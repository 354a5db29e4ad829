import { inspect } from "node:util";

const shown = "[redacted]";

/**
 * A value that is not printed by accident: as text, as JSON, by `console.log`, in a template or an error it is
 * "[redacted]". Only `reveal()` gives it, which is what to look for in a review (SEC-08).
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Hand it on to the client that needs it, and keep no copy. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.toPrimitive](): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
