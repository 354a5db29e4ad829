/** The columns of a backup's catalog, as the workers write them. */
export const catalogColumns = [
  { name: "event", type: "string", comment: "created or deleted" },
  { name: "source_bucket", type: "string", comment: "bucket of the object" },
  { name: "key", type: "string", comment: "key of the object" },
  { name: "version_id", type: "string", comment: "version of the object" },
  { name: "sequencer", type: "string", comment: "orders the events of one key" },
  { name: "event_time", type: "timestamp", comment: "when the version was made or deleted, UTC" },
  { name: "size", type: "bigint", comment: "bytes" },
  { name: "sha256", type: "string", comment: "SHA-256 of the content, in hex" },
  { name: "etag", type: "string", comment: "the source's ETag" },
  { name: "storage_class", type: "string", comment: "the source's storage class" },
  { name: "content_type", type: "string", comment: "Content-Type" },
  { name: "tags", type: "string", comment: "tags, a JSON object" },
  { name: "metadata", type: "string", comment: "user metadata, a JSON object" },
  { name: "archive_bucket", type: "string", comment: "bucket of the archive" },
  { name: "archive_key", type: "string", comment: "key of the archive" },
  { name: "archive", type: "string", comment: "id of the archive" },
] as const;
