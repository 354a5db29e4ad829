import type { ClientBase } from "pg";
import { LoadError } from "../LoadError.js";
import type { LoadResult } from "../LoadResult.js";

/** What a line of the ledger is about. */
export interface LoadedObject {
  readonly bucket: string;
  readonly key: string;
  readonly schema: string;
  readonly table: string;
}

/** A load of the object that ended well. */
export interface LedgerEntry {
  readonly etag: string;
  readonly contract: string | undefined;
  readonly sequencer: string | undefined;
  readonly result: Omit<LoadResult, "seconds" | "known">;
}

export interface NewEntry extends LoadedObject {
  /** See `nextLoad`. */
  readonly load: string;
  readonly version: string | undefined;
  readonly etag: string;
  readonly contract: string | undefined;
  readonly sequencer: string | undefined;
  readonly result: LoadResult;
}

interface Row {
  readonly run: string;
  readonly etag: string;
  readonly contract: string | null;
  readonly sequencer: string | null;
  readonly rows_in: string;
  readonly rejected: string;
  readonly columns: LoadResult["columns"];
  readonly key_columns: string[];
  readonly quarantine: string | null;
}

const OF_OBJECT = "bucket = $1 AND key = $2 AND table_schema = $3 AND table_name = $4";
const valuesOf = ({ bucket, key, schema, table }: LoadedObject): string[] => [bucket, key, schema, table];

/** @throws LoadError `no-ledger` where the migration has not been run */
export async function assertLedger(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('sallyport_etl.failures') IS NOT NULL AS there",
  );
  if (rows[0]?.there) return;
  const message = "The database has no ledger of loads, or one of an older release";
  throw new LoadError({
    code: "no-ledger",
    message,
    fix: "Run the migration: the deployment does, or `sallyport etl migrate`",
  });
}

/** The newest load of an object into a table. */
export async function lastLoad(client: ClientBase, object: LoadedObject): Promise<LedgerEntry | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT run, etag, contract, sequencer, rows_in, rejected, columns, key_columns, quarantine
       FROM sallyport_etl.loads WHERE ${OF_OBJECT} ORDER BY id DESC LIMIT 1`,
    valuesOf(object),
  );
  const [row] = rows;
  if (!row) return undefined;
  const rowsIn = Number(row.rows_in);
  const rejected = Number(row.rejected);
  return {
    etag: row.etag,
    contract: row.contract ?? undefined,
    sequencer: row.sequencer ?? undefined,
    result: {
      run: row.run,
      table: object.table,
      rowsIn,
      loaded: 0,
      updated: 0,
      unchanged: rowsIn - rejected,
      rejected,
      columns: row.columns,
      key: row.key_columns,
      ...(row.quarantine !== null && { quarantine: row.quarantine }),
    },
  };
}

/** Ids of all loads of an object into a table. */
export async function loadsOf(client: ClientBase, object: LoadedObject): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM sallyport_etl.loads WHERE ${OF_OBJECT}`,
    valuesOf(object),
  );
  return rows.map(({ id }) => id);
}

/** An id for a load that is about to be. */
export async function nextLoad(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT nextval(pg_get_serial_sequence('sallyport_etl.loads', 'id')) AS id",
  );
  return rows[0]?.id ?? "";
}

/** Writes a load into the ledger; in the transaction of its rows. */
export async function recordLoad(client: ClientBase, entry: NewEntry): Promise<void> {
  const { result } = entry;
  await client.query(
    `INSERT INTO sallyport_etl.loads
       (bucket, key, table_schema, table_name, id, run, version, etag, contract, sequencer, rows_in, loaded, updated, unchanged, rejected,
        columns, key_columns, quarantine, seconds)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      ...valuesOf(entry),
      entry.load,
      result.run,
      entry.version,
      entry.etag,
      entry.contract,
      entry.sequencer,
      result.rowsIn,
      result.loaded,
      result.updated,
      result.unchanged,
      result.rejected,
      JSON.stringify(result.columns),
      result.key,
      result.quarantine,
      result.seconds,
    ],
  );
}

/** Writes down a load that failed, for whoever asks what became of a file. */
export async function recordFailure(
  client: ClientBase,
  { bucket, key, schema, table }: LoadedObject,
  failure: {
    readonly run: string;
    readonly etag?: string;
    readonly contract?: string | undefined;
    readonly error: LoadError;
  },
): Promise<void> {
  const { run, etag, contract, error } = failure;
  await client.query(
    `INSERT INTO sallyport_etl.failures (run, bucket, key, etag, contract, table_schema, table_name, code, message, quarantine)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [run, bucket, key, etag, contract, schema, table, error.code, error.message, error.quarantine],
  );
}
