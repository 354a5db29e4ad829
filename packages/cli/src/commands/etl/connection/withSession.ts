import { PgDatabases } from "@sallyport/worker-etl";
import { roleNames } from "@sallyport/worker-etl/migrate";
import type { ClientBase } from "pg";
import type { EtlTarget } from "./EtlTarget.js";

interface SessionOptions {
  /** Role that the session takes on; null for the user's own. Default: the owner of tables and ledger. */
  readonly role?: string | null;
}

/**
 * A session at a database, verified by TLS before anything is sent, and ended afterwards.
 *
 * @throws LoadError where there is none to be had, or the server refuses a statement
 */
export async function withSession<Result>(
  { login, ca }: EtlTarget,
  work: (client: ClientBase) => Promise<Result>,
  { role = roleNames.owner }: SessionOptions = {},
): Promise<Result> {
  const databases = new PgDatabases({ login, ca, role: role ?? undefined, sessions: 1 });
  try {
    return await databases.withClient(work, new AbortController().signal);
  } finally {
    await databases.close();
  }
}
