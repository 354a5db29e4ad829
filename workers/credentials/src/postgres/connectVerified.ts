import { verifiedTls } from "@sallyport/worker-kit";
import { Client } from "pg";
import type { Connect } from "./PostgresConnection.js";

/** Milliseconds for a connection, and for a statement: a step as a whole has the function's minute. */
const CONNECT_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 15_000;

/**
 * Connections by pg over TLS as `verify-full` (ENC-15).
 *
 * @param ca PEM text of the authorities. Default: those that Node trusts
 */
export function connectVerified(ca: string | undefined): Connect {
  return async ({ host, port, dbname, user, password }) => {
    const client = new Client({
      host,
      port,
      database: dbname,
      user,
      password,
      ssl: verifiedTls({ host, ca }),
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      query_timeout: STATEMENT_TIMEOUT,
      application_name: "sallyport-rotation",
    });
    // The query in flight gets the error too; without a listener it would end the process.
    client.on("error", () => undefined);
    try {
      await client.connect();
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return {
      query: (text, values) => client.query(text, values as unknown[] | undefined),
      escapeIdentifier: (name) => client.escapeIdentifier(name),
      escapeLiteral: (text) => client.escapeLiteral(text),
      end: () => client.end().catch(() => undefined),
    };
  };
}
