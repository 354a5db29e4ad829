import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { FRAME_BYTES } from "@sallyport/worker-compressor/archive";
import { mapConcurrently } from "@sallyport/worker-kit";
import { answerOr } from "../../../aws/answerOr.js";
import type { ListedObject } from "../listing/ListedObject.js";
import type { Randomness } from "./Randomness.js";

const READS_IN_FLIGHT = 16;

/** An object of the sample, and its bytes: all of them, or those of one frame where it has more. */
export interface SampledObject {
  readonly object: ListedObject;
  readonly content: Buffer;
}

/**
 * Reads what was drawn. Objects that are gone by now, and those that have to be restored before they can be read, are left out. Needs
 * `s3:GetObject`, and the right to decrypt.
 */
export async function readSample(
  s3: S3Client,
  bucket: string,
  drawn: readonly ListedObject[],
  random: Randomness,
): Promise<readonly SampledObject[]> {
  // Drawn before the first read, so that the order in which answers come changes nothing.
  const places = drawn.map(({ size }) => random.below(Math.max(0, size - FRAME_BYTES) + 1));
  const read = await mapConcurrently(drawn, READS_IN_FLIGHT, async (object, index) => {
    const from = places[index] ?? 0;
    const Range =
      object.size > FRAME_BYTES ? `bytes=${from}-${Math.min(object.size, from + FRAME_BYTES) - 1}` : undefined;
    const answer = await answerOr(undefined, ["NoSuchKey", "InvalidObjectState", "InvalidRange"], async () =>
      s3.send(new GetObjectCommand({ Bucket: bucket, Key: object.key, Range })),
    );
    const bytes = await answer?.Body?.transformToByteArray();
    return bytes === undefined || bytes.length === 0 ? [] : [{ object, content: Buffer.from(bytes) }];
  });
  return read.flat();
}
