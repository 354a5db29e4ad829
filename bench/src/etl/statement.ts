import { readFileSync } from "node:fs";
import { Client } from "pg";
import type { ServerAddress } from "./ServerAddress.js";

/** Runs statements outside of what is measured. */
export async function statement(server: ServerAddress, text: string): Promise<void> {
  const { host, port, database, user, password, caFile } = server;
  const client = new Client({ host, port, database, user, password, ssl: { ca: readFileSync(caFile) } });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
