import { ledgerSchema } from "@sallyport/worker-etl/migrate";
import type { ClientBase } from "pg";
import type { LedgerRow } from "./LedgerRow.js";
import { utc } from "./utc.js";

export interface LedgerQuery {
  readonly schema: string;
  /** Of this table alone. */
  readonly table?: string;
  /** Loads at most. */
  readonly limit: number;
}

/**
 * The last loads, newest first. The session acts as the owner of the ledger.
 *
 * @throws pg's error `42P01` where there is no ledger
 */
export async function readLedger(
  client: ClientBase,
  { schema, table, limit }: LedgerQuery,
): Promise<readonly LedgerRow[]> {
  const { rows } = await client.query<LedgerRow>(
    `SELECT run, bucket, key, version, etag, table_schema AS schema, table_name AS "table", ${counts}, quarantine, seconds,
            ${utc("loaded_at")} AS "loadedAt"
       FROM ${ledgerSchema}.loads
      WHERE table_schema = $1 AND ($2::text IS NULL OR table_name = $2)
      ORDER BY loaded_at DESC, run DESC LIMIT $3`,
    [schema, table ?? null, limit],
  );
  return rows;
}

/** As doubles, which hold every whole number that there can be of rows; pg gives bigint as text. */
const counts = [
  ["rows_in", "rowsIn"],
  ["loaded", "loaded"],
  ["updated", "updated"],
  ["unchanged", "unchanged"],
  ["rejected", "rejected"],
]
  .map(([column, name]) => `${column}::double precision AS "${name}"`)
  .join(", ");
