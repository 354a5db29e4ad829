import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../../output/CommandError.js";

export interface ConfirmationOptions {
  readonly s3: S3Client;
  /** The source region's staging bucket. */
  readonly bucket: string;
  readonly prefix: string;
  /** Longest wait, milliseconds. */
  readonly patience: number;
}

/**
 * Waits until no archive is left in the source's staging bucket: each target has confirmed, and the source has cleaned up.
 *
 * @throws CommandError when archives are left after the wait
 */
export async function awaitConfirmation({ s3, bucket, prefix, patience }: ConfirmationOptions): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 10 }));
    if (KeyCount === 0) return;
    if (Date.now() > end) {
      throw new CommandError(
        `archives are still unconfirmed in ${bucket}/${prefix} after ${patience / 1000} s; the objects themselves arrived`,
        "look at the source worker's log (logs/tasks in the sandbox folder): confirmations come through its queue",
        1,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
