import { S3Client } from "@aws-sdk/client-s3";
import { findMissed, PgDatabases } from "@sallyport/worker-etl";
import { S3ObjectStore, S3Quarantine } from "@sallyport/worker-etl/aws";
import { roleNames } from "@sallyport/worker-etl/migrate";
import type { EtlOutputs } from "../connection/EtlOutputs.js";
import type { EtlTarget } from "../connection/EtlTarget.js";

/** A file that is in the bucket, and that the ledger has neither loaded nor failed: it waits, or its event was missed. */
export interface MissedObject {
  readonly bucket: string;
  readonly key: string;
}

/** What a sweep would find now. */
export async function missedObjects(
  target: EtlTarget,
  stack: EtlOutputs,
  table: string | undefined,
): Promise<readonly MissedObject[]> {
  const { region, inputBucket: bucket, inputPrefix: prefix } = stack;
  const s3 = new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const databases = new PgDatabases({ login: target.login, ca: target.ca, role: roleNames.owner, sessions: 1 });
  const clock = { now: () => new Date() };
  const ports = { objects: new S3ObjectStore(s3, bucket), quarantine: new S3Quarantine(s3, bucket), databases, clock };
  try {
    const keys = await findMissed(ports, prefix, target.schema, new AbortController().signal);
    const isWanted = (key: string): boolean => table === undefined || key.startsWith(`${prefix}${table}.`);
    return keys.filter(isWanted).map((key) => ({ bucket, key }));
  } finally {
    await databases.close();
    s3.destroy();
  }
}
