import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import { record } from "../conformance/record.js";
import { scene } from "../conformance/Scene.js";
import { conformance } from "./HardenedBucket.conformance.js";
import { HardenedBucket, type HardenedBucketArgs } from "./HardenedBucket.js";
import { DataRole } from "./lifecycleFor.js";

const account = { accountId: "111122223333" };
const key = "arn:aws:kms:eu-central-1:111122223333:key/0f3c";
const target = { name: "frankfurt", bucket: "orders-in", region: "eu-central-1", keyArn: key };

async function made(args: HardenedBucketArgs) {
  const { resources } = await record(() => new HardenedBucket("orders", { account, region: "eu-west-1", ...args }));
  const inputsOf = (type: string) => resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);
  return { resources, inputsOf };
}

describe("a hardened bucket", () => {
  it("without arguments makes its own key and its own log bucket, and logs there under its name", async () => {
    const { resources, inputsOf } = await made({});
    expect(resources.filter(({ custom }) => !custom).map(({ type, name }) => [type, name])).toEqual([
      ["sallyport:index:HardenedBucket", "orders"],
      ["sallyport:index:EncryptionKey", "orders-key"],
      ["sallyport:index:LogBucket", "orders-logs"],
    ]);
    expect(inputsOf("aws:s3/bucketLogging:BucketLogging")).toMatchObject([
      { targetBucket: "orders-logs-111122223333-eu-west-1", targetPrefix: "orders-111122223333-eu-west-1/" },
    ]);
    expect(JSON.stringify(inputsOf("aws:s3/bucketPolicy:BucketPolicy"))).toContain(
      '\\"aws:SourceArn\\":[\\"arn:aws:s3:::orders-111122223333-eu-west-1\\"]',
    );
  });

  it("makes neither when they are given, and nothing that was not asked for", async () => {
    const { resources } = await made({ keyArn: key, accessLogs: { bucket: "logs" } });
    expect(resources.map(({ name }) => name).sort()).toEqual([
      "orders",
      "orders-bucket",
      "orders-encryption",
      "orders-lifecycle",
      "orders-logging",
      "orders-ownership",
      "orders-policy",
      "orders-public-access",
      "orders-versioning",
    ]);
  });

  it("replicates each target's prefix under a rule of its own, encrypted again, without deletes", async () => {
    const targets = [
      { ...target, prefix: "frankfurt/", storageClass: "STANDARD_IA" },
      { ...target, name: "stockholm", bucket: "orders-north", prefix: "stockholm/" },
    ];
    const { inputsOf } = await made({ replication: { targets } });
    const [config] = inputsOf("aws:s3/bucketReplicationConfig:BucketReplicationConfig");
    const shared = {
      status: "Enabled",
      deleteMarkerReplication: { status: "Disabled" },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    };
    const encryptionConfiguration = { replicaKmsKeyId: key };
    expect(config).toMatchObject({
      role: "arn:aws:iam::111122223333:role/orders-replication",
      rules: [
        {
          ...shared,
          id: "frankfurt",
          priority: 1,
          filter: { prefix: "frankfurt/" },
          destination: { bucket: "arn:aws:s3:::orders-in", storageClass: "STANDARD_IA", encryptionConfiguration },
        },
        {
          ...shared,
          id: "stockholm",
          priority: 2,
          filter: { prefix: "stockholm/" },
          destination: { bucket: "arn:aws:s3:::orders-north", encryptionConfiguration },
        },
      ],
    });
  });

  it("lets its users wait until it is closed, encrypted, logged, replicated and told of", async () => {
    const { resources } = await record(() => {
      const { bucketName } = conformance.make("orders", scene) as HardenedBucket;
      new aws.s3.BucketObjectv2("user", { bucket: bucketName, key: "first" });
    });
    const own = resources.filter(
      ({ name, custom }) => custom && name !== "user" && !name.startsWith("orders-replication-"),
    );
    const waitsFor = resources.find(({ name }) => name === "user")?.propertyDependencies.bucket;
    expect(own.map(({ name }) => name)).toContain("orders-notification");
    expect([...(waitsFor ?? [])].sort()).toEqual(expect.arrayContaining(own.map(({ urn }) => urn)));
  });

  it.each([
    [
      "staging data that would stay",
      { dataRole: DataRole.Staging, lifecycle: { expireDays: 8 } },
      "lifecycle.expireDays",
    ],
    ["replication to nowhere", { replication: { targets: [] } }, "replication.targets"],
    ["two targets of one name", { replication: { targets: [target, target] } }, "replication.targets[1].name"],
    [
      "a target without a word for a name",
      { replication: { targets: [{ ...target, name: "Frankfurt!" }] } },
      "replication.targets[0].name",
    ],
    [
      "a log bucket that is the bucket",
      { bucketName: "orders", accessLogs: { bucket: "orders" } },
      "accessLogs.bucket",
    ],
    ["an empty list of queues", { notifications: [] }, "notifications"],
    [
      "logs and a reason for having none",
      {
        accessLogs: { bucket: "logs" },
        exceptions: {
          noAccessLogs: { control: "STO-05", reason: "scratch space only", owner: "me", expires: "2030-01-01" },
        },
      },
      "accessLogs",
    ],
  ] satisfies [string, HardenedBucketArgs, string][])(
    "refuses %s, naming the argument",
    async (_title, args, argument) => {
      await expect(made(args)).rejects.toThrow(`HardenedBucket "orders": ${argument} `);
    },
  );
});
