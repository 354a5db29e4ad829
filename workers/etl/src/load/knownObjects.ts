import type { ClientBase } from "pg";

/** The content of an object with which a load last ended, well or for good. */
export interface KnownObject {
  readonly key: string;
  readonly etag: string | null;
  readonly contract: string | null;
}

/** What the ledger knows of a bucket's objects that are loaded into a schema: what was loaded last, and what can never be. */
export async function knownObjects(client: ClientBase, bucket: string, schema: string): Promise<KnownObject[]> {
  const last = (table: string, order: string): string =>
    `(SELECT DISTINCT ON (key) key, etag, contract FROM sallyport_etl.${table}
       WHERE bucket = $1 AND table_schema = $2 ORDER BY key, ${order} DESC)`;
  const { rows } = await client.query<KnownObject>(
    `${last("loads", "id")} UNION ALL ${last("failures", "failed_at")}`,
    [bucket, schema],
  );
  return rows;
}
