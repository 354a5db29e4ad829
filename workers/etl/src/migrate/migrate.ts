import type { ClientBase } from "pg";
import { applyLedgerVersions } from "./applyLedgerVersions.js";
import { ensureRoles } from "./ensureRoles.js";
import { ensureSchemas } from "./ensureSchemas.js";
import type { MigrationOptions, MigrationResult } from "./MigrationOptions.js";

/**
 * Brings a database to what the pipeline needs: roles, schemas, rights, and the tables of the ledger. In one transaction
 * and one at a time; a second run changes nothing. It never drops, and never takes data or a login away.
 *
 * @param client of a user that makes roles and owns the database, as RDS's master user does: no superuser is needed
 * @throws FatalError where something of that name is there already and is not what it has to be
 */
export async function migrate(client: ClientBase, options: MigrationOptions): Promise<MigrationResult> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('sallyport-etl-migration', 0))");
    const rolesMade = await ensureRoles(client, options);
    await ensureSchemas(client, options.schema);
    const { version, applied } = await applyLedgerVersions(client);
    await client.query("COMMIT");
    return { version, applied, rolesMade };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
