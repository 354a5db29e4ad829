import { type DatabaseLogin, verifiedTls } from "@sallyport/worker-kit";
import { Client } from "pg";

/**
 * A connection over TLS as `verify-full` (ENC-15). The caller ends it.
 *
 * @param ca PEM text of the authorities. Default: those that Node trusts
 */
export async function openDatabase(login: DatabaseLogin, ca: string | undefined): Promise<Client> {
  const { host, port, dbname, username, password } = login;
  const client = new Client({
    host,
    port,
    database: dbname,
    user: username,
    password,
    ssl: verifiedTls({ host, ca }),
    connectionTimeoutMillis: 10_000,
    // Another migration may hold the lock.
    statement_timeout: 45_000,
    application_name: "sallyport-etl-migration",
  });
  // The query in flight gets the error too; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
