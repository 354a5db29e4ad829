import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { type Principal, region, sandboxAccount } from "../testing/sandboxAccount.js";
import { AuditTrail } from "./AuditTrail.js";

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: "s3:*", Resource: "*" }],
});
const denied = { name: expect.stringMatching(/^AccessDenied/) };

/** CloudTrail itself does not run in the sandbox: that it may deliver is not shown here. */
describe("the bucket of a trail, for a role that may do everything, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let administrator: Principal;
  const file = { Bucket: "trail", Key: "AWSLogs/000000000000/CloudTrail/eu-west-1/file.json.gz" };
  let delivered: string | undefined;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { accountId, root, actAs } = await sandboxAccount(sandbox);
    const args = { bucketName: "trail", keyArn: "arn:aws:kms:eu-west-1:1:key/k", region, account: { accountId } };
    const { resources } = await record(() => new AuditTrail("audit", args));
    const policy = resources.find(({ type }) => type === "aws:s3/bucketPolicy:BucketPolicy")?.inputs.policy;
    await root.s3.send(new CreateBucketCommand({ Bucket: "trail" }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await root.s3.send(new PutBucketVersioningCommand({ Bucket: "trail", VersioningConfiguration }));
    delivered = (await root.s3.send(new PutObjectCommand({ ...file, Body: "{}" }))).VersionId;
    await root.s3.send(new PutBucketPolicyCommand({ Bucket: "trail", Policy: String(policy) }));
    administrator = await actAs("administrator", [everything]);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  it("can be read", async () => {
    const { Body } = await administrator.s3.send(new GetObjectCommand(file));
    expect(await Body?.transformToString()).toBe("{}");
  });

  it("takes no file, neither a new one nor another version", async () => {
    await expect(administrator.s3.send(new PutObjectCommand({ ...file, Body: "[]" }))).rejects.toMatchObject(denied);
    const made = new PutObjectCommand({ Bucket: "trail", Key: "made-up.json", Body: "{}" });
    await expect(administrator.s3.send(made)).rejects.toMatchObject(denied);
  });

  it("loses no file, neither behind a delete marker nor for good", async () => {
    await expect(administrator.s3.send(new DeleteObjectCommand(file))).rejects.toMatchObject(denied);
    const forGood = new DeleteObjectCommand({ ...file, VersionId: delivered });
    await expect(administrator.s3.send(forGood)).rejects.toMatchObject(denied);
  });
});
