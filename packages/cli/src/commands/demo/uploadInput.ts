import { createReadStream } from "node:fs";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { inParallel } from "../../pipeline/inParallel.js";
import type { InputFile } from "./inputFiles.js";

/** Metadata that the demo sets on every object, so that the arrival check can see that it travelled. */
export const demoMetadata = { "demo-origin": "sallyport" } as const;
/** Content type that the demo sets on every object. */
export const demoContentType = "text/plain; charset=utf-8";

const uploadsInFlight = 16;

/** Uploads files to a bucket below a prefix, as any producer would. */
export async function uploadInput(
  s3: S3Client,
  bucket: string,
  prefix: string,
  files: readonly InputFile[],
  onFile: () => void,
): Promise<void> {
  await inParallel(uploadsInFlight, files, async (file) => {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: `${prefix}${file.key}`,
        Body: createReadStream(file.path),
        ContentLength: file.size,
        ContentType: demoContentType,
        Metadata: demoMetadata,
        Tagging: "demo=true",
      }),
    );
    onFile();
  });
}
