import { verifiedTls } from "@sallyport/worker-kit";
import { Client, type ClientBase } from "pg";
import type { EtlTarget } from "./EtlTarget.js";
import { sessionFailure } from "./sessionFailure.js";

/**
 * A session at a database, verified by TLS before anything is sent, and ended afterwards.
 *
 * @throws EtlFailure where there is none to be had
 */
export async function withSession<Result>(
  { login }: EtlTarget,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  const { ca, ...address } = login;
  const client = new Client({
    ...address,
    ssl: verifiedTls({ host: login.host, ca }),
    connectionTimeoutMillis: 15_000,
    application_name: "sallyport",
  });
  // The query in flight gets the error too; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw sessionFailure(error, login);
  } finally {
    await client.end().catch(() => undefined);
  }
}
