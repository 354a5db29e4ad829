import { hostname } from "node:os";

/** The folder of this machine that the ledger names as `file://<host>/folder`; undefined for others, and for buckets. */
export function localFolder(bucket: string): string | undefined {
  const start = `file://${hostname()}/`;
  return bucket.startsWith(start) ? bucket.slice(start.length - 1) : undefined;
}
