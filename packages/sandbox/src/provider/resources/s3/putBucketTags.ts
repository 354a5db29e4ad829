import { DeleteBucketTaggingCommand, PutBucketTaggingCommand, type S3Client } from "@aws-sdk/client-s3";

/** Makes these the bucket's only tags. */
export const putBucketTags = async (
  s3: S3Client,
  bucket: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> => {
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await (TagSet.length === 0
    ? s3.send(new DeleteBucketTaggingCommand({ Bucket: bucket }))
    : s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } })));
};
