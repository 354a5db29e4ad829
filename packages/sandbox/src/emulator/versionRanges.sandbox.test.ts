import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const at = { Bucket: "versions", Key: "text" } as const;

describe("a ranged read of a named version", () => {
  let sandbox: TestSandbox;
  let s3: ReturnType<Clients["s3"]>;
  let VersionId = "";

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    s3 = (await clientsOf(sandbox)).s3(region);
    const { Bucket } = at;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    const old = await s3.send(new PutObjectCommand({ ...at, Body: "0123456789", ChecksumAlgorithm: "SHA256" }));
    VersionId = old.VersionId ?? "";
    await s3.send(new PutObjectCommand({ ...at, Body: "newer" }));
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  test.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=8-99", "89", "bytes 8-9/10"],
  ])("gives %s of it", async (Range, text, ContentRange) => {
    const { Body, ...head } = await s3.send(new GetObjectCommand({ ...at, VersionId, Range, ChecksumMode: "ENABLED" }));
    expect(await Body?.transformToString()).toBe(text);
    expect(head).toMatchObject({ ContentRange, ContentLength: text.length, VersionId });
  });

  test("is refused where it begins behind the end, and where the version has another ETag", async () => {
    await expect(s3.send(new GetObjectCommand({ ...at, VersionId, Range: "bytes=10-" }))).rejects.toMatchObject({
      name: "InvalidRange",
    });
    const IfMatch = '"another"';
    await expect(s3.send(new GetObjectCommand({ ...at, VersionId, Range: "bytes=1-", IfMatch }))).rejects.toMatchObject(
      { name: "PreconditionFailed" },
    );
  });

  test("without a range is all of it", async () => {
    const { Body, ContentRange } = await s3.send(new GetObjectCommand({ ...at, VersionId }));
    expect(await Body?.transformToString()).toBe("0123456789");
    expect(ContentRange).toBeUndefined();
  });
});
