import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { bucketPolicyLimit } from "./bucketPolicyFor.js";
import { secureTransport } from "./secureTransport.js";

/** The policy of a log bucket: S3's log delivery may write for the named buckets of this account, over TLS (STO-05). */
export function logBucketPolicyFor(
  bucketArn: string,
  accountId: string,
  sourceArns: readonly string[],
): PolicyDocument<ResourceStatement> {
  const delivery: ResourceStatement = {
    Sid: "AllowLogDelivery",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: [`${bucketArn}/*`],
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": [...new Set(sourceArns)].sort() },
    },
  };
  return documentOf([...secureTransport(bucketArn), delivery], bucketPolicyLimit);
}
