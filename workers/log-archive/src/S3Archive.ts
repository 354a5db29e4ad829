import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Archive } from "./ports.js";

/** A bucket, which encrypts what it takes by its own key. */
export class S3Archive implements Archive {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  async put(Key: string, Body: Uint8Array): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key, Body, ContentType: "application/gzip" }));
  }
}
