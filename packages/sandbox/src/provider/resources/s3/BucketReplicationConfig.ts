import {
  DeleteBucketReplicationCommand,
  GetBucketReplicationCommand,
  PutBucketReplicationCommand,
  type ReplicationRule,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { exampleVersioning } from "./exampleVersioning.js";
import { orAbsent } from "./orAbsent.js";
import { fromSdk, toSdk } from "./sdkNames.js";

const renames = { id: "ID", replicaKmsKeyId: "ReplicaKmsKeyID" };

const status = shape.required(shape.text(["Enabled", "Disabled"]));
const minutes = shape.object({ minutes: shape.required(shape.number()) });

const rule = shape.object(
  {
    id: shape.text(),
    priority: shape.number(),
    status,
    filter: shape.object({
      prefix: shape.text(),
      tag: shape.object({ key: shape.required(shape.text()), value: shape.required(shape.text()) }),
      and: shape.object({ prefix: shape.text(), tags: shape.map(shape.text()) }),
    }),
    deleteMarkerReplication: shape.object({ status }),
    sourceSelectionCriteria: shape.object({
      sseKmsEncryptedObjects: shape.object({ status }),
      replicaModifications: shape.object({ status }),
    }),
    destination: shape.required(
      shape.object({
        bucket: shape.required(shape.text()),
        account: shape.text(),
        storageClass: shape.text(),
        accessControlTranslation: shape.object({ owner: shape.required(shape.text()) }),
        encryptionConfiguration: shape.object({ replicaKmsKeyId: shape.required(shape.text()) }),
        metrics: shape.object({ status, eventThreshold: minutes }),
        replicationTime: shape.object({ status, time: shape.required(minutes) }),
      }),
    ),
  },
  ["existingObjectReplication", "prefix"],
);

export const bucketReplicationConfig = bucketSetting({
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  applied: true,
  why: "Objects are copied by prefix and tag, also to other regions; a rule's key, selection criteria and time limits are only kept.",
  inputs: { role: shape.required(shape.text()), rules: shape.required(shape.list(rule)) },
  unsupported: ["token"],
  examples: [
    {
      needs: {
        ...exampleBuckets("replication"),
        bucketVersions: exampleVersioning("bucket"),
        otherVersions: exampleVersioning("other"),
        role: {
          type: "aws:iam/role:Role",
          inputs: () => ({ name: "conformance-replication", assumeRolePolicy: trustS3 }),
        },
      },
      base: (made) => ({
        bucket: made("bucket", "id"),
        role: made("role", "arn"),
        rules: [
          {
            id: "in",
            priority: 1,
            status: "Enabled",
            filter: { prefix: "in/" },
            deleteMarkerReplication: { status: "Disabled" },
            destination: { bucket: made("other", "arn"), storageClass: "STANDARD_IA" },
          },
        ],
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        role: made("role", "arn"),
        rules: [
          {
            id: "in",
            priority: 2,
            status: "Enabled",
            filter: { and: { prefix: "in/", tags: { kind: "raw" } } },
            deleteMarkerReplication: { status: "Disabled" },
            destination: { bucket: made("other", "arn") },
          },
        ],
      }),
      replacing: (made) => ({
        bucket: made("other", "id"),
        role: made("role", "arn"),
        rules: [
          {
            id: "back",
            priority: 1,
            status: "Enabled",
            filter: { prefix: "" },
            deleteMarkerReplication: { status: "Disabled" },
            destination: { bucket: made("bucket", "arn") },
          },
        ],
      }),
    },
  ],
  put: async (s3, { bucket, role, rules }) =>
    await s3.send(
      new PutBucketReplicationCommand({
        Bucket: bucket,
        ReplicationConfiguration: {
          Role: role,
          Rules: toSdk(rules as unknown as Json, renames) as ReplicationRule[],
        },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetBucketReplicationCommand({ Bucket: bucket })),
      "ReplicationConfigurationNotFoundError",
    );
    const live = answer?.ReplicationConfiguration;
    return live === undefined ? undefined : { role: live.Role, rules: fromSdk(live.Rules, renames) };
  },
  remove: async (s3, bucket) => await s3.send(new DeleteBucketReplicationCommand({ Bucket: bucket })),
});

const trustS3 = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
