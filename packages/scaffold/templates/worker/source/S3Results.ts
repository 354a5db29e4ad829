import { CopyObjectCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { classifyError, compareSequencers } from "@sallyport/worker-kit";
import type { Results, Upload } from "./ports.js";

/** A bucket of copies, each with the sequencer of its event: S3 moves the content, so that no byte of it is in memory. */
export class S3Results implements Results {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  async put({ bucket, key, sequencer }: Upload): Promise<void> {
    const there = await this.#sequencerOf(key);
    if (there !== undefined && compareSequencers(sequencer, there) <= 0) return;
    await this.s3.send(
      new CopyObjectCommand({
        Bucket: this.bucket,
        Key: key,
        CopySource: `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`,
        MetadataDirective: "REPLACE",
        Metadata: { sequencer: sequencer ?? "" },
      }),
    );
  }

  /** Undefined while there is no result. */
  async #sequencerOf(key: string): Promise<string | undefined> {
    try {
      const { Metadata } = await this.s3.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return Metadata?.sequencer ?? "";
    } catch (error) {
      if (classifyError(error).kind === "gone") return undefined;
      throw error;
    }
  }
}
