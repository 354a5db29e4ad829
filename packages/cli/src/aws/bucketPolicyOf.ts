import { GetBucketPolicyCommand, type S3Client } from "@aws-sdk/client-s3";
import { type PolicyStatement, parsePolicy } from "@sallyport/policies";
import { answerOr } from "./answerOr.js";

/** The statements of a bucket's policy; none where it has no policy. */
export async function bucketPolicyOf(s3: S3Client, Bucket: string): Promise<readonly PolicyStatement[]> {
  const policy = await answerOr(undefined, ["NoSuchBucketPolicy"], async () => {
    return (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
  });
  return parsePolicy(policy);
}
