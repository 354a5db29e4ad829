import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import type { QuarantineFile } from "./QuarantineFile.js";

/** The files of rejected rows below a prefix of a bucket. */
export async function quarantineInBucket(
  s3: S3Client,
  bucket: string,
  prefix: string,
): Promise<readonly QuarantineFile[]> {
  const files: QuarantineFile[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = "", LastModified } of Contents) {
      if (!Key.endsWith(".ndjson")) continue;
      const open = async () => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return Body as NodeJS.ReadableStream;
      };
      files.push({ name: `s3://${bucket}/${Key}`, modified: LastModified ?? new Date(0), open });
    }
  }
  return files;
}
