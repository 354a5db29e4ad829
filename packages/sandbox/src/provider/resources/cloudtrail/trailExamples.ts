import type { Example } from "../../ResourceDefinition.js";
import type { Json } from "../../values/Json.js";

const bucket = (name: string) => ({ type: "aws:s3/bucket:Bucket", inputs: () => ({ bucket: name }) });

const management: Json = {
  name: "management events",
  fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};
const objects: Json = {
  name: "objects",
  fieldSelectors: [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
    { field: "resources.ARN", startsWiths: ["arn:aws:s3:::orders/"] },
  ],
};

/** A trail of every region with a log group and data events, and a plain one. */
export const trailExamples: readonly Example[] = [
  {
    needs: {
      bucket: bucket("conformance-trail"),
      key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-trail-key" }) },
    },
    base: (made) => ({
      name: "conformance-trail",
      s3BucketName: made("bucket", "id"),
      kmsKeyId: made("key", "arn"),
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
      cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:000000000000:log-group:/conformance/trail:*",
      cloudWatchLogsRoleArn: "arn:aws:iam::000000000000:role/conformance-trail",
      advancedEventSelectors: [management, objects],
      tags: { team: "security" },
    }),
    updated: (made) => ({
      name: "conformance-trail",
      s3BucketName: made("bucket", "id"),
      s3KeyPrefix: "trail",
      snsTopicName: "conformance-trail",
      enableLogging: false,
      tags: { stage: "test" },
    }),
    replacing: (made) => ({ name: "conformance-trail-renamed", s3BucketName: made("bucket", "id") }),
  },
];
