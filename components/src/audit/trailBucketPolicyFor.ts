import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { bucketPolicyLimit } from "../storage/bucketPolicyFor.js";
import { secureTransport } from "../storage/secureTransport.js";

/**
 * The policy of a trail's bucket: this one trail may write, and nobody may write or delete but an AWS service, whoever
 * their IAM policies make them (AU-9). To empty the bucket, this policy has to be changed first, which is told.
 *
 * No upload is denied for its encryption: CloudTrail encrypts log files with the trail's key and digests with S3's own.
 */
export function trailBucketPolicyFor(
  bucketArn: string,
  accountId: string,
  trailArn: string,
): PolicyDocument<ResourceStatement> {
  const delivery = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const forTrail = { "aws:SourceArn": trailArn, "aws:SourceAccount": accountId };
  return documentOf(
    [
      ...secureTransport(bucketArn),
      {
        Sid: "DenyTampering",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
        Resource: [`${bucketArn}/*`],
        Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
      },
      {
        Sid: "AllowTrailAclCheck",
        ...delivery,
        Action: "s3:GetBucketAcl",
        Resource: [bucketArn],
        Condition: { StringEquals: forTrail },
      },
      {
        Sid: "AllowTrailDelivery",
        ...delivery,
        Action: "s3:PutObject",
        Resource: [`${bucketArn}/AWSLogs/${accountId}/*`],
        Condition: { StringEquals: { ...forTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ],
    bucketPolicyLimit,
  );
}
