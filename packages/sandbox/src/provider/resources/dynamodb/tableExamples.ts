import type { Example } from "../../ResourceDefinition.js";

const keys = [
  { name: "object", type: "S" },
  { name: "target", type: "S" },
];

/** An on-demand table as our components make it, and a provisioned one with indexes and a stream. */
export const tableExamples: readonly Example[] = [
  {
    needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-table-key" }) } },
    base: (made) => ({
      name: "conformance-table",
      billingMode: "PAY_PER_REQUEST",
      attributes: keys,
      hashKey: "object",
      rangeKey: "target",
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
      serverSideEncryption: { enabled: true, kmsKeyArn: made("key", "arn") },
      ttl: { attributeName: "expires", enabled: true },
      tags: { team: "data" },
    }),
    updated: (made) => ({
      name: "conformance-table",
      billingMode: "PAY_PER_REQUEST",
      attributes: keys,
      hashKey: "object",
      rangeKey: "target",
      onDemandThroughput: { maxReadRequestUnits: 100, maxWriteRequestUnits: 50 },
      pointInTimeRecovery: { enabled: false },
      serverSideEncryption: { enabled: true, kmsKeyArn: made("key", "arn") },
      streamEnabled: true,
      streamViewType: "NEW_IMAGE",
      tableClass: "STANDARD_INFREQUENT_ACCESS",
      ttl: { attributeName: "until", enabled: true },
      tags: { stage: "test" },
    }),
    replacing: (made) => ({
      name: "conformance-table",
      billingMode: "PAY_PER_REQUEST",
      attributes: [{ name: "object", type: "S" }],
      hashKey: "object",
      serverSideEncryption: { enabled: true, kmsKeyArn: made("key", "arn") },
    }),
  },
  {
    base: () => ({
      name: "conformance-indexed",
      attributes: [...keys, { name: "state", type: "S" }, { name: "size", type: "N" }],
      hashKey: "object",
      rangeKey: "target",
      readCapacity: 5,
      writeCapacity: 5,
      streamEnabled: true,
      streamViewType: "KEYS_ONLY",
      globalSecondaryIndexes: [
        { name: "by-state", hashKey: "state", projectionType: "ALL", readCapacity: 2, writeCapacity: 2 },
      ],
      localSecondaryIndexes: [
        { name: "by-size", rangeKey: "size", projectionType: "INCLUDE", nonKeyAttributes: ["state"] },
      ],
    }),
    updated: () => ({
      name: "conformance-indexed",
      attributes: [...keys, { name: "owner", type: "S" }, { name: "size", type: "N" }],
      hashKey: "object",
      rangeKey: "target",
      readCapacity: 10,
      writeCapacity: 5,
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      globalSecondaryIndexes: [
        {
          name: "by-owner",
          hashKey: "owner",
          rangeKey: "size",
          projectionType: "KEYS_ONLY",
          readCapacity: 1,
          writeCapacity: 1,
        },
      ],
      localSecondaryIndexes: [
        { name: "by-size", rangeKey: "size", projectionType: "INCLUDE", nonKeyAttributes: ["state"] },
      ],
    }),
    replacing: () => ({
      name: "conformance-indexed",
      attributes: keys,
      hashKey: "object",
      rangeKey: "target",
      readCapacity: 5,
      writeCapacity: 5,
    }),
  },
];
