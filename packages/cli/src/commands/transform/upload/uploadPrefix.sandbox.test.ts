import { readFileSync } from "node:fs";
import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:https";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { runBin } from "../../../testing/runBin.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";

const newFolder = temporaryFolders();

describe("`sallyport transform upload --to`", () => {
  let sandbox: TestSandbox;
  let s3: S3Client;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = sandbox.environment;
    s3 = new S3Client({
      region: "eu-west-1",
      endpoint: sandbox.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
    await s3.send(new CreateBucketCommand({ Bucket: "sources" }));
  }, 60_000);

  afterAll(async () => {
    s3?.destroy();
    await sandbox?.stop();
  });

  const upload = async (folder: string, to: string, ...words: string[]) =>
    await runBin(["transform", "upload", folder, "--to", to, ...words], {
      ...sandbox.environment,
      AWS_REGION: "eu-west-1",
    });

  const objects = async (Prefix: string) => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "sources", Prefix }));
    return Contents.map(({ Key = "" }) => Key.slice(Prefix.length));
  };

  it("puts what is not there with the same content, keeps the rest, and says what there is besides", async () => {
    const folder = newFolder();
    await mkdir(join(folder, "sub", ".git"), { recursive: true });
    for (const name of ["a", "b", "c 1+é", "sub/d", ".env"]) await writeFile(join(folder, name), `content of ${name}`);
    await writeFile(join(folder, "empty"), "");
    await writeFile(join(folder, "large"), Buffer.alloc(5 * 1024 * 1024, "large"));
    await writeFile(join(folder, "sub", ".git", "HEAD"), "x");
    const first = await upload(folder, "s3://sources/app", "--json");
    expect(JSON.parse(first.stdout)).toMatchObject({
      s3Path: "s3://sources/app/",
      files: 6,
      uploaded: 6,
      unchanged: 0,
      others: 0,
      excluded: { "environment-file": 1, "version-control": 1 },
    });
    expect((await objects("app/")).sort()).toEqual(["a", "b", "c 1+é", "empty", "large", "sub/d"]);
    const { Body, ChecksumSHA256 } = await s3.send(
      new GetObjectCommand({ Bucket: "sources", Key: "app/large", ChecksumMode: "ENABLED" }),
    );
    expect(ChecksumSHA256).toMatch(/=$/);
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(readFileSync(join(folder, "large")))).toBe(
      true,
    );

    // As after an upload that was interrupted, and changes on both sides since.
    await s3.send(new DeleteObjectCommand({ Bucket: "sources", Key: "app/a" }));
    await s3.send(new PutObjectCommand({ Bucket: "sources", Key: "app/old", Body: "x" }));
    await writeFile(join(folder, "b"), "CONTENT of b");
    await appendFile(join(folder, "sub", "d"), "more");
    const second = await upload(folder, "s3://sources/app/", "--json");
    expect(JSON.parse(second.stdout)).toMatchObject({ files: 6, uploaded: 3, unchanged: 3, others: 1 });
    expect(second.stderr).toContain("1 objects more than the folder");
    await rm(join(folder, "large"));
    expect(await upload(folder, "s3://sources/app")).toMatchObject({ code: 0, stdout: "s3://sources/app/\n" });
  });

  it.each([
    ["a bucket that is not there", "s3://no-such-bucket-here/app", [], 2],
    ["no prefix", "s3://sources", [], 64],
    ["an API besides", "s3://sources/app", ["--url", "https://example.com"], 64],
    ["no number of connections", "s3://sources/app", ["--connections", "0"], 64],
  ])("ends with one clear error for %s", async (_what, to, words, exitCode) => {
    const folder = newFolder();
    await writeFile(join(folder, "a"), "a");
    const { code, stdout, stderr } = await upload(folder, to, ...words);
    expect([code, stdout]).toEqual([exitCode, ""]);
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/s);
  });
});
