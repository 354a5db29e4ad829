import { parseDatabaseLogin } from "@sallyport/worker-kit";
import type { SecretStore } from "../ports.js";
import { isRefusal } from "../postgres/isRefusal.js";
import type { Connect } from "../postgres/PostgresConnection.js";

/** A client of the database that does what README.md tells clients to do, over and over. */
export class RetryingClient {
  readonly #store: SecretStore;
  readonly #connect: Connect;
  readonly #secretId: string;
  #value: string | undefined;
  /** Logins that worked, and those that were refused and repeated with what AWSCURRENT then was. */
  logins = 0;
  retries = 0;

  constructor(store: SecretStore, connect: Connect, secretId: string) {
    this.#store = store;
    this.#connect = connect;
    this.#secretId = secretId;
  }

  /** Logs in with the login that it has; where it is refused, once more with the current one. Throws where that fails. */
  async logIn(): Promise<void> {
    this.#value ??= await this.#store.read(this.#secretId, "AWSCURRENT");
    try {
      await this.#attempt();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.retries += 1;
      this.#value = await this.#store.read(this.#secretId, "AWSCURRENT");
      await this.#attempt();
    }
    this.logins += 1;
  }

  async #attempt(): Promise<void> {
    const { username: user, password = "", host, port, dbname } = parseDatabaseLogin(this.#value, this.#secretId);
    const connection = await this.#connect({ host, port, dbname, user, password });
    await connection.end();
  }
}
