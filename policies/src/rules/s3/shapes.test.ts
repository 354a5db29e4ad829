import { describe, expect, it } from "@jest/globals";
import { appliesTo } from "../../engine/appliesTo.js";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import type { Example } from "../../engine/Rule.js";
import { allRules } from "../index.js";
import { bucketTypes } from "./bucketTypes.js";
import { lifecycleOf } from "./lifecycleOf.js";
import type { Fields } from "./settingsOf.js";
import { type SettingKind, settingTypes } from "./settingTypes.js";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/k";
const policy = {
  Statement: [
    ["DenyInsecureTransport", "s3:*", { Bool: { "aws:SecureTransport": "false" } }],
    ["DenyOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }],
    ["DenyOthers", "s3:PutObject", { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } }],
    ["DenyKeys", "s3:PutObject", { StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn } }],
    ["DenyCustomers", "s3:PutObject", { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } }],
  ].map(([Sid, Action, Condition]) => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: ["arn:aws:s3:::results", "arn:aws:s3:::results/*"],
    Condition,
  })),
};
const tags = { "data-role": "results", environment: "prod", "mfa-delete": "replaced-by-object-lock" };

/** The settings of one bucket, inline. */
const inline: Readonly<Record<string, readonly [(typeof bucketTypes)[number], Readonly<Record<string, unknown>>]>> = {
  "inline, as in v5 and v7": [
    bucketTypes[0],
    {
      policy,
      versioning: { enabled: true },
      serverSideEncryptionConfiguration: {
        rule: {
          bucketKeyEnabled: true,
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
        },
      },
      logging: { targetBucket: "logs" },
      lifecycleRules: [
        {
          enabled: true,
          abortIncompleteMultipartUploadDays: 7,
          noncurrentVersionExpiration: { days: 90 },
          transitions: [{ days: 90, storageClass: "GLACIER_IR" }],
        },
      ],
      objectLockConfiguration: { rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } },
      replicationConfiguration: {
        role: "arn:aws:iam::111122223333:role/replication",
        rules: [
          {
            status: "Enabled",
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { enabled: true } },
            destination: { bucket: "arn:aws:s3:::copies", replicaKmsKeyId: keyArn },
          },
        ],
      },
    },
  ],
  "inline, as in v6": [
    bucketTypes[1],
    {
      policy: JSON.stringify(policy),
      versionings: [{ enabled: true }],
      serverSideEncryptionConfigurations: [
        {
          rules: [
            {
              bucketKeyEnabled: true,
              applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn }],
            },
          ],
        },
      ],
      loggings: [{ targetBucket: "logs" }],
      lifecycleRules: [
        {
          enabled: true,
          abortIncompleteMultipartUploadDays: 7,
          noncurrentVersionExpirations: [{ days: 90 }],
          transitions: [{ days: 90, storageClass: "GLACIER_IR" }],
        },
      ],
      objectLockConfiguration: { rules: [{ defaultRetentions: [{ mode: "GOVERNANCE", years: 1 }] }] },
      replicationConfigurations: [
        {
          rules: [
            {
              status: "Enabled",
              sourceSelectionCriterias: [{ sseKmsEncryptedObjects: [{ enabled: true }] }],
              destinations: [{ bucket: "arn:aws:s3:::copies", replicaKmsKeyId: keyArn }],
            },
          ],
        },
      ],
    },
  ],
};

/** The same settings as resources of their own. @param generation 0 for the types of v7, 1 for those of v6 */
const own = (generation: 0 | 1): Example => {
  const made = (kind: SettingKind, props: Fields) => ({
    type: settingTypes[kind].types[generation] ?? settingTypes[kind].types[0],
    name: kind,
    props,
    refersTo: { bucket: "results", ...(kind === "logging" ? { targetBucket: "logs" } : {}) },
  });
  return [
    made("policy", { policy: JSON.stringify(policy) }),
    made("versioning", { versioningConfiguration: { status: "Enabled" } }),
    made("encryption", {
      rules: [
        {
          bucketKeyEnabled: true,
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
        },
      ],
    }),
    made("logging", {}),
    made("lifecycle", {
      rules: [
        {
          status: "Enabled",
          filter: {},
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          noncurrentVersionExpiration: { noncurrentDays: 90 },
          transitions: [{ days: 90, storageClass: "GLACIER_IR" }],
        },
      ],
    }),
    made("lock", { rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } }),
    made("replication", {
      rules: [
        {
          status: "Enabled",
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: { bucket: "arn:aws:s3:::copies", encryptionConfiguration: { replicaKmsKeyId: keyArn } },
        },
      ],
    }),
  ];
};

/** What no shape holds inline. */
const besides: Example = [
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "block",
    refersTo: { bucket: "results" },
    props: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
  },
  {
    type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    name: "ownership",
    refersTo: { bucket: "results" },
    props: { rule: { objectOwnership: "BucketOwnerEnforced" } },
  },
  { type: bucketTypes[0], name: "logs" },
];
/** The rules about the buckets' settings; those about any resource's tags and protection are tried elsewhere. */
const rules = allRules.filter(
  ({ id, types }) => types.some((type) => type.startsWith("aws:s3/")) && !/^(env|prod|required)-/.test(id),
);

function found(example: Example): readonly string[] {
  const graph = exampleGraph(example);
  return graph.resources
    .filter(({ name }) => name !== "logs")
    .flatMap((resource) =>
      rules
        .filter((rule) => appliesTo(rule, resource.type))
        .map((rule) => ({ rule: rule.id, ...judge(rule, resource, graph) }))
        .filter(({ kind }) => kind !== "compliant")
        .map((judged) => JSON.stringify(judged)),
    );
}

const bucketWith = (type: string, props: Fields): Example => [
  { type, name: "results", props: { tags, ...props }, refersTo: { logging: "logs", loggings: "logs" } },
  ...besides,
];

describe("a bucket that meets every rule", () => {
  it.each(Object.entries(inline))("does so %s, and breaks one without any of its settings", (_title, [type, props]) => {
    expect(found(bucketWith(type, props))).toEqual([]);
    for (const setting of Object.keys(props)) {
      const { [setting]: _gone, ...others } = props;
      expect(found(bucketWith(type, others))).not.toEqual([]);
    }
  });

  it.each([0, 1] as const)(
    "does so by resources of their own, and breaks one without any of them: types %d",
    (generation) => {
      const bucket = { type: bucketTypes[generation], name: "results", props: { tags } };
      const settings = own(generation);
      expect(found([bucket, ...settings, ...besides])).toEqual([]);
      for (const gone of settings) {
        expect(found([bucket, ...settings.filter((one) => one !== gone), ...besides])).not.toEqual([]);
      }
    },
  );
});

describe("a lifecycle", () => {
  const views = (props: object) => {
    const graph = exampleGraph([
      { type: bucketTypes[0], name: "data" },
      { type: settingTypes.lifecycle.types[0], name: "lifetimes", props: { ...props }, refersTo: { bucket: "data" } },
    ]);
    const [bucket] = graph.resources;
    return bucket && lifecycleOf(bucket, graph);
  };

  it("has only the rules that are on", () => {
    expect(views({ rules: [{ status: "Disabled", expiration: { days: 1 } }] })).toEqual([]);
  });

  it.each([
    ["nothing", {}, "", true],
    ["a prefix", { filter: { prefix: "a/" } }, "a/", true],
    ["an old prefix", { prefix: "a/" }, "a/", true],
    ["a prefix and a tag", { filter: { and: { prefix: "a/", tags: { b: "c" } } } }, "a/", false],
    ["a size", { filter: { objectSizeGreaterThan: 1 } }, "", false],
  ])("knows what a rule leaves out: %s", (_what, filter, prefix, whole) => {
    expect(views({ rules: [{ status: "Enabled", ...filter }] })).toMatchObject([{ prefix, whole }]);
  });
});
