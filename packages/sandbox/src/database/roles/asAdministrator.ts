import pg from "pg";
import { administrator } from "../server/initializeData.js";

/** Where a server answers, and what its superuser signs in with. */
export interface AdministratorLogin {
  readonly port: number;
  /** PEM text. */
  readonly ca: string;
  readonly password: string;
}

/** Works on a server as its superuser, over TLS like everybody else; the connection is closed whatever happens. */
export async function asAdministrator<Result>(
  { port, ca, password }: AdministratorLogin,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    // By name: the client compares a certificate with names only, and takes an address for `localhost`.
    host: "localhost",
    port,
    user: administrator,
    password,
    database: "postgres",
    ssl: { ca },
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    options: "-c log_statement=none",
  });
  // A connection that breaks is told by the query that it breaks.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
