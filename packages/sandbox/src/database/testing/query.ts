import pg from "pg";
import type { Postgres } from "../startPostgres.js";

/** Where to sign in, and as whom. */
export type Target = Pick<Postgres, "host" | "port" | "database" | "master" | "ca">;

/** Signs in, as the master unless told otherwise, asks one thing and answers with the values of all rows in turn. */
export async function query(server: Target, text: string, change: pg.ClientConfig = {}): Promise<unknown[]> {
  const { host, port, database, master, ca } = server;
  const login = { user: master.username, password: master.password };
  const client = new pg.Client({ host, port, database, ...login, ssl: { ca }, ...change });
  // A connection that breaks is told by the query as well.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end().catch(() => {});
  }
}
