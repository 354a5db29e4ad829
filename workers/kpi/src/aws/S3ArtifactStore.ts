import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { classifyError, FatalError, openObjectStream } from "@sallyport/worker-kit";
import type { ArtifactStore } from "../ports.js";
import { retrying } from "./retrying.js";

const FOLDERS = /^(?:state|quarantine)\/./;

/**
 * `state/` and `quarantine/` in S3. Needs `s3:PutObject` and `s3:GetObject` below the two, and no listing: S3 then answers
 * 403, not 404, for an artifact that is not there. To tell this from a policy that is wrong, such an artifact is made,
 * empty, under `If-None-Match: *`, which only succeeds where there is none; an empty artifact counts as none.
 */
export class S3ArtifactStore implements ArtifactStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async fetch(key: string, path: string, signal: AbortSignal): Promise<boolean> {
    refuseOutside(key);
    const partial = `${path}.${randomUUID()}`;
    try {
      const stream = await openObjectStream(this.#client, { bucket: this.#bucket, key }, { signal });
      if (stream.size === 0) {
        stream.close();
        return false;
      }
      await mkdir(dirname(path), { recursive: true });
      await pipeline(stream.body, createWriteStream(partial, { mode: 0o600 }), { signal });
      await rename(partial, path);
      return true;
    } catch (error) {
      await rm(partial, { force: true });
      const { kind } = classifyError(error);
      if (kind === "gone") return false;
      if (kind === "denied" && (await this.#isMissing(key, signal))) return false;
      throw error;
    }
  }

  /** The object becomes visible with its last byte; S3 compares it with the SHA-256 that was taken of the file here. */
  async store(key: string, path: string, abortSignal: AbortSignal): Promise<void> {
    refuseOutside(key);
    const { size } = await stat(path);
    if (size === 0) throw emptyArtifact();
    const checksum = await sha256(path, abortSignal);
    await retrying(abortSignal, async () => {
      const command = new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        // A stream cannot be sent twice, so the SDK does not retry it.
        Body: createReadStream(path),
        ContentLength: size,
        ChecksumSHA256: checksum,
      });
      await this.#client.send(command, { abortSignal });
    });
  }

  async #isMissing(Key: string, abortSignal: AbortSignal): Promise<boolean> {
    const command = new PutObjectCommand({ Bucket: this.#bucket, Key, Body: Buffer.alloc(0), IfNoneMatch: "*" });
    try {
      await this.#client.send(command, { abortSignal });
      return true;
    } catch {
      return false;
    }
  }
}

async function sha256(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest("base64");
}

function refuseOutside(key: string): void {
  if (FOLDERS.test(key) && !key.split("/").includes("..")) return;
  throw new FatalError({
    reason: "outside-artifacts",
    what: "The run asked for an artifact outside state/ and quarantine/",
    fix: "Report this: no setting leads there",
  });
}

function emptyArtifact(): FatalError {
  return new FatalError({
    reason: "empty-artifact",
    what: "The run wanted to keep an artifact without content, which would count as none",
    fix: "Report this: no input leads there",
  });
}
