import type { Example } from "../../ResourceDefinition.js";

const kmsKeyArn = "arn:aws:kms:eu-west-1:000000000000:key/0f3c";

/** One with every input, and one with no more than it needs. */
export const workgroupExamples: readonly Example[] = [
  {
    base: () => ({
      name: "conformance-queries",
      description: "first",
      configuration: {
        bytesScannedCutoffPerQuery: 10_737_418_240,
        enforceWorkgroupConfiguration: true,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        publishCloudwatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        resultConfiguration: {
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn },
          expectedBucketOwner: "000000000000",
          outputLocation: "s3://conformance/results/",
        },
      },
      tags: { team: "data" },
    }),
    updated: () => ({
      name: "conformance-queries",
      description: "second",
      state: "DISABLED",
      configuration: {
        bytesScannedCutoffPerQuery: 1_073_741_824,
        enforceWorkgroupConfiguration: false,
        publishCloudwatchMetricsEnabled: false,
        requesterPaysEnabled: true,
        engineVersion: { selectedEngineVersion: "AUTO" },
        resultConfiguration: {
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
          outputLocation: "s3://conformance/others/",
        },
      },
      tags: { stage: "test" },
    }),
    replacing: () => ({ name: "conformance-renamed" }),
  },
  { base: () => ({ name: "conformance-plain" }) },
];
