import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import { Access } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { scene } from "../conformance/Scene.js";
import { DataRole } from "./DataRole.js";
import { conformance } from "./HardenedBucket.conformance.js";
import { HardenedBucket } from "./HardenedBucket.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";
import { ObjectLockMode } from "./ObjectLockArgs.js";

const account = { accountId: "111122223333" };
const key = "arn:aws:kms:eu-central-1:111122223333:key/0f3c";
const target = { name: "frankfurt", bucket: "orders-in", region: "eu-central-1", keyArn: key };

const accessPointType = "aws:s3/accessPoint:AccessPoint";
const lockType = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";
const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const reason = { control: "STO-06", reason: "scratch results of a test", owner: "me", expires: "2999-12-31" };
const reports = { name: "reports", vpcId: "vpc-0a1b", roleArns: ["arn:aws:iam::111122223333:role/reports"] };

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

  it("needs nothing but a name", async () => {
    const { resources } = await record(() => new HardenedBucket("data"));
    expect(resources.find(({ name }) => name === "data-bucket")?.inputs).toMatchObject({
      bucket: "data-111122223333-eu-west-1",
    });
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

  it("locks results in prod for 30 days, and says that this stands for MFA delete", async () => {
    const results = { dataRole: DataRole.Results, environment: "prod" };
    const { inputsOf } = await made(results);
    expect(inputsOf(lockType)).toMatchObject([{ rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } }]);
    expect(inputsOf("aws:s3/bucket:Bucket")[0]).toMatchObject({
      tags: { "sallyport:data-role": "results", "sallyport:mfa-delete": "replaced-by-object-lock" },
    });
    const waived = await made({ ...results, exceptions: { noObjectLock: reason } });
    expect(waived.inputsOf(lockType)).toEqual([]);
    expect(waived.inputsOf("aws:s3/bucket:Bucket")[0]).toMatchObject({ tags: { "sallyport:mfa-delete": "waived" } });
    for (const other of [{}, { ...results, environment: "dev" }, { environment: "prod" }]) {
      expect((await made(other)).inputsOf(lockType)).toEqual([]);
    }
  });

  it("locks anything that stays for as long as it is told, wherever it is", async () => {
    const { inputsOf } = await made({ objectLock: { mode: ObjectLockMode.Compliance, days: 7 } });
    expect(inputsOf(lockType)).toMatchObject([{ rule: { defaultRetention: { mode: "COMPLIANCE", days: 7 } } }]);
  });

  it("lets S3 read the locks that replicas get, and only where there are some", async () => {
    const granted = async (args: HardenedBucketArgs) =>
      JSON.stringify((await made({ replication: { targets: [target] }, ...args })).inputsOf(rolePolicyType));
    expect(await granted({ objectLock: { days: 1 } })).toContain("s3:GetObjectRetention");
    expect(await granted({})).not.toContain("s3:GetObjectRetention");
  });

  it("is listed into another bucket, encrypted with that one's key", async () => {
    const { inputsOf } = await made({ inventory: { bucket: "lists", keyArn: key } });
    expect(inputsOf("aws:s3/inventory:Inventory")).toMatchObject([
      {
        includedObjectVersions: "All",
        schedule: { frequency: "Daily" },
        destination: { bucket: { bucketArn: "arn:aws:s3:::lists", encryption: { sseKms: { keyId: key } } } },
      },
    ]);
  });

  it("takes the lists of named buckets, under its policy and its key's", async () => {
    const { resources } = await made({ inventorySources: ["orders-*"] });
    for (const child of ["orders-policy", "orders-key-key"]) {
      const policy = resources.find(({ name }) => name === child)?.inputs.policy;
      const statements = JSON.parse(String(policy)).Statement as { Effect: string }[];
      expect(statements.filter(({ Effect }) => Effect === "Allow")).toContainEqual(
        expect.objectContaining({
          Principal: { Service: "s3.amazonaws.com" },
          Condition: expect.objectContaining({ ArnLike: { "aws:SourceArn": ["arn:aws:s3:::orders-*"] } }),
        }),
      );
    }
  });

  it("has a way in for each consumer, from its VPC alone, and lets its roles use the key", async () => {
    const { inputsOf } = await made({ accessPoints: [reports] });
    const [accessPoint] = inputsOf(accessPointType);
    expect(accessPoint).toMatchObject({
      name: "orders-reports",
      vpcConfiguration: { vpcId: "vpc-0a1b" },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    });
    expect(inputsOf("aws:kms/key:Key")[0]?.policy).toContain(reports.roleArns[0]);
  });

  it("moves objects by use where nobody knows the use, into tiers as deep as it is told", async () => {
    const { inputsOf } = await made({ lifecycle: { intelligentTiering: { archiveAfterDays: 90 } } });
    expect(
      inputsOf("aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration"),
    ).toMatchObject([{ status: "Enabled", tierings: [{ accessTier: "ARCHIVE_ACCESS", days: 90 }] }]);
    expect((await made({ lifecycle: { intelligentTiering: {} } })).resources.map(({ name }) => name)).not.toContain(
      "orders-tiering",
    );
  });

  it("is encrypted by S3's own keys only for a written reason, and then insists on that", async () => {
    const { resources, inputsOf } = await made({ exceptions: { sseS3: { ...reason, control: "ENC-02" } } });
    expect(resources.map(({ name }) => name)).not.toContain("orders-key");
    expect(JSON.stringify(inputsOf(encryptionType)[0]?.rules)).toBe(
      '[{"applyServerSideEncryptionByDefault":{"sseAlgorithm":"AES256"}}]',
    );
  });

  it("lets its users wait until it is closed, encrypted, logged, replicated and told of", async () => {
    const { resources } = await record(() => {
      const { bucketName } = conformance.make("orders", scene) as HardenedBucket;
      new aws.s3.BucketObjectv2("user", { bucket: bucketName, key: "first" });
    });
    const own = resources.filter(
      ({ name, custom, type }) =>
        custom && name !== "user" && !name.startsWith("orders-replication-") && type !== accessPointType,
    );
    const waitsFor = resources.find(({ name }) => name === "user")?.propertyDependencies.bucket;
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(["orders-notification", "orders-object-lock"]));
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
    ["a lock on data that has to go", { dataRole: DataRole.Uploads, objectLock: { days: 1 } }, "objectLock"],
    ["a lock of no days", { objectLock: { days: 0 } }, "objectLock.days"],
    [
      "a lock and a reason for having none",
      { objectLock: { days: 1 }, exceptions: { noObjectLock: reason } },
      "objectLock",
    ],
    ["a key and a reason for having none", { keyArn: key, exceptions: { sseS3: reason } }, "keyArn"],
    [
      "copies without a key to encrypt them from",
      { replication: { targets: [target] }, exceptions: { sseS3: reason } },
      "replication",
    ],
    ["an empty list of access points", { accessPoints: [] }, "accessPoints"],
    ["two access points of one name", { accessPoints: [reports, reports] }, "accessPoints[1].name"],
    [
      "an access point whose name is too long for S3",
      { accessPoints: [{ ...reports, name: "r".repeat(44) }] },
      "accessPoints[0].name",
    ],
    ["an access point for nobody", { accessPoints: [{ ...reports, roleArns: [] }] }, "accessPoints[0].roleArns"],
    [
      "an access point to a folder that is none",
      { accessPoints: [{ ...reports, prefix: "in" }] },
      "accessPoints[0].prefix",
    ],
    [
      "an access point for what buckets do not know",
      { accessPoints: [{ ...reports, actions: [Access.Send] }] },
      "accessPoints[0].actions",
    ],
  ] satisfies [string, HardenedBucketArgs, string][])(
    "refuses %s, naming the argument",
    async (_title, args, argument) => {
      await expect(made(args)).rejects.toThrow(`HardenedBucket "orders": ${argument} `);
    },
  );
});
