/** Schema of the pipeline's own tables. */
export const ledgerSchema = "sallyport_etl";

/**
 * The ledger's tables, each version on top of the one before. What has been released never changes: add a version.
 * All names are ours, so nothing has to be quoted.
 */
export const ledgerVersions: readonly string[] = [
  `
  CREATE TABLE ${ledgerSchema}.loads (
    run text PRIMARY KEY,
    bucket text NOT NULL,
    key text NOT NULL,
    version text,
    etag text NOT NULL,
    sequencer text,
    table_schema text NOT NULL,
    table_name text NOT NULL,
    rows_in bigint NOT NULL,
    loaded bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    rejected bigint NOT NULL,
    columns jsonb NOT NULL,
    key_columns text[] NOT NULL,
    quarantine text,
    seconds double precision NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    CHECK (rows_in = loaded + updated + unchanged + rejected)
  );
  CREATE INDEX loads_by_object ON ${ledgerSchema}.loads (bucket, key, loaded_at DESC);
  `,
];
