import { CredentialError } from "../CredentialError.js";
import type { CredentialCheck } from "../ports.js";

/** A validation's checks in their order. What an earlier failure makes impossible counts as failed, too (SEC-14). */
export class CheckList {
  readonly #checks: CredentialCheck[] = [];
  #stopped: CredentialCheck | undefined;

  get checks(): readonly CredentialCheck[] {
    return this.#checks;
  }

  get ok(): boolean {
    return this.#checks.length > 0 && this.#checks.every(({ ok }) => ok);
  }

  /**
   * Makes a check that the following ones need.
   *
   * @param check gives what they need, and a message; throws a CredentialError where it fails
   */
  async need<Result>(
    name: string,
    check: () => Promise<{ readonly message: string; readonly result: Result }>,
  ): Promise<Result | undefined> {
    if (this.#stopped !== undefined) {
      const { code, fix, name: first } = this.#stopped;
      this.#checks.push({ name, ok: false, message: `Not tried: "${first}" failed`, code, fix });
      return undefined;
    }
    try {
      const { message, result } = await check();
      this.#checks.push({ name, ok: true, message });
      return result;
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
      const { code, fix } = error;
      // The message ends with the fix, which has a field of its own.
      const message = error.message.slice(0, -`. ${fix}`.length);
      this.#stopped = { name, ok: false, message, code, fix };
      this.#checks.push(this.#stopped);
      return undefined;
    }
  }

  /** Makes the following checks even where the last one failed. */
  goOn(): void {
    this.#stopped = undefined;
  }
}
