import { FatalError } from "@sallyport/worker-kit";
import type { ClientBase } from "pg";
import { ledgerSchema, ledgerVersions } from "./ledgerVersions.js";
import { roleNames } from "./roleNames.js";

/**
 * Brings the ledger's tables to the newest version, as their owner.
 *
 * @throws FatalError where a newer release of the pipeline has been here: going back could lose what it keeps
 */
export async function applyLedgerVersions(client: ClientBase): Promise<{ version: number; applied: number[] }> {
  await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(roleNames.owner)}`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${ledgerSchema}.migrations (
       version integer PRIMARY KEY,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
  const { rows } = await client.query<{ version: number }>(
    `SELECT coalesce(max(version), 0) AS version FROM ${ledgerSchema}.migrations`,
  );
  const before = rows[0]?.version ?? 0;
  if (before > ledgerVersions.length) {
    throw new FatalError({
      reason: "newer-ledger",
      what: `The ledger has version ${before}, and this release knows ${ledgerVersions.length} at most`,
      fix: "Deploy the release that made it, or a newer one",
    });
  }
  const applied: number[] = [];
  for (const [index, statements] of ledgerVersions.entries()) {
    if (index < before) continue;
    await client.query(statements);
    await client.query(`INSERT INTO ${ledgerSchema}.migrations (version) VALUES ($1)`, [index + 1]);
    applied.push(index + 1);
  }
  await client.query("RESET ROLE");
  return { version: ledgerVersions.length, applied };
}
