import { createHash } from "node:crypto";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const Bucket = "copied";

describe("copies within S3", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    const CreateBucketConfiguration = { LocationConstraint: region } as const;
    await clients.s3(region).send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    for (const Key of ["first", "second"])
      await clients.s3(region).send(new PutObjectCommand({ Bucket, Key, Body: `content of ${Key}` }));
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

  test("have the checksum that they ask for", async () => {
    const s3 = clients.s3(region);
    const copy = { Bucket, Key: "checked", CopySource: `${Bucket}/first`, ChecksumAlgorithm: "SHA256" } as const;
    const { CopyObjectResult } = await s3.send(new CopyObjectCommand(copy));
    expect(CopyObjectResult?.ChecksumSHA256).toBe(sha256("content of first"));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "checked", ChecksumMode: "ENABLED" }));
    expect(head.ChecksumSHA256).toBe(sha256("content of first"));
  });

  test("write nothing where their condition does not hold", async () => {
    const s3 = clients.s3(region);
    const copy = { Bucket, Key: "once", IfNoneMatch: "*" };
    await s3.send(new CopyObjectCommand({ ...copy, CopySource: `${Bucket}/first` }));
    await expect(s3.send(new CopyObjectCommand({ ...copy, CopySource: `${Bucket}/second` }))).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "once" }));
    expect(await Body?.transformToString()).toBe("content of first");
  });

  test("give the parts of an upload with a checksum theirs", async () => {
    const s3 = clients.s3(region);
    const upload = { Bucket, Key: "parts" };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...upload, ChecksumAlgorithm: "SHA256" }));
    const part = { ...upload, UploadId, PartNumber: 1, CopySource: `${Bucket}/first`, CopySourceRange: "bytes=0-6" };
    const { CopyPartResult } = await s3.send(new UploadPartCopyCommand(part));
    expect(CopyPartResult?.ChecksumSHA256).toBe(sha256("content"));
  });
});
