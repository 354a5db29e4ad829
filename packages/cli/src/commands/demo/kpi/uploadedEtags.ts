import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../../../output/CommandError.js";
import type { InputFile } from "../inputFiles.js";

interface UploadedFiles {
  readonly bucket: string;
  readonly prefix: string;
  readonly files: readonly InputFile[];
}

/**
 * Etags of uploaded files by key.
 *
 * @throws CommandError where there are other files below the prefix: a run reads those too, and its result is another
 */
export async function uploadedEtags(s3: S3Client, { bucket, prefix, files }: UploadedFiles) {
  const ours = new Set(files.map(({ key }) => `${prefix}${key}`));
  const etags = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = "", ETag = "" } of Contents) {
      if (Key.endsWith("/")) continue;
      if (!ours.has(Key))
        throw new CommandError(
          `${bucket}/${Key} is not of the demo, whose figures it would change`,
          "remove it, or begin anew: npx sallyport sandbox reset",
          1,
        );
      etags.set(Key, ETag);
    }
  }
  return etags;
}
