import { createHash } from "node:crypto";
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { mapConcurrently } from "@sallyport/worker-kit";

/** A file of a manifest, or what was stored under its path. */
interface StoredFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What one attempt of a job has left in the bucket of results. */
export interface StoredAttempt {
  /** Undefined where the worker did not come to write it. */
  readonly manifest: { readonly status: string; readonly exitCode: number; readonly complete: boolean } | undefined;
  /** What the manifest says that there is, by path. */
  readonly listed: readonly StoredFile[];
  /** What there is besides the manifest, by path, as it was read back. */
  readonly stored: readonly StoredFile[];
  /** Text of the log, as far as there is one. */
  readonly log: string;
}

const compare = (one: StoredFile, other: StoredFile) => (one.path < other.path ? -1 : 1);

/** Reads everything back that a job has stored, attempt by attempt, in the order of the attempts. */
export async function storedAttempts(s3: S3Client, bucket: string, jobName: string): Promise<readonly StoredAttempt[]> {
  const prefix = `transformations/${jobName}/`;
  const attempts = new Map<string, Map<string, Buffer>>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix }))
    await mapConcurrently(Contents, 16, async ({ Key = "" }) => {
      const [attempt = "", ...rest] = Key.slice(prefix.length).split("/");
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
      const files = attempts.get(attempt) ?? new Map<string, Buffer>();
      attempts.set(attempt, files.set(rest.join("/"), content));
    });
  return [...attempts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, files]) => attemptOf(files));
}

function attemptOf(files: ReadonlyMap<string, Buffer>): StoredAttempt {
  const text = files.get("manifest.json")?.toString();
  const manifest = text === undefined ? undefined : JSON.parse(text);
  const listed: readonly StoredFile[] = manifest?.files ?? [];
  return {
    manifest,
    listed: listed.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })).sort(compare),
    stored: [...files]
      .filter(([path]) => path !== "manifest.json")
      .map(([path, content]) => ({ path, bytes: content.length, sha256: digestOf(content) }))
      .sort(compare),
    log: files.get("logs/output.log")?.toString() ?? "",
  };
}

function digestOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
