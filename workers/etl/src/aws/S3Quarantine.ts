import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { QuarantineStore } from "../ports.js";

/** Rejected rows in `quarantine/` of a bucket. Needs `s3:PutObject` there. */
export class S3Quarantine implements QuarantineStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** S3 compares what arrives with the SHA-256 that was taken here. */
  async store(key: string, path: string, abortSignal: AbortSignal): Promise<string> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash, { signal: abortSignal });
    const command = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      // In memory, so that the SDK can send it again: a quarantine has 64 MiB at most.
      Body: await readFile(path, { signal: abortSignal }),
      ChecksumSHA256: hash.digest("base64"),
      ContentType: "application/x-ndjson",
    });
    await this.#client.send(command, { abortSignal });
    return `s3://${this.#bucket}/${key}`;
  }
}
