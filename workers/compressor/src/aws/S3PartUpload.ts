import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { PartUpload } from "../ports.js";

interface UploadAddress {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
}

/** What has to hold for the object to be made, once all parts are there. */
interface UploadCondition {
  readonly IfNoneMatch?: string;
}

/** A multipart upload to S3, of which each part is checked against its SHA-256. */
export class S3PartUpload implements PartUpload {
  readonly #client: S3Client;
  readonly #address: UploadAddress;
  readonly #abortSignal: AbortSignal;
  readonly #condition: UploadCondition;
  readonly #parts: CompletedPart[] = [];

  constructor(client: S3Client, address: UploadAddress, abortSignal: AbortSignal, condition: UploadCondition = {}) {
    this.#client = client;
    this.#address = address;
    this.#abortSignal = abortSignal;
    this.#condition = condition;
  }

  async part(PartNumber: number, Body: Buffer): Promise<void> {
    const ChecksumSHA256 = createHash("sha256").update(Body).digest("base64");
    const command = new UploadPartCommand({ ...this.#address, PartNumber, Body, ChecksumSHA256 });
    const { ETag } = await this.#client.send(command, { abortSignal: this.#abortSignal });
    this.#parts.push({ PartNumber, ETag, ChecksumSHA256 });
  }

  async complete(): Promise<void> {
    const Parts = this.#parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    const command = new CompleteMultipartUploadCommand({
      ...this.#address,
      ...this.#condition,
      MultipartUpload: { Parts },
    });
    await this.#client.send(command, { abortSignal: this.#abortSignal });
  }

  async abort(): Promise<void> {
    await this.#client.send(new AbortMultipartUploadCommand(this.#address));
  }
}
