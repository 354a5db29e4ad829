import { GetBucketEncryptionCommand, type S3Client, type ServerSideEncryptionByDefault } from "@aws-sdk/client-s3";
import { answerOr } from "./answerOr.js";

/** How a bucket encrypts what names no encryption of its own. */
export async function bucketEncryptionOf(
  s3: S3Client,
  Bucket: string,
): Promise<ServerSideEncryptionByDefault | undefined> {
  return await answerOr(undefined, ["ServerSideEncryptionConfigurationNotFoundError"], async () => {
    const { ServerSideEncryptionConfiguration: set } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    return set?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  });
}
