import { ledgerSchema } from "@sallyport/worker-etl/migrate";
import type { ClientBase } from "pg";
import type { FailureRow } from "./LedgerRow.js";
import type { LedgerQuery } from "./readLedger.js";
import { utc } from "./utc.js";

/** The last failure of each object, newest first. The session acts as the owner of the ledger. */
export async function readFailures(
  client: ClientBase,
  { schema, table, limit }: LedgerQuery,
): Promise<readonly FailureRow[]> {
  const { rows } = await client.query<FailureRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (bucket, key) run, bucket, key, etag, table_schema AS schema, table_name AS "table", code, message, quarantine,
              ${utc("failed_at")} AS "failedAt",
              NOT EXISTS (SELECT FROM ${ledgerSchema}.loads AS l
                           WHERE l.bucket = f.bucket AND l.key = f.key AND l.loaded_at >= f.failed_at) AS open
         FROM ${ledgerSchema}.failures AS f
        WHERE table_schema = $1 AND ($2::text IS NULL OR table_name = $2)
        ORDER BY bucket, key, failed_at DESC) AS last
      ORDER BY "failedAt" DESC, run LIMIT $3`,
    [schema, table ?? null, limit],
  );
  return rows;
}
