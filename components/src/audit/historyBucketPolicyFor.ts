import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { bucketPolicyLimit } from "../storage/bucketPolicyFor.js";
import { secureTransport } from "../storage/secureTransport.js";

/**
 * The policy of the bucket that takes a region's configuration history: AWS Config may look at it and write to it for
 * this account and region, and nobody may write or delete but an AWS service, whoever their IAM policies make them (AU-9).
 * Source: AWS Config Developer Guide, "Permissions for the Amazon S3
 * Bucket for the AWS Config Delivery Channel", required permissions when using service-linked roles.
 */
export function historyBucketPolicyFor(
  bucketArn: string,
  accountId: string,
  sourceArn: string,
): PolicyDocument<ResourceStatement> {
  const byConfig = { Effect: "Allow", Principal: { Service: "config.amazonaws.com" } } as const;
  const forAccount = { "aws:SourceAccount": accountId };
  // Config sends a text that ends in "*", so it is matched as a pattern.
  const fromHere = { ArnLike: { "aws:SourceArn": sourceArn } };
  return documentOf(
    [
      ...secureTransport(bucketArn),
      {
        Sid: "DenyTampering",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
        Resource: [`${bucketArn}/*`],
        Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
      },
      {
        Sid: "AllowConfigCheck",
        ...byConfig,
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: [bucketArn],
        Condition: { StringEquals: forAccount, ...fromHere },
      },
      {
        Sid: "AllowConfigDelivery",
        ...byConfig,
        Action: "s3:PutObject",
        Resource: [`${bucketArn}/AWSLogs/${accountId}/Config/*`],
        Condition: { StringEquals: { ...forAccount, "s3:x-amz-acl": "bucket-owner-full-control" }, ...fromHere },
      },
    ],
    bucketPolicyLimit,
  );
}
