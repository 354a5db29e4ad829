import { GetPublicAccessBlockCommand, type PublicAccessBlockConfiguration, type S3Client } from "@aws-sdk/client-s3";
import { answerOr } from "./answerOr.js";

/** A bucket's own block of public access, where it has one. */
export async function publicAccessBlockOf(
  s3: S3Client,
  Bucket: string,
): Promise<PublicAccessBlockConfiguration | undefined> {
  return await answerOr(undefined, ["NoSuchPublicAccessBlockConfiguration"], async () => {
    return (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration;
  });
}
