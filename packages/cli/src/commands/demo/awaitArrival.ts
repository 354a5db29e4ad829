import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../../output/CommandError.js";

export interface ArrivalOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  readonly expected: number;
  readonly onCount: (objects: number) => void;
  /** How long nothing may arrive before the wait gives up, milliseconds. */
  readonly patience: number;
}

const pollMilliseconds = 500;

/**
 * Waits until a bucket holds the expected number of objects below a prefix.
 *
 * @throws CommandError when nothing new arrived for longer than the patience
 */
export async function awaitArrival(options: ArrivalOptions): Promise<void> {
  let arrived = 0;
  let lastChange = Date.now();
  while (arrived < options.expected) {
    const now = await countObjects(options);
    if (now !== arrived) lastChange = Date.now();
    arrived = now;
    options.onCount(arrived);
    if (arrived >= options.expected) return;
    if (Date.now() - lastChange > options.patience) {
      throw new CommandError(
        `only ${arrived} of ${options.expected} objects arrived in ${options.bucket}/${options.prefix}, and nothing new for ${options.patience / 1000} s`,
        "look at the workers' logs in the sandbox folder (logs/tasks) and at the dead-letter queues",
        1,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

async function countObjects({ s3, bucket, prefix }: ArrivalOptions): Promise<number> {
  let count = 0;
  let token: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }));
    count += page.KeyCount ?? 0;
    token = page.NextContinuationToken;
  } while (token);
  return count;
}
