import { symlink } from "node:fs/promises";
import { join } from "node:path";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";

const minutes = 60_000;
const packageRoot = join(__dirname, "..", "..");
const bucket = "shared-results";
const denied = { name: expect.stringMatching(/^AccessDenied/) };

/** Locked results that one role may read a folder of, by an access point and no policy of its own. */
const program = (roleArn: string): string => `
const { Access, DataRole, HardenedBucket } = require(${JSON.stringify(join(packageRoot, "dist"))});

new HardenedBucket("shared", {
  bucketName: ${JSON.stringify(bucket)},
  dataRole: DataRole.Results,
  objectLock: { days: 1 },
  accessPoints: [
    {
      name: "reports",
      vpcId: "vpc-0a1b2c3d4e5f60718",
      roleArns: [${JSON.stringify(roleArn)}],
      actions: [Access.List, Access.Read],
      prefix: "reports/",
    },
  ],
});
`;

describe("results that several read, deployed", () => {
  let sandbox: TestSandbox;
  let project: PulumiProject;
  let account: SandboxAccount;
  let reader: S3Client;
  let other: S3Client;
  let accessPoint: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    account = await sandboxAccount(sandbox);
    reader = (await account.actAs("reports", [])).s3;
    other = (await account.actAs("other", [])).s3;
    project = await pulumiProject(sandbox.environment, {
      "Pulumi.yaml": "name: shared-results\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": JSON.stringify({ name: "shared-results", private: true }),
      "index.js": program(`arn:aws:iam::${account.accountId}:role/reports`),
    });
    await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
    await project.pulumi("up", "--yes", "--skip-preview");
    const made = (await project.resources()).find(({ type }) => type === "aws:s3/accessPoint:AccessPoint");
    accessPoint = String(made?.outputs?.alias);
    for (const Key of ["reports/a", "drafts/b"]) {
      await account.root.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Key }));
    }
  }, 10 * minutes);

  afterAll(async () => {
    await sandbox?.stop();
    await project?.remove();
  }, minutes);

  const get = (as: S3Client, from: string, Key: string) => as.send(new GetObjectCommand({ Bucket: from, Key }));

  it("are read through the access point by the role that it names, key and all", async () => {
    const { Body, SSEKMSKeyId } = await get(reader, accessPoint, "reports/a");
    expect(await Body?.transformToString()).toBe("reports/a");
    expect(SSEKMSKeyId).toMatch(/^arn:aws:kms:/);
    const { Contents } = await reader.send(new ListObjectsV2Command({ Bucket: accessPoint, Prefix: "reports/" }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(["reports/a"]);
  });

  it("are not read outside the folder, nor past the access point, nor by another role", async () => {
    await expect(get(reader, accessPoint, "drafts/b")).rejects.toMatchObject(denied);
    await expect(get(reader, bucket, "reports/a")).rejects.toMatchObject(denied);
    await expect(get(other, accessPoint, "reports/a")).rejects.toMatchObject(denied);
    await expect(
      reader.send(new PutObjectCommand({ Bucket: accessPoint, Key: "reports/a", Body: "altered" })),
    ).rejects.toMatchObject(denied);
  });

  it("stay: not even the account's root deletes a version before its time, unless it asks to bypass the lock", async () => {
    const { VersionId } = await get(account.root.s3, bucket, "reports/a");
    const gone = new DeleteObjectCommand({ Bucket: bucket, Key: "reports/a", VersionId });
    await expect(account.root.s3.send(gone)).rejects.toMatchObject(denied);
  });
});
