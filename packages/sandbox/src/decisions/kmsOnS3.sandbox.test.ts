import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutBucketEncryptionCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../testing/clientsOf.js";
import { type RoleStatement, roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const objects = "arn:aws:s3:::sealed/*";
const viaS3 = { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } };

describe("a bucket that encrypts with a key", () => {
  let sandbox: TestSandbox;
  let key: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { s3, kms } = await clientsOf(sandbox);
    key = (await kms(region).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    await s3(region).send(new CreateBucketCommand({ Bucket: "sealed" }));
    await s3(region).send(
      new PutBucketEncryptionCommand({
        Bucket: "sealed",
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key },
              BucketKeyEnabled: true,
            },
          ],
        },
      }),
    );
    await s3(region).send(new PutObjectCommand({ Bucket: "sealed", Key: "a", Body: "a" }));
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const as = async (role: string, statements: readonly RoleStatement[]) =>
    (await clientsOf(sandbox, await roleSession(sandbox, role, statements))).s3(region);

  const keyUse = async (role: string): Promise<unknown[]> => {
    const lines: unknown[] = [];
    for await (const { principal, action, resource, decision, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`/${role}/`) && action.startsWith("kms:")) {
        lines.push([action, resource === key, decision, statement]);
      }
    }
    return lines;
  };

  const get = () => new GetObjectCommand({ Bucket: "sealed", Key: "a" });
  const put = (name: string) => new PutObjectCommand({ Bucket: "sealed", Key: name, Body: name });

  test("refuses reads and writes to a role that may use the bucket and not the key", async () => {
    const s3 = await as("bucket-only", [
      { Sid: "Objects", Action: ["s3:GetObject", "s3:PutObject"], Resource: objects },
    ]);
    await expect(s3.send(get())).rejects.toThrow("kms:Decrypt");
    await expect(s3.send(put("b"))).rejects.toThrow("kms:GenerateDataKey");
    expect(await keyUse("bucket-only")).toEqual([
      ["kms:Decrypt", true, "deny", null],
      ["kms:GenerateDataKey", true, "deny", null],
    ]);
  });

  test("lets a reader read by kms:Decrypt and a writer write by kms:GenerateDataKey, each alone", async () => {
    const reader = await as("reader", [
      { Sid: "Read", Action: ["s3:GetObject", "s3:PutObject"], Resource: objects },
      { Sid: "Open", Action: "kms:Decrypt", Resource: key, Condition: viaS3 },
    ]);
    expect(await (await reader.send(get())).Body?.transformToString()).toBe("a");
    await expect(reader.send(put("c"))).rejects.toThrow("kms:GenerateDataKey");
    const writer = await as("writer", [
      { Sid: "Write", Action: ["s3:GetObject", "s3:PutObject"], Resource: objects },
      { Sid: "Seal", Action: "kms:GenerateDataKey", Resource: key, Condition: viaS3 },
    ]);
    await writer.send(put("c"));
    await expect(writer.send(get())).rejects.toThrow("kms:Decrypt");
    expect(await keyUse("reader")).toContainEqual(["kms:Decrypt", true, "allow", "Open"]);
    expect(await keyUse("writer")).toContainEqual(["kms:GenerateDataKey", true, "allow", "Seal"]);
  });

  test("needs both for a multipart upload, and both for a copy within it", async () => {
    const both = ["kms:Decrypt", "kms:GenerateDataKey"];
    const upload = async (s3: Awaited<ReturnType<typeof as>>, name: string): Promise<void> => {
      const place = { Bucket: "sealed", Key: name };
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand(place));
      const { ETag } = await s3.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: "part" }));
      const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
      await s3.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload }));
    };
    const copy = (name: string) => new CopyObjectCommand({ Bucket: "sealed", Key: name, CopySource: "sealed/a" });
    for (const missing of both) {
      const s3 = await as(`without-${missing.slice(4)}`, [
        { Sid: "Objects", Action: ["s3:GetObject", "s3:PutObject"], Resource: objects },
        { Sid: "Key", Action: both.filter((action) => action !== missing), Resource: key, Condition: viaS3 },
      ]);
      await expect(upload(s3, "d")).rejects.toThrow(missing);
      await expect(s3.send(copy("e"))).rejects.toThrow(missing);
    }
    const s3 = await as("both", [
      { Sid: "Objects", Action: ["s3:GetObject", "s3:PutObject"], Resource: objects },
      { Sid: "Key", Action: both, Resource: key, Condition: viaS3 },
    ]);
    await upload(s3, "d");
    await s3.send(copy("e"));
  });

  test("judges the conditions: another service, or another bucket's context, does not open it", async () => {
    const conditions: readonly RoleStatement["Condition"][] = [
      { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } },
      { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::other*" } },
    ];
    for (const [index, Condition] of conditions.entries()) {
      const s3 = await as(`conditioned-${index}`, [
        { Sid: "Objects", Action: "s3:GetObject", Resource: objects },
        { Sid: "Open", Action: "kms:Decrypt", Resource: key, Condition },
      ]);
      await expect(s3.send(get())).rejects.toThrow("kms:Decrypt");
    }
    const s3 = await as("conditioned", [
      { Sid: "Objects", Action: "s3:GetObject", Resource: objects },
      {
        Sid: "Open",
        Action: "kms:Decrypt",
        Resource: key,
        Condition: { ...viaS3, StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::sealed" } },
      },
    ]);
    await s3.send(get());
  });

  test("judges a key that the request names, not the bucket's own", async () => {
    const { kms } = await clientsOf(sandbox);
    const other = (await kms(region).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    const s3 = await as("named", [
      { Sid: "Objects", Action: "s3:PutObject", Resource: objects },
      { Sid: "Seal", Action: "kms:GenerateDataKey", Resource: key },
    ]);
    const named = (SSEKMSKeyId: string) =>
      new PutObjectCommand({ Bucket: "sealed", Key: "f", Body: "f", ServerSideEncryption: "aws:kms", SSEKMSKeyId });
    await s3.send(named(key));
    await expect(s3.send(named(other))).rejects.toThrow("kms:GenerateDataKey");
  });
});
