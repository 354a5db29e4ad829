import type { ConnectClickHouse } from "@sallyport/credentials";
import type { SecretStore } from "../ports.js";
import type { Connect, PostgresConnection } from "../postgres/PostgresConnection.js";

/** Where an attempt ends: at the nth thing that it does outside, before that is done or before its answer comes back. */
export interface CrashPoint {
  readonly at: number;
  readonly answered: boolean;
}

/** Thrown in place of the end of a process. */
class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * Lets attempts end as a process that is killed would: at a call of Secrets Manager, at a connection, at a statement. After
 * each of them it calls `observe`, so that a test sees what everybody else sees at that moment.
 */
export class CrashPlan {
  readonly #points: CrashPoint[];
  readonly #observe: () => Promise<void>;
  #done = 0;
  #crashed = 0;

  constructor(points: readonly CrashPoint[], observe: () => Promise<void>) {
    this.#points = [...points];
    this.#observe = observe;
  }

  /** How many attempts have ended so. */
  get crashes(): number {
    return this.#crashed;
  }

  /** How many things were done outside. */
  get steps(): number {
    return this.#done;
  }

  /** The store, as an attempt of the plan sees it. */
  store(inner: SecretStore): SecretStore {
    return {
      describe: (id) => this.#run(() => inner.describe(id)),
      read: (...args) => this.#run(() => inner.read(...args)),
      writePending: (...args) => this.#run(() => inner.writePending(...args)),
      makeCurrent: (...args) => this.#run(() => inner.makeCurrent(...args)),
      writeTrial: (...args) => this.#run(() => inner.writeTrial(...args)),
      dropTrial: (...args) => this.#run(() => inner.dropTrial(...args)),
      endPending: (...args) => this.#run(() => inner.endPending(...args)),
      startedAt: (...args) => this.#run(() => inner.startedAt(...args)),
      randomPassword: () => this.#run(() => inner.randomPassword()),
    };
  }

  /** Connections, as an attempt of the plan sees them. One that is cut is closed without a COMMIT. */
  connect(inner: Connect): Connect {
    return async (address) => {
      const connection = await inner(address);
      const cut: PostgresConnection = {
        escapeIdentifier: (name) => connection.escapeIdentifier(name),
        escapeLiteral: (text) => connection.escapeLiteral(text),
        end: () => connection.end(),
        query: (text, values) => this.#run(() => connection.query(text, values)),
      };
      try {
        return await this.#run(async () => cut);
      } catch (error) {
        await connection.end();
        throw error;
      }
    };
  }

  /** Statements of ClickHouse, as an attempt of the plan makes them: each is a request of its own. */
  connectClickHouse(inner: ConnectClickHouse): ConnectClickHouse {
    return (address) => {
      const connection = inner(address);
      return {
        rows: (query, parameters) => this.#run(() => connection.rows(query, parameters)),
        command: (statement) => this.#run(() => connection.command(statement)),
        end: () => connection.end(),
      };
    };
  }

  async #run<Result>(action: () => Promise<Result>): Promise<Result> {
    this.#done += 1;
    const index = this.#points.findIndex(({ at }) => at <= this.#done);
    const [point] = index === -1 ? [] : this.#points.splice(index, 1);
    if (point?.answered === false) this.#crash();
    const result = await action();
    await this.#observe();
    if (point !== undefined) this.#crash();
    return result;
  }

  #crash(): never {
    this.#crashed += 1;
    throw new Crash("the process ended here");
  }
}
