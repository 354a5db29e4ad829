import type { CatalogRow } from "./CatalogRow.js";

/** A column of the catalog's table. */
export interface CatalogColumn {
  /** In lower case, to which Athena turns every name. */
  readonly name: string;
  readonly property: keyof CatalogRow;
  /** As Athena calls it; in Parquet UTF-8 text, INT64 and INT64 of milliseconds in UTC. */
  readonly type: "string" | "bigint" | "timestamp";
  /** Text that holds a JSON object. */
  readonly json?: true;
  readonly required?: true;
  readonly meaning: string;
}

/** The columns of every file of the catalog, in their order. Later releases only add to them, at the end. */
export const catalogColumns: readonly CatalogColumn[] = [
  { name: "event", property: "event", type: "string", required: true, meaning: "created or deleted" },
  { name: "source_bucket", property: "sourceBucket", type: "string", required: true, meaning: "bucket of the object" },
  { name: "key", property: "key", type: "string", required: true, meaning: "key of the object" },
  { name: "version_id", property: "versionId", type: "string", meaning: "version of the object" },
  { name: "sequencer", property: "sequencer", type: "string", meaning: "orders the events of one key" },
  {
    name: "event_time",
    property: "eventTime",
    type: "timestamp",
    required: true,
    meaning: "when the version was made or deleted, UTC",
  },
  { name: "size", property: "size", type: "bigint", meaning: "bytes" },
  { name: "sha256", property: "sha256", type: "string", meaning: "SHA-256 of the content, in hex" },
  { name: "etag", property: "etag", type: "string", meaning: "the source's ETag" },
  { name: "storage_class", property: "storageClass", type: "string", meaning: "the source's storage class" },
  { name: "content_type", property: "contentType", type: "string", meaning: "Content-Type" },
  { name: "tags", property: "tags", type: "string", json: true, meaning: "tags, a JSON object" },
  { name: "metadata", property: "metadata", type: "string", json: true, meaning: "user metadata, a JSON object" },
  {
    name: "archive_bucket",
    property: "archiveBucket",
    type: "string",
    required: true,
    meaning: "bucket of the archive",
  },
  { name: "archive_key", property: "archiveKey", type: "string", required: true, meaning: "key of the archive" },
  { name: "archive", property: "archive", type: "string", required: true, meaning: "id of the archive" },
];
