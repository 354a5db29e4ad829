import { retryRefused } from "@sallyport/credentials";
import type { SecretStore } from "../ports.js";

/** How a client of one engine logs in with a secret's value. */
export interface LoginAttempt {
  /** Throws where it does not get in. */
  readonly logIn: (value: string | undefined) => Promise<void>;
  readonly isRefusal: (error: unknown) => boolean;
}

/** A client of the database that does what README.md tells clients to do, over and over, by the library's own retry. */
export class RetryingClient {
  readonly #store: SecretStore;
  readonly #attempt: LoginAttempt;
  readonly #secretId: string;
  #value: string | undefined;
  /** Logins that worked, and those that were refused and repeated with what AWSCURRENT then was. */
  logins = 0;
  retries = 0;

  constructor(store: SecretStore, attempt: LoginAttempt, secretId: string) {
    this.#store = store;
    this.#attempt = attempt;
    this.#secretId = secretId;
  }

  /** Logs in with the login that it has; where it is refused, once more with the current one. Throws where that fails. */
  async logIn(): Promise<void> {
    const { logIn, isRefusal } = this.#attempt;
    const get = async (): Promise<string | undefined> => {
      this.#value ??= await this.#store.read(this.#secretId, "AWSCURRENT");
      return this.#value;
    };
    const drop = async (): Promise<void> => {
      this.retries += 1;
      this.#value = undefined;
    };
    await retryRefused({ get, drop, isRefusal }, logIn);
    this.logins += 1;
  }
}
